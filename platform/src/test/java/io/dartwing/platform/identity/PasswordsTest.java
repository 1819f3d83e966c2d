package io.dartwing.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Pattern HASH =
            Pattern.compile("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");

    private final Passwords passwords = new Passwords();

    @Test
    void aHashFitsItsPasswordOnly() {
        String hash = passwords.hash("correct horse battery");

        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
    }

    /// Otherwise the time of an answer would tell who has an account.
    @Test
    void whoHasNoPasswordIsComparedWithAHashOfTheSameCost() {
        assertThat(List.of(passwords.hash("correct horse battery"), passwords.nobodysHash))
                .allSatisfy(hash -> assertThat(hash).matches(HASH));
        assertThat(passwords.matches("correct horse battery", null)).isFalse();
    }
}
