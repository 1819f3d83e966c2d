package io.dartwing.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.roles.Members;
import io.dartwing.platform.roles.Members.Member;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Erasing a person takes everything it signed in with, and leaves its address free for who comes back.
@PlatformIntegration
class ErasureOfSignInIT {
    /// What signing in keeps of a person, over all its organisations.
    private static final List<String> OF_THE_ACCOUNT = List.of(
            "account_totp",
            "account_recovery_codes",
            "account_passkeys",
            "passkey_challenges",
            "account_devices",
            "password_resets");

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private final String email = "mara." + Ids.next() + "@example.org";
    private Members clinic;
    private Member owner;
    private Member leaver;

    @BeforeEach
    void join() {
        clinic = new Members(port, database, OrganizationMode.DARTWING);
        owner = clinic.with("owner");
        leaver = clinic.known(email, "fax_user");
    }

    @Test
    void everySecretDeviceAndIdentityGoesAndThoseOfOthersStay() {
        Member stays = clinic.with("fax_user");
        everything(leaver, clinic.id());
        everything(stays, clinic.id());
        assertThat(kept(leaver.id())).doesNotContainValue(0L);

        erase(clinic, owner, leaver);

        assertThat(kept(leaver.id()))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(kept(stays.id())).as("another person's").doesNotContainValue(0L);
        assertThat(count("select count(*) from password_resets where lower(address) = lower(?)", email))
                .as("what was asked for with the address, also before it was known whose it is")
                .isZero();
        assertThat(count("select count(*) from accounts where lower(email) = lower(?)", email))
                .isZero();
        assertThat(count("select count(*) from accounts where id = ? and password_hash = '!'", leaver.id()))
                .isOne();
        assertThat(Caller.anonymous(port)
                        .post("/api/v1/session", Map.of("email", email, "password", "correct horse battery staple"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whileAnotherOrganisationKnowsThePersonOnlyWhatIsOfThisOneGoes() {
        Members other = new Members(port, database, OrganizationMode.DARTWING);
        other.known(email, "fax_user");
        everything(leaver, clinic.id());
        identity(leaver.id(), other.id());

        erase(clinic, owner, leaver);

        for (String table : OF_THE_ACCOUNT) {
            assertThat(kept(leaver.id()).get(table)).as(table).isPositive();
        }
        assertThat(count("select count(*) from account_identities where person_id = ?", leaver.id()))
                .as("the identity that the other organisation believes")
                .isOne();
        assertThat(count(
                        "select count(*) from access_purposes where organization_id = ? and person_id = ?",
                        clinic.id(),
                        leaver.id()))
                .isZero();
        assertThat(Caller.anonymous(port)
                        .post("/api/v1/session", Map.of("email", email, "password", "correct horse battery staple"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theAddressCanBeInvitedAgainAndBelongsToANewAccount() {
        erase(clinic, owner, leaver);

        Answer invited =
                owner.caller().post("/api/v1/invitations", Map.of("email", email, "roles", List.of("fax_user")));
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
        String token = invited.json().path("path").asString().split("#", 2)[1];
        Answer accepted = Caller.anonymous(port)
                .post(
                        "/api/v1/invitation/accept",
                        Map.of("token", token, "full_name", "Mara Again", "password", "an otter in the estuary"));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);

        Caller back = Caller.signedIn(port, email, "an otter in the estuary");
        assertThat(back.get("/api/v1/session").json().at("/person/full_name").asString())
                .isEqualTo("Mara Again");
        assertThat(back.get("/api/v1/session").json().at("/person/id").asString())
                .as("nothing ties who came back to who was erased")
                .isNotEqualTo(leaver.id().toString());
    }

    private void erase(Members where, Member by, Member whom) {
        assertThat(by.caller().delete("/api/v1/people/" + whom.id()).status()).isEqualTo(204);
        Answer asked = by.caller()
                .post(
                        "/api/v1/privacy/erasures",
                        Map.of(
                                "subject_type",
                                "person",
                                "subject_id",
                                whom.id().toString(),
                                "reason",
                                "Asked for by the person"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String path = "/api/v1/privacy/erasures/" + asked.json().path("id").asString();
        await().until(() ->
                by.caller().get(path).json().path("status").asString().equals("done"));
    }

    /// One row in each table, as signing in would have left them.
    private void everything(Member member, UUID organization) {
        UUID person = member.id();
        write("insert into account_totp (person_id, secret, created_at) values (?, '\\x00', now())", person);
        write(
                "insert into account_recovery_codes (person_id, code_hash, made_at) values (?, ?, now())",
                person,
                hash("code " + person));
        write("""
                insert into account_passkeys (id, person_id, credential_id, credential, sign_count, name, created_at)
                values (?, ?, ?, '\\x00', 0, 'Phone', now())""", Ids.next(), person, hash("passkey " + person));
        write(
                "insert into passkey_challenges values (?, 'prove', ?, now() + interval '1 hour')",
                hash("challenge " + person),
                person);
        write("insert into account_devices values (?, ?, 'Laptop', now(), now())", person, hash("device " + person));
        write(
                "insert into password_resets (id, address, asked_at, person_id, expires_at)"
                        + " values (?, ?, now(), ?, now() + interval '1 hour')",
                Ids.next(),
                member.email(),
                person);
        write(
                "insert into password_resets (id, address, asked_at, handled_at, expires_at)"
                        + " values (?, upper(?), now(), now(), now() + interval '1 hour')",
                Ids.next(),
                member.email());
        write("insert into access_purposes values (?, ?, 'treatment', now())", organization, person);
        identity(person, organization);
    }

    private void identity(UUID person, UUID organization) {
        write(
                "insert into account_identities values (?, 'https://id.example.org', ?, ?, now())",
                organization,
                "subject " + person,
                person);
    }

    private Map<String, Long> kept(UUID person) {
        var rows = new LinkedHashMap<String, Long>();
        for (String table : OF_THE_ACCOUNT) {
            rows.put(table, count("select count(*) from " + table + " where person_id = ?", person));
        }
        for (String table : List.of("account_identities", "access_purposes")) {
            rows.put(table, count("select count(*) from " + table + " where person_id = ?", person));
        }
        return rows;
    }

    private long count(String sql, Object... parameters) {
        return asOwner(
                jdbc -> jdbc.sql(sql).params(parameters).query(Long.class).single());
    }

    private void write(String sql, Object... parameters) {
        asOwner(jdbc -> jdbc.sql(sql).params(parameters).update());
    }

    private <R> R asOwner(Function<JdbcClient, R> work) {
        try (var connection = Migrations.connectAsOwner(database.access())) {
            return work.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
