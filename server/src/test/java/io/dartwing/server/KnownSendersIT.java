package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.sender.InstallationSenders;
import io.dartwing.fax.sender.SenderLine;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/// Lists of senders of the installation, of organisations and of people, and the filter before them.
class KnownSendersIT {
    private static final String LISTED = "/api/v1/deny-list";
    private static final String OWN = "/api/v1/own-senders";

    private final TestServer server = TestServer.shared();
    private final OwnerView owner = new OwnerView(server);

    @Test
    @Covers("FAX-D-001-07")
    void theInstallationsListCountsForAllAndAnOrganisationsGoesBeforeIt() {
        Tenant office = server.tenant("Listed Office");
        var everywhere = new InstallationSenders(
                server.context().getBean(InstalledDatabase.class).access(), Clock.systemUTC());
        String prefix = office.firstNumber() + "*";
        var file = "number,effect,reason,until\r\n" + prefix + ",block,everywhere,\r\nnobody,,,\r\n" + prefix
                + ",block,for all,2999-01-01T00:00:00Z\r\n";
        try {
            InstallationSenders.Imported done =
                    everywhere.bringIn(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
            assertThat(done.rejected()).isOne();
            assertThat(everywhere.list("", 1000))
                    .contains(new SenderLine(prefix, "block", "for all", Instant.parse("2999-01-01T00:00:00Z")));
            String refused = next(office, "rejected", 1);
            assertThat(timeline(office, refused))
                    .contains("Sender blocked by the installation's list: " + prefix + " (for all)");

            Tenant.id(office.caller().post(LISTED, Map.of("pattern", "+12*", "effect", "allow")));
            String delivered = next(office, "delivered", 1);
            assertThat(timeline(office, delivered)).contains("Sender allowed by the organisation's list: +12*");
        } finally {
            everywhere.remove(prefix);
        }
        assertThat(everywhere.remove(prefix)).isFalse();
        String entry = office.caller().get(LISTED).json().at("/data/0/id").asString();
        assertThat(office.caller().delete(LISTED + "/" + entry).status()).isEqualTo(204);
        next(office, "delivered", 2);
        assertThat(Tenant.id(office.caller().post(LISTED, Map.of("pattern", "+12*"))))
                .as("what was deleted is listed again")
                .isNotEqualTo(entry);
    }

    @Test
    @Covers("FAX-D-001-07")
    void aPersonsListCountsForFaxesToThatPersonsNumbers() {
        Tenant office = server.tenant("Personal Office");
        Tenant.Login login = server.person(office, "fax_user");
        Caller ana = Caller.signedIn(server.port(), login.email(), login.password());
        Tenant.Login other = server.person(office, "fax_user");
        Caller ben = Caller.signedIn(server.port(), other.email(), other.password());
        String me = person(office, login.email());
        assign(office, me);

        String csv = "number,reason\r\n" + office.firstNumber() + ",mine";
        Caller.Answer brought = ana.send("POST", OWN + "/import", csv, "text/csv");
        assertThat(brought.json().path("added").asInt()).as(brought.body()).isOne();
        assertThat(ana.send("POST", OWN + "/import", csv, "text/csv")
                        .json()
                        .path("same")
                        .asInt())
                .isOne();
        assertThat(ana.get(OWN + "/export").body()).contains("\"" + office.firstNumber() + "\",block,\"mine\",");
        assertThat(ben.get(OWN).json().path("data")).isEmpty();
        assertThat(office.caller().get(OWN + "/export").status())
                .as("a program")
                .isEqualTo(403);
        String entry = ana.get(OWN).json().at("/data/0/id").asString();
        assertThat(ben.delete(OWN + "/" + entry).status()).isIn(403, 404);
        assertThat(ben.post(OWN, Map.of("pattern", "+1900*", "owner_id", me)).status())
                .isEqualTo(403);
        Tenant.id(office.caller().post(LISTED, Map.of("pattern", office.firstNumber(), "effect", "allow")));

        String refused = next(office, "rejected", 1);
        assertThat(timeline(office, refused))
                .contains("Sender blocked by the list of the person whose number was called: " + office.firstNumber()
                        + " (mine)");
        set(office, "fax.own_senders", false);
        next(office, "delivered", 1);
        set(office, "fax.own_senders", true);
        assign(office, null);
        next(office, "delivered", 2);
    }

    @Test
    @Covers("FAX-D-001-10")
    void aSenderOnNoListIsNeverLookedUp() throws Exception {
        Tenant office = server.tenant("Unlisted Office");
        Tenant.id(office.caller().post(LISTED, Map.of("pattern", "+1900*")));
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table deny_entries, own_senders, installation_senders in access exclusive mode");
            next(office, "delivered", 1);
            connection.rollback();
        }
    }

    @Test
    @Covers("FAX-D-001-10")
    void whatOthersListIsHeardOfAndReadAfterAStart() throws Exception {
        Tenant office = server.tenant("Hearing Office");
        list(office, office.firstNumber());
        next(office, "rejected", 1);
        delist(office);
        next(office, "delivered", 1);
        SmartLifecycle listener = server.context().getBean("senderListener", SmartLifecycle.class);
        listener.stop();
        try {
            list(office, "+1202*");
            next(office, "rejected", 2);
        } finally {
            listener.start();
        }
        next(office, "rejected", 3);
    }

    @Test
    @Covers("FAX-D-001-03")
    void allowedSendersPassWithoutASpamScoreWhereTheOrganisationSaysSo() {
        Tenant office = server.tenant("Trusting Office");
        set(office, "fax.spam_hold_from", 0);
        Tenant.id(office.caller().post(LISTED, Map.of("pattern", office.firstNumber(), "effect", "allow")));
        String judged = next(office, "delivered", 1);
        assertThat(fax(office, judged).path("spam_score").isNumber()).isTrue();
        set(office, "fax.allowed_senders_unjudged", true);
        String passed = next(office, "delivered", 2);
        JsonNode row = fax(office, passed);
        assertThat(row.path("spam_score").isNumber()).isFalse();
        assertThat(row.path("category_confidence").isNumber()).isTrue();
        JsonNode findings =
                office.caller().get("/api/v1/faxes/" + passed + "/findings").json();
        assertThat(findings.path("spam").isNull() || findings.path("spam").isMissingNode())
                .isTrue();
        assertThat(office.caller().get("/api/v1/faxes/" + passed + "/text").body())
                .contains("Tuesday");
        assertThat(timeline(office, passed))
                .contains("It gets no spam score", "Sender allowed by the organisation's list: ");
    }

    @Test
    @Covers("FAX-B-004-06")
    void aFloodIsMarkedAndAdministratorsAreToldOnce() {
        Tenant office = server.tenant("Flooded Office");
        Tenant.Login login = server.person(office, "admin");
        set(office, "fax.flood_from", 2);
        String first = next(office, "delivered", 1);
        assertThat(fax(office, first).path("spam_flagged").asBoolean()).isFalse();
        for (int count = 2; count <= 3; count++) {
            String flood = next(office, "delivered", count);
            assertThat(fax(office, flood).path("spam_flagged").asBoolean()).isTrue();
            assertThat(office.caller()
                            .get("/api/v1/faxes/" + flood + "/findings")
                            .json()
                            .at("/spam/reasons/0/sentence")
                            .asString())
                    .isEqualTo(count + " faxes came from its sender within 10 minutes.");
        }
        assertThat(Caller.signedIn(server.port(), login.email(), login.password())
                        .get("/api/v1/notifications")
                        .json()
                        .path("data"))
                .filteredOn(notice -> notice.path("kind").asString().equals("fax.flood"))
                .hasSize(1);
    }

    private void list(Tenant office, String pattern) throws Exception {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("insert into deny_entries (id, organization_id, created_at, created_by, updated_at,"
                    + " updated_by, pattern) values (uuidv7(), '"
                    + office.organization().id()
                    + "', now(), 'another process', now(), 'another process', '" + pattern + "')");
        }
    }

    private void delist(Tenant office) throws Exception {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update deny_entries set deleted_at = now() where organization_id = '"
                    + office.organization().id() + "'");
        }
    }

    private static void assign(Tenant office, String person) {
        String number = office.caller()
                .get("/api/v1/numbers")
                .json()
                .path("data")
                .valueStream()
                .filter(row -> row.path("number").asString().equals(office.secondNumber()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        var values = new HashMap<String, Object>();
        values.put("assigned_to", person);
        assertThat(office.caller().patch("/api/v1/numbers/" + number, values).status())
                .isEqualTo(200);
    }

    private static String person(Tenant office, String email) {
        return office.caller()
                .get("/api/v1/people?limit=200")
                .json()
                .path("data")
                .valueStream()
                .filter(row -> row.path("email").asString().equals(email))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private static void set(Tenant office, String setting, Object value) {
        assertThat(office.caller()
                        .put("/api/v1/settings/" + setting, Map.of("value", value))
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode fax(Tenant office, String id) {
        return office.caller().get("/api/v1/faxes/" + id).json();
    }

    private static String timeline(Tenant office, String id) {
        return office.caller().get("/api/v1/faxes/" + id + "/timeline").body();
    }

    /// Sends one more, and answers the newest that came in with this status, once there are so many.
    private static String next(Tenant office, String status, int count) {
        assertThat(office.send(TestPages.pdf("The meeting is on Tuesday"), "letter.pdf", Map.of())
                        .status())
                .isEqualTo(202);
        for (int tenths = 0; tenths < 1200; tenths++) {
            JsonNode rows = office.caller()
                    .get("/api/v1/faxes?direction=inbound&status=" + status)
                    .json()
                    .path("data");
            if (rows.size() >= count) {
                return rows.get(0).path("id").asString();
            }
            TestServer.pause(100);
        }
        throw new AssertionError("no " + status + " fax came in");
    }
}
