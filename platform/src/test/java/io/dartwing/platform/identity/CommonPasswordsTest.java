package io.dartwing.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private static final String EMAIL = "anna.moreau@clinic.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password1234",
                "P@$$w0rd2026!",
                "123456789012",
                "qwertyuiopas",
                "!!Sunshine2026",
                "iloveyou12345",
                "monkeymonkey",
                "abcabcabcabc",
                "zyxwvutsrqpo",
                "dartwing-2026",
                "Anna.Moreau1987"
            })
    void whatAttackersTryFirstIsRefused(String password) {
        assertThat(CommonPasswords.contain(password, EMAIL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "a long enough phrase 1001",
                "four words make one",
                "tR8#qLm2vXz9",
                "the nurse likes pears"
            })
    void whatIsHardToGuessIsTaken(String password) {
        assertThat(CommonPasswords.contain(password, EMAIL)).isFalse();
    }

    @Test
    void theListIsThere() {
        assertThat(CommonPasswords.size()).isGreaterThan(20_000);
    }
}
