package io.dartwing.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.Connector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountRulesTest {
    private static final Connector CONNECTOR = new Connector() {
        @Override
        public String name() {
            return "trial";
        }

        @Override
        public String label() {
            return "Trial";
        }

        @Override
        public URI api() {
            return URI.create("https://api.test");
        }

        @Override
        public URI documentation() {
            return URI.create("https://docs.test");
        }

        @Override
        public List<AccountField> fields() {
            return List.of(
                    AccountField.secret("api_key", "API key", ""),
                    AccountField.setting("connection_id", "Connection", ""),
                    AccountField.setting("note", "Note", "").optional());
        }
    };

    @Test
    void aWholeAccountHasNothingWrong() {
        assertThat(check(true, Map.of("api_key", "k"))).isEmpty();
        assertThat(check(false, Map.of("connection_id", "c"))).isEmpty();
    }

    @Test
    void everythingWrongIsSaidAndNoValue() {
        assertThat(check(false, Map.of("api_key", "hunter2")))
                .containsExactly(
                        "settings.api_key: unknown (expected: connection_id|note)",
                        "settings.connection_id: missing (expected: a value)");
        assertThat(check(true, Map.of("api_key", "hunter2\0")))
                .containsExactly(
                        "credentials.api_key: not valid (expected: printable text of at most 8000 characters)");
    }

    @Test
    void credentialsChangeByName() {
        var before = Map.of("api_key", "old", "public_key", "p");
        assertThat(AccountRules.changed(before, Map.of("api_key", "new")))
                .isEqualTo(Map.of("api_key", "new", "public_key", "p"));
        assertThat(AccountRules.changed(before, Map.of("public_key", ""))).isEqualTo(Map.of("api_key", "old"));
    }

    @Test
    void publicIdsAreRandomAndFitIntoAddresses() {
        assertThat(PublicIds.fresh()).matches("[a-z2-7]{26}").isNotEqualTo(PublicIds.fresh());
        assertThat(PublicIds.encode("foobar".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo("mzxw6ytboi"); // RFC 4648 §10
    }

    private static List<String> check(boolean secret, Map<String, String> values) {
        var violations = new Violations();
        AccountRules.check(CONNECTOR, secret, values, violations);
        return violations.errors().stream().map(FieldError::message).toList();
    }
}
