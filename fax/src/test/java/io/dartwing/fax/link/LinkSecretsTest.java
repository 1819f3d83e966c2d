package io.dartwing.fax.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkSecretsTest {
    @Test
    void whatIsMadeIsReadAgainHoweverItIsTyped() {
        String token = LinkSecrets.nextToken();
        assertThat(token).hasSize(16).doesNotContain("0", "1", "l", "o", "i");
        assertThat(LinkSecrets.token(LinkSecrets.grouped(token, "-"))).contains(token);
        assertThat(LinkSecrets.token(token.toUpperCase(java.util.Locale.ROOT))).contains(token);
        String code = LinkSecrets.nextCode();
        assertThat(code).matches("[0-9]{8}");
        assertThat(LinkSecrets.code(" " + LinkSecrets.grouped(code, " ") + " ")).contains(code);
        assertThat(LinkSecrets.grouped("12345678", "-")).isEqualTo("1234-5678");
    }

    @Test
    void whatCantBeOneIsNone() {
        for (String typed :
                List.of("", "abc", "a".repeat(17), "abcdefghjkmnpqr0", "../../../etc/pwd", "é".repeat(16))) {
            assertThat(LinkSecrets.token(typed)).as(typed).isEmpty();
        }
        for (String typed : List.of("", "1234567", "123456789", "1234567a")) {
            assertThat(LinkSecrets.code(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void noTwoAreAlike() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            tokens.add(LinkSecrets.nextToken());
        }
        assertThat(tokens).hasSize(1000);
    }
}
