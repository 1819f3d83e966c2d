package io.dartwing.platform.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.roles.Members;
import io.dartwing.platform.roles.Members.Member;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Passkeys are asked for and shown from one network address so often and no more; and which address that is. Every
/// test has an address of its own.
@PlatformIntegration
class PasskeyThrottleIT {
    private static final String OPTIONS = "/api/v1/session/passkey-options";
    private static final String SHOW = "/api/v1/session/passkey";
    private static final String PROOF_OPTIONS = "/api/v1/session/second-factor/passkey-options";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    @Test
    void challengesForOneAddressGetSlow() {
        Caller stranger = Caller.from(port, "127.0.0.31");
        refusedAtLast(() -> stranger.post(OPTIONS, Map.of()), 200);
        assertThat(Caller.from(port, "127.0.0.32").post(OPTIONS, Map.of()).status())
                .as("another address")
                .isEqualTo(200);
        assertThat(Caller.from(port, "127.0.0.31")
                        .post("/api/v1/session", Map.of("email", Ids.next() + "@example.org", "password", "wrong"))
                        .status())
                .as("passwords from that address")
                .isEqualTo(401);
    }

    @Test
    void whoWritesOtherAddressesIntoItsRequestsIsStillOne() {
        var number = new java.util.concurrent.atomic.AtomicInteger();
        refusedAtLast(
                () -> Caller.from(port, "127.0.0.35")
                        .header("X-Forwarded-For", "192.0.2." + number.incrementAndGet())
                        .post(OPTIONS, Map.of()),
                200);
    }

    @Test
    void answersFromOneAddressGetSlow() {
        Caller stranger = Caller.from(port, "127.0.0.33");
        refusedAtLast(() -> stranger.post(SHOW, Map.of("credential", Map.of("id", "AA"))), 400);
    }

    @Test
    void challengesToProveASecondFactorCountForTheAddressToo() {
        Member member = new Members(port, database, OrganizationMode.DARTWING).with("fax_user");
        Caller caller = Caller.from(port, "127.0.0.34")
                .header("Cookie", "dartwing_session=" + member.caller().cookie("dartwing_session"))
                .header("X-CSRF-Token", member.caller().cookie("dartwing_csrf"));
        refusedAtLast(() -> caller.post(PROOF_OPTIONS, Map.of()), 200);
    }

    @Test
    void behindATrustedProxyTheAddressItNamesCounts() {
        Caller near = behindProxy("192.0.2.41");
        refusedAtLast(() -> near.post(OPTIONS, Map.of()), 200);
        assertThat(behindProxy("192.0.2.42").post(OPTIONS, Map.of()).status()).isEqualTo(200);
        refusedAtLast(() -> behindProxy("192.0.2.42, 192.0.2.43").post(OPTIONS, Map.of()), 200);
    }

    private Caller behindProxy(String forwarded) {
        return Caller.from(port, PlatformIntegration.PROXY).header("X-Forwarded-For", forwarded);
    }

    private static void refusedAtLast(Supplier<Answer> attempt, int before) {
        for (int made = 0; made < 30; made++) {
            assertThat(attempt.get().status()).isEqualTo(before);
        }
        Answer refused = attempt.get();
        for (int more = 0; more < 10 && refused.status() == before; more++) { // so slow a machine that it has waited
            refused = attempt.get();
        }
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.json().path("code").asString()).isEqualTo("DW-429");
    }
}
