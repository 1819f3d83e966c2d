package io.dartwing.platform.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.roles.Members.Member;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Invitations grant nothing before they are accepted, and then once.
@PlatformIntegration
class InvitationsIT {
    private static final String PASSWORD = "another fine long phrase";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private Members clinic;
    private Member owner;
    private final String email = Ids.next() + "@example.org";

    @BeforeEach
    void open() {
        clinic = new Members(port, database, OrganizationMode.DARTWING);
        owner = clinic.with("owner");
    }

    @Test
    void anInvitationGrantsNothingBeforeItIsAccepted() {
        String token = invite(email, "fax_user");
        assertThat(owner.caller().get("/api/v1/people").body()).doesNotContain(email);
        assertThat(signIn(email, PASSWORD).status()).isEqualTo(401);

        Answer offer = Caller.anonymous(port).post("/api/v1/invitation", Map.of("token", token));
        assertThat(offer.json().path("organization").asString())
                .isEqualTo(clinic.organization().name());
        assertThat(offer.json().path("has_account").asBoolean()).isFalse();

        assertThat(accept(token, "Newcomer", PASSWORD).status()).isEqualTo(200);
        Caller newcomer = Caller.signedIn(port, email, PASSWORD);
        assertThat(newcomer.get("/api/v1/session").json().at("/organization/id").asString())
                .isEqualTo(clinic.id().toString());
        assertThat(newcomer.get("/api/v1/session")
                        .json()
                        .at("/person/must_change_password")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aTokenWorksOnceAndOnlyWhileItIsGood() {
        String token = invite(email, "fax_user");
        assertThat(accept(token, "", PASSWORD).status()).isEqualTo(400);
        assertThat(accept(token, "N", "short").status()).isEqualTo(400);
        assertThat(accept(token, "N", PASSWORD).status()).isEqualTo(200);
        assertThat(accept(token, "N", PASSWORD).status()).isEqualTo(404);
        for (String wrong : List.of("", "x", "a".repeat(43), token.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(accept(wrong, "N", PASSWORD).status()).isEqualTo(404);
        }
    }

    @Test
    void sendingAgainMakesTheOldTokenWorthlessAndRevokingTheNewOne() {
        Answer first = invitation(email, "fax_user");
        String id = first.json().at("/invitation/id").asString();
        Answer second = owner.caller().post("/api/v1/invitations/" + id + "/resend", Map.of());
        assertThat(second.status()).isEqualTo(200);
        assertThat(accept(token(first), "N", PASSWORD).status()).isEqualTo(404);
        assertThat(owner.caller().delete("/api/v1/invitations/" + id).status()).isEqualTo(204);
        assertThat(accept(token(second), "N", PASSWORD).status()).isEqualTo(404);
        assertThat(owner.caller().delete("/api/v1/invitations/" + id).status()).isEqualTo(409);
        assertThat(owner.caller()
                        .get("/api/v1/invitations")
                        .json()
                        .at("/data/0/status")
                        .asString())
                .isEqualTo("revoked");
        assertThat(invitation(email, "fax_user").status()).isEqualTo(201);
        assertThat(invitation(email, "fax_user").status()).isEqualTo(409);
    }

    @Test
    void whoHasAnAccountAcceptsSignedInAndOnlyItsOwn() {
        Members elsewhere = new Members(port, database, OrganizationMode.DARTWING);
        Member known = elsewhere.known(email, "owner");
        Member stranger = elsewhere.with("fax_user");
        String token = invite(email, "fax_user");

        assertThat(accept(token, "N", PASSWORD).status())
                .as("would take the account over")
                .isEqualTo(409);
        assertThat(stranger.caller()
                        .post("/api/v1/invitation/accept", Map.of("token", token))
                        .status())
                .isEqualTo(403);
        assertThat(known.caller()
                        .post("/api/v1/invitation/accept", Map.of("token", token))
                        .status())
                .isEqualTo(200);
        assertThat(known.caller()
                        .put(
                                "/api/v1/session/organization",
                                Map.of("organization_id", clinic.id().toString()))
                        .status())
                .isEqualTo(200);
        assertThat(known.caller()
                        .get("/api/v1/session")
                        .json()
                        .path("organizations")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void ofTwoAtOnceOneIsAccepted() throws Exception {
        String token = invite(email, "fax_user");
        Callable<Integer> attempt = () -> accept(token, "N", PASSWORD).status();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = threads.invokeAll(List.of(attempt, attempt, attempt, attempt)).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception failure) {
                            throw new IllegalStateException(failure);
                        }
                    })
                    .toList();
            assertThat(answers).containsOnlyOnce(200);
            assertThat(answers).allMatch(status -> status == 200 || status == 404 || status == 409);
        }
    }

    @Test
    void onlyOwnersInviteOwnersAndOnlyAdministratorsInvite() {
        Member admin = clinic.with("admin");
        Member user = clinic.with("fax_user");
        Map<String, Object> asOwner = Map.of("email", email, "roles", List.of("owner"));
        assertThat(admin.caller().post("/api/v1/invitations", asOwner).status()).isEqualTo(403);
        assertThat(user.caller()
                        .post("/api/v1/invitations", Map.of("email", email, "roles", List.of("fax_user")))
                        .status())
                .isEqualTo(403);
        assertThat(owner.caller().post("/api/v1/invitations", asOwner).status()).isEqualTo(201);
        assertThat(owner.caller()
                        .post("/api/v1/invitations", Map.of("email", user.email(), "roles", List.of("fax_user")))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void onlyTheHashOfATokenIsKept() throws Exception {
        String token = invite(email, "fax_user");
        try (var connection = Migrations.connectAsOwner(database.access())) {
            var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            assertThat(sql.sql("select i::text from invitations i where email = ?")
                            .param(email)
                            .query(String.class)
                            .single())
                    .doesNotContain(token);
            assertThat(sql.sql("select count(*) from audit_entries where details like ?")
                            .param("%" + token + "%")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private String invite(String address, String role) {
        Answer answer = invitation(address, role);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return token(answer);
    }

    private Answer invitation(String address, String role) {
        return owner.caller()
                .post("/api/v1/invitations", Map.of("email", address, "full_name", "New", "roles", List.of(role)));
    }

    private static String token(Answer sent) {
        return sent.json().path("path").asString().split("#", 2)[1];
    }

    private Answer accept(String token, String name, String password) {
        return Caller.anonymous(port)
                .post("/api/v1/invitation/accept", Map.of("token", token, "full_name", name, "password", password));
    }

    private Answer signIn(String address, String password) {
        return Caller.anonymous(port).post("/api/v1/session", Map.of("email", address, "password", password));
    }
}
