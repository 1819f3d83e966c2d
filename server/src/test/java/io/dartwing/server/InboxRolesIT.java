package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Members of an inbox who look, work, or administer it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxRolesIT {
    private static final String RULES = "/api/v1/routing-rules";

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private Person viewer;
    private Person editor;
    private Person keeper;
    private String inbox;
    private String fax;

    private record Person(String id, Caller caller) {}

    @BeforeAll
    void receive() {
        clinic = server.tenant("Roles Clinic");
        viewer = person("fax_user");
        editor = person("fax_user");
        keeper = person("fax_user");
        inbox = "/api/v1/inboxes/" + clinic.inbox();
        ok(clinic.caller()
                .patch(
                        inbox,
                        Map.of(
                                "members",
                                List.of(viewer.id(), editor.id(), keeper.id()),
                                "viewers",
                                List.of(viewer.id()),
                                "admins",
                                List.of(keeper.id()))));
        clinic.send(TestPages.pdf("letter"), "letter.pdf", Map.of());
        fax = "/api/v1/faxes/" + clinic.awaitDelivered(1).path("id").asString();
    }

    @Test
    @Covers("FAX-K-001-03")
    void whoOnlyLooksReadsEverythingAndChangesNothing() {
        for (String part : List.of("", "/document", "/text", "/findings", "/notes", "/versions", "/timeline")) {
            assertThat(viewer.caller().get(fax + part).status()).as(part).isEqualTo(200);
        }
        JsonNode seen = viewer.caller().get(fax).json();
        assertThat(seen.path("view_only").asBoolean()).isTrue();
        assertThat(seen.path("allowed_actions")).isEmpty();
        assertThat(viewer.caller().post(fax + "/read", Map.of()).status()).isEqualTo(200);
        String before = editor.caller().get(fax).json().path("version").asString();
        changes(viewer.caller()).forEach((what, change) -> {
            Answer refused = change.get();
            assertThat(refused.status()).as(what + " " + refused.body()).isEqualTo(403);
            assertThat(refused.body()).as(what).contains("you may look at its faxes");
        });
        assertThat(editor.caller().get(fax).json().path("version").asString()).isEqualTo(before);

        JsonNode bulk = viewer.caller()
                .post(
                        "/api/v1/faxes/bulk",
                        Map.of("action", "assign", "person_id", viewer.id(), "ids", List.of(id(fax))))
                .json();
        assertThat(bulk.path("refused").asInt()).as(bulk.toString()).isOne();
    }

    @Test
    void whoWorksThereDoesAllOfIt() {
        assertThat(editor.caller().get(fax).json().path("view_only").asBoolean())
                .isFalse();
        changes(editor.caller()).forEach((what, change) -> {
            Answer done = change.get();
            assertThat(done.status()).as(what + " " + done.body()).isNotEqualTo(403);
        });
        ok(editor.caller().post(fax + "/assign", assignment(editor.id())));
    }

    @Test
    void whatIsAssignedToAViewerIsTheViewersToWorkOn() {
        clinic.send(TestPages.pdf("for you"), "letter.pdf", Map.of());
        String second = "/api/v1/faxes/" + clinic.awaitDelivered(2).path("id").asString();
        assertThat(viewer.caller().put(second + "/done", Map.of()).status()).isEqualTo(403);
        ok(editor.caller().post(second + "/assign", assignment(viewer.id())));
        ok(viewer.caller().put(second + "/done", Map.of()));
        ok(viewer.caller().post(second + "/assign", assignment(null)));
        assertThat(viewer.caller().delete(second + "/done").status()).isEqualTo(403);
    }

    @Test
    void whoAdministersItChangesItsMembersAndRulesAndNothingElse() {
        Person newcomer = person("fax_user");
        Map<String, Object> members = Map.of("members", List.of(viewer.id(), editor.id(), keeper.id(), newcomer.id()));
        for (Person other : List.of(viewer, editor)) {
            assertThat(other.caller().patch(inbox, members).status()).isEqualTo(403);
            assertThat(other.caller()
                            .post(RULES, rule(clinic.inbox(), Map.of()))
                            .status())
                    .isEqualTo(403);
        }
        ok(keeper.caller().patch(inbox, members));
        assertThat(newcomer.caller().get(fax).status()).isEqualTo(200);
        assertThat(keeper.caller().patch(inbox, Map.of("name", "Mine")).status())
                .isEqualTo(400);
        assertThat(keeper.caller()
                        .patch(inbox, Map.of("mail_copies", "pages", "mail_to", List.of("a@b.example")))
                        .status())
                .isEqualTo(400);
        assertThat(keeper.caller().delete(inbox).status()).isEqualTo(403);
        assertThat(keeper.caller()
                        .post("/api/v1/inboxes", Map.of("name", "Own", "admins", List.of(keeper.id())))
                        .status())
                .isEqualTo(403);

        String rule = RULES + "/" + Tenant.id(keeper.caller().post(RULES, rule(clinic.inbox(), Map.of())));
        ok(keeper.caller().patch(rule, Map.of("enabled", false)));
        String other = Tenant.id(clinic.caller().post("/api/v1/inboxes", Map.of("name", "Elsewhere")));
        assertThat(keeper.caller().patch(rule, Map.of("inbox_id", other)).status())
                .isEqualTo(403);
        assertThat(keeper.caller().post(RULES, rule(other, Map.of())).status()).isEqualTo(403);
        assertThat(keeper.caller()
                        .post(RULES, rule(clinic.inbox(), Map.of("mail_to", List.of("out@b.example"))))
                        .status())
                .isEqualTo(403);
        assertThat(editor.caller().delete(rule).status()).isEqualTo(403);
        assertThat(keeper.caller().delete(rule).status()).isEqualTo(204);
    }

    @Test
    void rolesAreOfMembersAndDoNotContradict() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("viewers", List.of(UUID.randomUUID().toString())),
                Map.of("members", List.of(editor.id()), "viewers", List.of(viewer.id()), "admins", List.of()),
                Map.of("members", List.of(), "admins", List.of()),
                Map.of("viewers", List.of(keeper.id())))) {
            assertThat(clinic.caller().patch(inbox, wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
    }

    /// Every way in which a person changes a received fax, or sends it on.
    private Map<String, Supplier<Answer>> changes(Caller caller) {
        String tag = "/tags/"
                + Tenant.id(clinic.caller()
                        .post("/api/v1/fax-tags", Map.of("name", "Tag " + UUID.randomUUID(), "color", "teal")));
        var all = new LinkedHashMap<String, Supplier<Answer>>();
        all.put("take", () -> caller.post(fax + "/assign", assignment(viewer.id())));
        all.put("tag", () -> caller.put(fax + tag, Map.of()));
        all.put("untag", () -> caller.delete(fax + tag));
        all.put("put aside", () -> caller.put(fax + "/snooze", Map.of("until", Tenant.NEXT_MONTH)));
        all.put("bring back", () -> caller.delete(fax + "/snooze"));
        all.put("finish", () -> caller.put(fax + "/done", Map.of()));
        all.put("reopen", () -> caller.delete(fax + "/done"));
        all.put("categorize", () -> caller.put(fax + "/category", Map.of("category", "referral")));
        all.put("read again", () -> caller.post(fax + "/read-again", Map.of()));
        all.put("release", () -> caller.post(fax + "/release", Map.of()));
        all.put("reject", () -> caller.post(fax + "/reject", Map.of()));
        all.put("note", () -> caller.post(fax + "/notes", Map.of("text", "Call back")));
        all.put("annotate", () -> caller.post(fax + "/versions", Map.of("marks", List.of())));
        all.put("return", () -> caller.post(fax + "/return", Map.of("to", clinic.firstNumber())));
        all.put("mail", () -> caller.post(fax + "/mails", Map.of("to", "somebody@b.example")));
        return all;
    }

    private static Map<String, Object> rule(String inbox, Map<String, Object> more) {
        var action = new LinkedHashMap<String, Object>(Map.of("type", "none", "priority", "high"));
        action.putAll(more);
        return Map.of("name", "Rule " + UUID.randomUUID(), "inbox_id", inbox, "action", action);
    }

    private static Map<String, Object> assignment(String person) {
        var wish = new LinkedHashMap<String, Object>();
        wish.put("person_id", person);
        return wish;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Person person(String role) {
        Tenant.Login login = server.person(clinic, role);
        Caller caller = Caller.signedIn(server.port(), login.email(), login.password());
        return new Person(caller.get("/api/v1/session").json().at("/person/id").asString(), caller);
    }
}
