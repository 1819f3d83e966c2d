package io.dartwing.fax.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfirmationCodesTest {
    @Test
    void anAnswerBeginsWithItsCode() {
        assertThat(ConfirmationCodes.in("\n 123456\nBest, Ana")).contains("123456");
        assertThat(ConfirmationCodes.in("123 456")).contains("123456");
        assertThat(ConfirmationCodes.in("123456 thanks")).contains("123456");
    }

    @Test
    void aQuotedCodeConfirmsNothing() {
        assertThat(ConfirmationCodes.in("I am on holiday.\n> 123456")).isEmpty();
        assertThat(ConfirmationCodes.in("> 123456")).isEmpty();
        assertThat(ConfirmationCodes.in("1234567")).isEmpty();
        assertThat(ConfirmationCodes.in("")).isEmpty();
    }

    @Test
    void codesAreSixDigits() {
        assertThat(ConfirmationCodes.next()).matches("[0-9]{6}");
    }
}
