package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Groups that share faxes out, inboxes that escalate them, and what leads faxes there.
class SharingIT {
    private static final String FAXES = "/api/v1/faxes";
    private static final String RULES = "/api/v1/routing-rules";
    private static final String GROUPS = "/api/v1/work-groups";
    private static final String PRESENCE = "/api/v1/work/presence";
    private static final String SENDERS = "/api/v1/deny-list";
    private static final Duration SOON = Duration.ofSeconds(90);

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private Caller admin;

    private record Colleague(String id, Caller caller) {}

    @BeforeEach
    void open() {
        clinic = server.tenant("Sharing Clinic");
        admin = clinic.caller();
    }

    @Test
    @Covers({"FAX-C-002-01", "FAX-C-002-04"})
    void faxesGoInTurnToThoseWhoAreThere() {
        Colleague ana = colleague();
        Colleague ben = colleague();
        Colleague away = colleague();
        String group = group("Intake", "turns", null, ana, ben, away);
        rule(Map.of("type", "group", "group_id", group));
        var owners = new ArrayList<String>();
        for (int i = 1; i <= 4; i++) {
            say(ana, "online"); // as a browser does now and then: a slow machine must not make them leave
            say(ben, "online");
            owners.add(arrives(i).at("/assigned_to/id").asString());
        }
        assertThat(owners.subList(0, 2)).containsExactlyInAnyOrder(ana.id(), ben.id());
        assertThat(owners.subList(2, 4)).isEqualTo(owners.subList(0, 2));
        String timeline = admin.get(FAXES + "/" + newest().path("id").asString() + "/timeline")
                .body();
        assertThat(timeline).contains("by Intake", "next in turn", "offline");
        say(ben, "online");
        say(ana, "busy");
        assertThat(arrives(5).at("/assigned_to/id").asString()).isEqualTo(ben.id());
        JsonNode standing = ok(admin.get(GROUPS + "/" + group + "/people"));
        assertThat(standing.path("next").asString()).isEqualTo(ben.id());
        assertThat(standing.path("people").size()).isEqualTo(3);
        assertThat(standing.path("why").toString()).contains("busy", "offline");
    }

    @Test
    @Covers({"FAX-C-002-03", "FAX-C-002-08"})
    void whoHasLeastToDoIsNextAndNobodyGetsMoreThanItsMost() {
        Colleague ana = colleague();
        Colleague ben = colleague();
        rule(Map.of("type", "group", "group_id", group("Desk", "least_open", null, ana, ben)));
        id(admin.post("/api/v1/work-profiles", Map.of("person_id", ben.id(), "most_open", 1)));
        say(ana, "online");
        say(ben, "online");
        var owners = new ArrayList<String>();
        for (int i = 1; i <= 3; i++) {
            owners.add(arrives(i).at("/assigned_to/id").asString());
        }
        assertThat(owners.subList(0, 2)).containsExactlyInAnyOrder(ana.id(), ben.id());
        assertThat(owners.get(2)).as("the other one has its most").isEqualTo(ana.id());
        String bens = admin.get(FAXES + "?assigned_to=" + ben.id())
                .json()
                .at("/data/0/id")
                .asString();
        JsonNode done = ok(admin.put(FAXES + "/" + bens + "/done", Map.of()));
        assertThat(done.at("/done/at").asString()).isNotBlank();
        assertThat(arrives(4).at("/assigned_to/id").asString())
                .as("a finished fax counts no more")
                .isEqualTo(ben.id());
        assertThat(ok(admin.delete(FAXES + "/" + bens + "/done")).hasNonNull("done"))
                .isFalse();
    }

    @Test
    void aFaxThatNobodyCanTakeWaitsInTheInboxUntilSomebodyComes() {
        Colleague ana = colleague();
        String group = group("Night", "turns", null, ana);
        rule(Map.of("type", "group", "group_id", group));
        JsonNode waits = arrives(1);
        assertThat(waits.hasNonNull("assigned_to")).isFalse();
        assertThat(waits.at("/inbox/id").asString()).isEqualTo(clinic.inbox());
        assertThat(waits.at("/work_group/name").asString()).isEqualTo("Night");
        assertThat(ok(admin.get(GROUPS + "/" + group + "/people"))
                        .path("waiting")
                        .asInt())
                .isOne();
        String fax = waits.path("id").asString();
        assertThat(admin.get(FAXES + "/" + fax + "/timeline").body())
                .contains("Waits for somebody of Night", "offline");
        Answer ticket = ana.caller().post("/api/v1/live/ticket", Map.of());
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + server.port() + "/api/v1/live?ticket="
                                + ticket.json().path("ticket").asString()),
                        new WebSocket.Listener() {})
                .join();
        try {
            await().atMost(SOON)
                    .until(() -> fax(fax).at("/assigned_to/id").asString("").equals(ana.id()));
        } finally {
            socket.abort();
        }
        assertThat(admin.get("/api/v1/audit/entries?record_id=" + fax).body()).contains("fax.shared_out");
    }

    @Test
    @Covers("FAX-C-002-07")
    void whatIsTooMuchGoesToTheGroupBehind() {
        Colleague ana = colleague();
        String behind = group("Reserve", "turns", null, ana);
        String first = group("First line", "turns", behind, colleague());
        rule(Map.of("type", "group", "group_id", first));
        say(ana, "online");
        JsonNode given = arrives(1);
        assertThat(given.at("/assigned_to/id").asString()).isEqualTo(ana.id());
        assertThat(given.at("/work_group/name").asString()).isEqualTo("Reserve");
        Answer circle = admin.patch(GROUPS + "/" + behind, Map.of("overflow_group_id", first));
        assertThat(circle.status()).as(circle.body()).isEqualTo(400);
        assertThat(admin.delete(GROUPS + "/" + behind).status())
                .as("another leads to it")
                .isEqualTo(409);
    }

    @Test
    void twoFaxesOfOneMomentGoToTwoPeople() {
        Colleague ana = colleague();
        Colleague ben = colleague();
        String group = group("Pair", "turns", null, ana, ben);
        rule(Map.of("type", "group", "group_id", group));
        for (int i = 0; i < 4; i++) {
            clinic.send(TestPages.pdf("letter " + i), "letter.pdf", Map.of());
        }
        clinic.awaitDelivered(4);
        say(ana, "online");
        say(ben, "online");
        await().atMost(SOON)
                .until(() -> count("?direction=inbound&assigned_to=" + ana.id())
                                + count("?direction=inbound&assigned_to=" + ben.id())
                        == 4);
        clinic.send(TestPages.pdf("at once 1"), "letter.pdf", Map.of());
        clinic.send(TestPages.pdf("at once 2"), "letter.pdf", Map.of());
        clinic.awaitDelivered(6);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(List.of(
                                count("?direction=inbound&assigned_to=" + ana.id()),
                                count("?direction=inbound&assigned_to=" + ben.id())))
                        .satisfies(counts ->
                                assertThat(counts.getFirst() + counts.getLast()).isEqualTo(6)));
    }

    @Test
    @Covers({"FAX-J-003-01", "FAX-J-003-02", "FAX-J-003-03", "FAX-J-003-04"})
    void aFaxThatNobodyTakesGoesFromStepToStepOnce() throws Exception {
        Colleague ana = colleague();
        Colleague manager = colleague();
        Colleague standIn = colleague();
        Map<String, Object> first = step("taken", "person", "person_id", ana.id());
        Map<String, Object> second = step("done", "manager", null, null);
        Map<String, Object> inbox = new HashMap<>();
        inbox.put("manager_id", manager.id());
        inbox.put("stand_in_id", standIn.id());
        inbox.put("escalation", Map.of("steps", List.of(first, second)));
        ok(admin.patch("/api/v1/inboxes/" + clinic.inbox(), inbox));
        String fax = arrives(1).path("id").asString();

        ok(admin.put(
                FAXES + "/" + fax + "/snooze",
                Map.of("until", Instant.now().plus(Duration.ofDays(2)).toString())));
        assertThat(text("select (paused_at is not null)::text from fax_escalations where fax_id = '" + fax + "'"))
                .isEqualTo("true");
        ok(admin.delete(FAXES + "/" + fax + "/snooze"));
        assertThat(fax(fax).hasNonNull("assigned_to")).isFalse();

        hurry(fax);
        await().atMost(SOON)
                .until(() -> fax(fax).at("/assigned_to/id").asString("").equals(ana.id()));
        ok(ana.caller().post(FAXES + "/" + fax + "/read", Map.of()));
        hurry(fax);
        await().atMost(SOON)
                .until(() -> fax(fax).at("/assigned_to/id").asString("").equals(standIn.id()));
        String timeline = admin.get(FAXES + "/" + fax + "/timeline").body();
        assertThat(timeline).contains("Step 1 of 2", "nobody took it within 5 minutes", "Step 2 of 2");
        assertThat(timeline.split("Handed to", -1)).hasSize(3);
        assertThat(admin.get("/api/v1/audit/entries?record_id=" + fax).body()).contains("fax.escalated");
        assertThat(manager.caller().get("/api/v1/notifications").body()).contains("fax.waiting");
        assertThat(text("select coalesce(due_at::text, 'none') from fax_escalations where fax_id = '" + fax + "'"))
                .isEqualTo("none");
    }

    @Test
    void aFinishedFaxIsNotEscalatedAndWrongStepsAreRefused() throws Exception {
        ok(admin.patch(
                "/api/v1/inboxes/" + clinic.inbox(),
                Map.of("escalation", Map.of("steps", List.of(step("done", "members", null, null))))));
        String fax = arrives(1).path("id").asString();
        ok(admin.put(FAXES + "/" + fax + "/done", Map.of()));
        assertThat(text("select count(*)::text from fax_escalations where fax_id = '" + fax + "'"))
                .isEqualTo("0");
        ok(admin.delete(FAXES + "/" + fax + "/done"));
        assertThat(text("select count(*)::text from fax_escalations where fax_id = '" + fax + "'"))
                .isEqualTo("1");
        for (Map<String, Object> wrong : List.of(
                step("never", "members", null, null),
                step("done", "person", null, null),
                step("done", "manager", null, null),
                step("done", "group", "group_id", UUID.randomUUID().toString()),
                Map.<String, Object>of("after_minutes", 0, "unless", "done", "to", "members"))) {
            Answer answer = admin.patch(
                    "/api/v1/inboxes/" + clinic.inbox(), Map.of("escalation", Map.of("steps", List.of(wrong))));
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        }
    }

    @Test
    @Covers({"FAX-D-001-04", "FAX-K-001-06"})
    void knownSendersAndInboxesHaveWaysOfTheirOwn() {
        Colleague ana = colleague();
        String side = id(admin.post("/api/v1/inboxes", Map.of("name", "Side door")));
        String tag = id(admin.post("/api/v1/fax-tags", Map.of("name", "Seen by a rule")));
        rule(Map.of("type", "inbox", "inbox_id", clinic.inbox(), "tag_ids", List.of(tag)));
        id(admin.post(
                RULES,
                Map.of(
                        "name",
                        "Of the side door",
                        "inbox_id",
                        side,
                        "action",
                        Map.of("type", "person", "person_id", ana.id(), "priority", "high"))));
        assertThat(arrives(1).hasNonNull("assigned_to")).as("not in that inbox").isFalse();
        id(admin.post(SENDERS, Map.of("pattern", clinic.firstNumber(), "effect", "allow", "inbox_id", side)));
        JsonNode known = arrives(2);
        assertThat(known.at("/inbox/id").asString()).isEqualTo(side);
        assertThat(known.at("/assigned_to/id").asString()).isEqualTo(ana.id());
        assertThat(known.path("priority").asString()).isEqualTo("high");
        assertThat(known.at("/tags/0/name").asString()).isEqualTo("Seen by a rule");
        assertThat(known.at("/routed_by/reason").asString()).contains("Of the side door");
        assertThat(admin.delete("/api/v1/inboxes/" + side).status()).isEqualTo(409);
    }

    @Test
    @Covers("FAX-D-001-09")
    void knownSendersGoOutAndComeInAsAFile() {
        String csv = """
                number,effect,reason,until,inbox
                +12025550188,allow,"=Partner, clinic",,Front desk
                +1900*,block,,2030-01-01T00:00:00Z,
                nobody,block,,,
                +12025550199,allow,,,Nowhere
                """;
        JsonNode first = ok(admin.send("POST", SENDERS + "/import", csv, "text/csv"));
        assertThat(first.path("added").asInt()).as(first.toString()).isEqualTo(2);
        assertThat(first.path("rejected").asInt()).isEqualTo(2);
        assertThat(first.at("/bad_rows/0/line").asInt()).isEqualTo(4);
        String exported = admin.get(SENDERS + "/export").body();
        assertThat(exported).contains("\"+1900*\",block", "\"'=Partner, clinic\"", "\"Front desk\"");
        JsonNode again = ok(admin.send("POST", SENDERS + "/import", exported, "text/csv"));
        assertThat(again.path("same").asInt()).as(again.toString()).isEqualTo(2);
        JsonNode changed = ok(admin.send(
                "POST", SENDERS + "/import", exported.replace("+1900*\",block", "+1900*\",allow"), "text/csv"));
        assertThat(changed.path("changed").asInt()).isOne();
        assertThat(admin.send("POST", SENDERS + "/import", "name\nx\n", "text/csv")
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Covers({"FAX-C-001-07", "FAX-C-001-08", "FAX-C-001-09", "FAX-R-005-03"})
    void rulesComeReadyMadeGoOutAndComeInAndAreHeldAgainstEachOther() {
        JsonNode templates = ok(admin.get(RULES + "/templates")).path("data");
        assertThat(templates.size()).isGreaterThan(4);
        String stat = id(admin.post(RULES + "/templates/stat", Map.of()));
        assertThat(ok(admin.get(RULES + "/" + stat)).path("enabled").asBoolean())
                .isFalse();
        assertThat(admin.post(RULES + "/templates/junk", Map.of()).status()).isEqualTo(400);
        assertThat(admin.post(RULES + "/templates/none", Map.of()).status()).isEqualTo(404);
        String junk = id(admin.post(RULES + "/templates/junk", Map.of("inbox_id", clinic.inbox())));
        for (String made : List.of(stat, junk)) {
            ok(admin.patch(RULES + "/" + made, Map.of("enabled", true)));
        }
        clinic.send(TestPages.pdf("Result of the laboratory\nSTAT please"), "a.pdf", Map.of());
        assertThat(clinic.awaitDelivered(1).path("priority").asString()).isEqualTo("urgent");

        JsonNode file = ok(admin.get(RULES + "/export"));
        assertThat(file.toString()).contains("Front desk").doesNotContain(clinic.inbox());
        JsonNode same = ok(admin.send("POST", RULES + "/import/dry-run", file.toString(), "application/json"));
        assertThat(same.path("same").size()).as(same.toString()).isEqualTo(2);
        String renamed = file.toString().replace("\"Advertising aside\"", "\"Taken over\"");
        JsonNode tried = ok(admin.send("POST", RULES + "/import/dry-run", renamed, "application/json"));
        assertThat(tried.at("/added/0").asString()).isEqualTo("Taken over");
        assertThat(tried.path("applied").asBoolean()).isFalse();
        assertThat(names()).doesNotContain("Taken over");
        String broken = renamed.replace("Front desk", "Nowhere");
        JsonNode wrong = ok(admin.send("POST", RULES + "/import/dry-run", broken, "application/json"));
        assertThat(wrong.at("/problems/0/detail").asString()).contains("action.inbox: not found here");
        Answer refused = admin.send("POST", RULES + "/import", broken, "application/json");
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/message").asString()).contains("action.inbox: not found here");
        assertThat(names()).doesNotContain("Taken over");
        String changed = renamed.replace("\"urgent\"", "\"high\"");
        JsonNode taken = ok(admin.send("POST", RULES + "/import", changed, "application/json"));
        assertThat(taken.path("applied").asBoolean()).as(taken.toString()).isTrue();
        assertThat(taken.at("/changed/0/fields/0/field").asString()).isEqualTo("action");
        assertThat(names()).contains("Taken over");

        JsonNode found = ok(admin.get(RULES + "/contradictions")).path("data");
        assertThat(found.size()).as(found.toString()).isOne();
        assertThat(found.at("/0/kind").asString()).isEqualTo("never_reached");
        assertThat(found.at("/0/other_name").asString()).isEqualTo("Advertising aside");
    }

    @Test
    void ruleToolsAreForThoseWhoMayChangeRules() {
        Caller user = colleague().caller();
        for (String path : List.of("/export", "/templates", "/contradictions")) {
            assertThat(user.get(RULES + path).status()).as(path).isEqualTo(403);
        }
        assertThat(user.post(RULES + "/import", Map.of("format", "x")).status()).isEqualTo(403);
        assertThat(user.get(SENDERS + "/export").status()).isEqualTo(403);
        assertThat(admin.get(PRESENCE).status()).as("programs are not present").isEqualTo(403);
        assertThat(user.put(PRESENCE, Map.of("presence", "asleep")).status()).isEqualTo(400);
    }

    private static Map<String, Object> step(String unless, String to, String key, String value) {
        Map<String, Object> step = new HashMap<>();
        step.put("after_minutes", 5);
        step.put("unless", unless);
        step.put("to", to);
        if (key != null) {
            step.put(key, value);
        }
        return step;
    }

    private Colleague colleague() {
        Tenant.Login login = server.person(clinic, "fax_user");
        Caller caller = Caller.signedIn(server.port(), login.email(), login.password());
        return new Colleague(
                caller.get("/api/v1/session").json().at("/person/id").asString(), caller);
    }

    private String group(String name, String way, String overflow, Colleague... members) {
        Map<String, Object> group = new HashMap<>();
        group.put("name", name);
        group.put("way", way);
        group.put("inbox_id", clinic.inbox());
        group.put("members", List.of(members).stream().map(Colleague::id).toList());
        group.put("overflow_group_id", overflow);
        return id(admin.post(GROUPS, group));
    }

    private void rule(Map<String, Object> action) {
        id(admin.post(RULES, Map.of("name", "All", "priority", 900, "action", action)));
    }

    private static void say(Colleague colleague, String presence) {
        JsonNode own = ok(colleague.caller().put(PRESENCE, Map.of("presence", presence)));
        assertThat(own.path("presence").asString()).isEqualTo(presence);
        assertThat(own.path("groups").size()).isOne();
    }

    private JsonNode arrives(int count) {
        clinic.send(TestPages.pdf("letter " + count), "letter.pdf", Map.of());
        clinic.awaitDelivered(count);
        return newest();
    }

    private JsonNode newest() {
        return admin.get(FAXES + "?direction=inbound&limit=1").json().at("/data/0");
    }

    private JsonNode fax(String id) {
        return admin.get(FAXES + "/" + id).json();
    }

    private int count(String query) {
        return admin.get(FAXES + query).json().path("data").size();
    }

    private List<String> names() {
        return admin.get(RULES + "?limit=100")
                .json()
                .path("data")
                .valueStream()
                .map(rule -> rule.path("name").asString())
                .toList();
    }

    /// Past the program, as if the minutes were over: nobody waits for them in a test.
    private void hurry(String fax) throws SQLException {
        try (var connection = new OwnerView(server).connect();
                var statement = connection.createStatement()) {
            statement.execute("update fax_escalations set due_at = now() where fax_id = '" + fax + "'");
            statement.execute("update jobs_short set execution_time = now() where task_name = 'fax-escalate'"
                    + " and task_instance like '%" + fax + "%'");
        }
    }

    private String text(String query) throws SQLException {
        return new OwnerView(server).texts(query).getFirst();
    }

    private static String id(Answer made) {
        return Tenant.id(made);
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
