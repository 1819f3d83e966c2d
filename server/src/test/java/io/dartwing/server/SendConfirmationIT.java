package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.factor.Authenticator;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who sends shows a second factor again, where the organisation wants that.
class SendConfirmationIT {
    private static final String SETTING = "/api/v1/settings/fax.second_factor";

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Careful Office");

    @Test
    @Covers("FAX-E-001-02")
    void aPersonShowsASecondFactorBeforeItSendsAndAKeyDoesNot() {
        Tenant.Login owner = server.person(clinic, "owner");
        Caller person = Caller.signedIn(server.port(), owner.email(), owner.password());
        Caller key = clinic.caller();
        String draft = "/api/v1/broadcasts/" + draft(person);

        key.put(SETTING, Map.of("value", "broadcasts"));
        assertThat(send(person).status()).isEqualTo(202);
        assertWanted(person.post(draft + "/start", Map.of()));

        key.put(SETTING, Map.of("value", "always"));
        assertWanted(send(person));
        assertThat(send(key).status()).isEqualTo(202);

        var phone = new Authenticator(person.post("/api/v1/session/security/totp", Map.of())
                .json()
                .path("secret")
                .asString());
        person.put("/api/v1/session/security/totp", Map.of("code", phone.next()));
        assertThat(person.post("/api/v1/session/second-factor", Map.of("code", phone.next()))
                        .status())
                .isEqualTo(200);
        assertThat(send(person).status()).isEqualTo(202);
        assertThat(person.post(draft + "/start", Map.of()).status()).isEqualTo(200);
    }

    private static void assertWanted(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("DW-4034", "within the last 10 minutes");
    }

    private Answer send(Caller caller) {
        return caller.post(
                "/api/v1/faxes",
                Map.of(
                        "to",
                        clinic.secondNumber(),
                        "file_base64",
                        page(),
                        "filename",
                        "page.pdf",
                        "scheduled_at",
                        Tenant.NEXT_MONTH));
    }

    private String draft(Caller caller) {
        return Tenant.id(caller.post(
                "/api/v1/broadcasts",
                Map.of(
                        "name",
                        "Opening hours",
                        "from",
                        clinic.firstNumber(),
                        "file_base64",
                        page(),
                        "scheduled_at",
                        Tenant.NEXT_MONTH,
                        "recipients",
                        List.of(Map.of("number", clinic.secondNumber())))));
    }

    private static String page() {
        return Base64.getEncoder().encodeToString(TestPages.pdf("One page"));
    }
}
