package io.dartwing.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.roles.Members;
import io.dartwing.platform.roles.Members.Member;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What an organisation chooses for its sessions counts for those that run already.
@PlatformIntegration
class SessionRulesIT {
    private static final String SESSION = "/api/v1/session";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    @Test
    void theIdleTimeCountsForRunningSessions() throws SQLException {
        Members house = house();
        Member owner = house.with("owner");
        Member clerk = house.with("fax_user");
        Member neighbour = house().with("fax_user");
        assertThat(standing(clerk).path("idle_seconds").asInt()).isEqualTo(30 * 60);
        choose(owner, "session_idle", "PT5M", 200);
        awaitSame("300", () -> standing(clerk).path("idle_seconds").asString());
        assertThat(standing(clerk).path("warn_seconds").asInt()).isEqualTo(4 * 60);
        assertThat(standing(neighbour).path("idle_seconds").asInt())
                .as("another organisation")
                .isEqualTo(30 * 60);

        leftAlone(clerk, "last_seen_at", Duration.ofMinutes(4));
        assertThat(clerk.caller().get(SESSION).status()).isEqualTo(200);
        leftAlone(clerk, "last_seen_at", Duration.ofMinutes(6));
        assertThat(clerk.caller().get(SESSION).status()).isEqualTo(401);
        leftAlone(neighbour, "last_seen_at", Duration.ofMinutes(6));
        assertThat(neighbour.caller().get(SESSION).status()).isEqualTo(200);

        choose(owner, "session_idle", "PT2H", 200);
        Member late = house.with("fax_user");
        awaitSame("7200", () -> standing(late).path("idle_seconds").asString());
        leftAlone(late, "last_seen_at", Duration.ofMinutes(90));
        assertThat(late.caller().get(SESSION).status()).isEqualTo(200);
        choose(owner, "session_idle", "PT4M", 400);
        choose(owner, "session_idle", "PT13H", 400);
    }

    @Test
    void theLongestTimeCountsForRunningSessions() throws SQLException {
        Members house = house();
        Member owner = house.with("owner");
        Member clerk = house.with("fax_user");
        Member other = house.with("fax_user");
        leftAlone(clerk, "created_at", Duration.ofMinutes(20));
        choose(owner, "session_absolute", "PT15M", 200);
        awaitSame("401", () -> String.valueOf(clerk.caller().get(SESSION).status()));
        assertThat(house.signIn(clerk.email()).get(SESSION + "/sessions").json().path("data"))
                .as("ended sessions are not listed")
                .noneMatch(it -> Instant.parse(it.path("created_at").asString())
                        .isBefore(Instant.now().minus(Duration.ofMinutes(15))));
        assertThat(other.caller().get(SESSION).status()).isEqualTo(200);

        choose(owner, "session_absolute", "P2D", 200);
        leftAlone(other, "created_at", Duration.ofHours(30));
        awaitSame("200", () -> String.valueOf(other.caller().get(SESSION).status()));
        leftAlone(other, "created_at", Duration.ofHours(49));
        assertThat(other.caller().get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void aSecondFactorThatIsRequiredIsSetUpBeforeAnythingElse() {
        Members house = house();
        Member owner = house.with("owner");
        Member clerk = house.with("fax_user");
        Caller watched = Caller.withPassword(port, clerk.email(), "correct horse battery staple");
        assertThat(gate(watched)).isEqualTo("open");
        choose(owner, "second_factor", "required", 200);
        awaitSame("enrolment", () -> gate(watched));
        Answer refused = watched.get("/api/v1/record-types");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("code").asString()).isEqualTo("DW-4032");
        assertThat(watched.get(SESSION)
                        .json()
                        .at("/standing/second_factor_required")
                        .asBoolean())
                .isTrue();
        assertThat(gate(house.signIn(owner.email()))).as("with a second factor").isEqualTo("open");
        choose(house.with("owner"), "second_factor", "optional", 200);
        awaitSame("open", () -> gate(watched));
    }

    @Test
    void healthcareModeAllowsNothingWeaker() {
        Members clinic = new Members(port, database, OrganizationMode.MEDXFAX);
        Member owner = clinic.with("owner");
        choose(owner, "session_idle", "PT16M", 409);
        choose(owner, "second_factor", "optional", 409);
        choose(owner, "session_idle", "PT10M", 200);
        awaitSame("600", () -> standing(owner).path("idle_seconds").asString());
        JsonNode factor =
                owner.caller().get("/api/v1/settings/sign_in.second_factor").json();
        assertThat(factor.path("value").asString()).isEqualTo("required");
        assertThat(factor.path("source").asString()).isEqualTo("healthcare");
    }

    @Test
    void onlyAdministratorsChoose() {
        Member clerk = house().with("fax_user");
        choose(clerk, "session_idle", "PT12H", 403);
        choose(clerk, "second_factor", "optional", 403);
    }

    /// In an organisation that asks for none otherwise.
    @Test
    void anOwnRoleThatOpensHealthInformationAsksForASecondFactor() {
        Members house = house();
        Member owner = house.with("owner");
        String role = role(owner, "chart_clerk", grants("note"));
        role(owner, "gadget_clerk", grants("gadget"));
        Member charts = house.with("chart_clerk");
        Caller first = Caller.withPassword(port, charts.email(), "correct horse battery staple");
        assertThat(gate(first)).as("set up by the helper").isEqualTo("second_factor");
        Caller gadgets = Caller.withPassword(port, house.with("gadget_clerk").email(), "correct horse battery staple");
        assertThat(gate(gadgets)).isEqualTo("open");
        Caller nurse = Caller.withPassword(port, house.with("nursing_user").email(), "correct horse battery staple");
        assertThat(gate(nurse)).as("as the healthcare roles do").isEqualTo("second_factor");

        String empty = role(owner, "later_clerk", List.of());
        Caller later = Caller.withPassword(port, house.with("later_clerk").email(), "correct horse battery staple");
        assertThat(gate(later)).isEqualTo("open");
        assertThat(owner.caller()
                        .patch("/api/v1/roles/" + empty, Map.of("grants", grants("note")))
                        .status())
                .isEqualTo(200);
        assertThat(gate(later)).as("a running session whose role gained them").isEqualTo("enrolment");
        assertThat(later.get("/api/v1/notes").status()).isEqualTo(403);
        assertThat(owner.caller()
                        .patch("/api/v1/roles/" + role, Map.of("grants", List.of()))
                        .status())
                .isEqualTo(200);
        assertThat(standing(charts).path("second_factor_required").asBoolean()).isFalse();
    }

    @Test
    void theAddressThatATrustedProxyNamesIsListed() {
        Member clerk = house().with("fax_user");
        assertThat(addressOfSignIn(PlatformIntegration.PROXY, clerk, "203.0.113.77, 198.51.100.7"))
                .isEqualTo("198.51.100.7");
        assertThat(addressOfSignIn("127.0.0.1", clerk, "198.51.100.8")).isEqualTo("127.0.0.1");
    }

    private String addressOfSignIn(String peer, Member clerk, String forwarded) {
        Caller caller = Caller.from(port, peer).header("X-Forwarded-For", forwarded);
        Answer opened =
                caller.post(SESSION, Map.of("email", clerk.email(), "password", "correct horse battery staple"));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        return caller.get(SESSION + "/sessions")
                .json()
                .path("data")
                .valueStream()
                .filter(it -> it.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("address")
                .asString();
    }

    private Members house() {
        return new Members(port, database, OrganizationMode.DARTWING);
    }

    private static void choose(Member owner, String setting, String value, int status) {
        Answer answer = owner.caller().put("/api/v1/settings/sign_in." + setting, Map.of("value", value));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private static String role(Member owner, String key, List<?> grants) {
        Answer made = owner.caller().post("/api/v1/roles", Map.of("key", key, "label", key, "grants", grants));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private static List<?> grants(String type) {
        return List.of(Map.of("record_type", type, "acts", List.of("read"), "scope", "all"));
    }

    private static JsonNode standing(Member member) {
        return member.caller().get(SESSION).json().path("standing");
    }

    private static String gate(Caller caller) {
        return caller.get(SESSION).json().at("/standing/gate").asString();
    }

    /// Every node reads settings again within a second.
    private static void awaitSame(String expected, Supplier<String> actual) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(10));
        String seen = actual.get();
        while (!seen.equals(expected) && Instant.now().isBefore(limit)) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
            seen = actual.get();
        }
        assertThat(seen).isEqualTo(expected);
    }

    /// As if the member's sessions had been seen or opened this long ago.
    private void leftAlone(Member member, String column, Duration ago) throws SQLException {
        try (var owner = Migrations.connectAsOwner(database.access());
                var statement = owner.prepareStatement(
                        "update sessions set " + column + " = now() - make_interval(secs => ?) where person_id = ?")) {
            statement.setLong(1, ago.toSeconds());
            statement.setObject(2, member.id());
            assertThat(statement.executeUpdate()).isPositive();
        }
    }
}
