package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Tags, putting faxes aside, and actions over many faxes with their undo.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxWorkIT {
    private static final String FAXES = "/api/v1/faxes";
    private static final String BULK = FAXES + "/bulk";
    private static final String NOWHERE = "0190a000-0000-7000-8000-000000000000";
    private static final Duration SOON = Duration.ofMinutes(1);

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private Caller owner;
    private List<String> received;
    private List<String> waiting;

    @BeforeAll
    void receive() {
        clinic = server.tenant("Work Clinic");
        Tenant.Login login = server.person(clinic, "owner");
        owner = Caller.signedIn(server.port(), login.email(), login.password());
        received = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            clinic.send(TestPages.pdf("letter " + i), "letter.pdf", Map.of());
            received.add(clinic.awaitDelivered(i).path("id").asString());
        }
        received = ids("?direction=inbound");
        waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(Tenant.id(
                    clinic.send(TestPages.pdf("w" + i), "letter.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH))));
        }
    }

    @Test
    void aTagIsPutOnFilteredByAndTakenOff() {
        String urgent = tag("Urgent " + UUID.randomUUID());
        String fax = received.getFirst();
        JsonNode tagged = ok(owner.put(FAXES + "/" + fax + "/tags/" + urgent, Map.of()));
        assertThat(tagged.path("tags").valueStream().map(tag -> tag.path("id").asString()))
                .contains(urgent);
        assertThat(ok(owner.put(FAXES + "/" + fax + "/tags/" + urgent, Map.of()))
                        .path("version"))
                .isEqualTo(tagged.path("version"));
        assertThat(ids("?tag=" + urgent)).containsExactly(fax);
        String other = tag("Other " + UUID.randomUUID());
        assertThat(ids("?tag=" + urgent + "," + other)).isEmpty();
        assertThat(owner.get(FAXES + "?tag=urgent").status()).isEqualTo(400);
        assertThat(owner.put(FAXES + "/" + fax + "/tags/" + NOWHERE, Map.of()).status())
                .isEqualTo(404);
        ok(owner.delete(FAXES + "/" + fax + "/tags/" + urgent));
        assertThat(ids("?tag=" + urgent)).isEmpty();
        assertThat(owner.get(FAXES + "/" + fax + "/timeline").body()).contains("Tagged", "taken off");
    }

    @Test
    void aDeletedTagIsOnNoFaxAndFreesItsName() {
        String name = "Gone " + UUID.randomUUID().toString().substring(0, 8);
        String tag = tag(name);
        ok(owner.put(FAXES + "/" + waiting.getFirst() + "/tags/" + tag, Map.of()));
        assertThat(owner.post("/api/v1/fax-tags", Map.of("name", name.toUpperCase(java.util.Locale.ROOT)))
                        .status())
                .isEqualTo(400);
        assertThat(owner.delete("/api/v1/fax-tags/" + tag).status()).isEqualTo(204);
        assertThat(fax(waiting.getFirst()).path("tags").toString()).doesNotContain(tag);
        tag(name);
    }

    @Test
    void aRuleTagsWhatItPlaces() {
        Tenant ruled = server.tenant("Tagging Clinic");
        String lab = Tenant.id(ruled.caller().post("/api/v1/fax-tags", Map.of("name", "Lab", "color", "teal")));
        Map<String, Object> action = Map.of("type", "inbox", "inbox_id", ruled.inbox(), "tag_ids", List.of(lab));
        Tenant.id(ruled.caller().post("/api/v1/routing-rules", Map.of("name", "All", "action", action)));
        Answer unknown = ruled.caller()
                .post(
                        "/api/v1/routing-rules",
                        Map.of(
                                "name",
                                "None",
                                "action",
                                Map.of("type", "inbox", "inbox_id", ruled.inbox(), "tag_ids", List.of(NOWHERE))));
        assertThat(unknown.status()).as(unknown.body()).isEqualTo(400);
        ruled.send(TestPages.pdf("results"), "letter.pdf", Map.of());
        JsonNode arrived = ruled.awaitDelivered(1);
        assertThat(arrived.at("/tags/0/name").asString()).isEqualTo("Lab");
        assertThat(arrived.at("/tags/0/color").asString()).isEqualTo("teal");
    }

    @Test
    @Covers("FAX-C-001-03")
    void aRuleSwitchedOffDoesNothingAndOneSwitchedOnAgainDoes() {
        Tenant ruled = server.tenant("Switching Clinic");
        String tag = Tenant.id(ruled.caller().post("/api/v1/fax-tags", Map.of("name", "Seen")));
        Map<String, Object> action = Map.of("type", "inbox", "inbox_id", ruled.inbox(), "tag_ids", List.of(tag));
        String rule = "/api/v1/routing-rules/"
                + Tenant.id(ruled.caller().post("/api/v1/routing-rules", Map.of("name", "All", "action", action)));
        for (int i = 1; i <= 2; i++) {
            boolean on = i == 2;
            ok(ruled.caller().patch(rule, Map.of("enabled", on)));
            ruled.send(TestPages.pdf("results " + i), "letter.pdf", Map.of());
            ruled.awaitDelivered(i);
            assertThat(ruled.caller()
                            .get(FAXES + "?direction=inbound&tag=" + tag)
                            .json()
                            .path("data")
                            .size())
                    .isEqualTo(on ? 1 : 0);
        }
    }

    @Test
    @Covers("FAX-K-001-04")
    void aFaxIsClaimedAndGivenBack() {
        String fax = received.getFirst();
        String ana = person();
        JsonNode claimed = ok(owner.post(FAXES + "/" + fax + "/assign", Map.of("person_id", ana)));
        assertThat(claimed.at("/assigned_to/id").asString()).isEqualTo(ana);
        JsonNode back = ok(owner.post(FAXES + "/" + fax + "/assign", Map.of()));
        assertThat(back.hasNonNull("assigned_to")).isFalse();
        assertThat(back.path("inbox")).isEqualTo(claimed.path("inbox"));
        assertThat(owner.get(FAXES + "/" + fax + "/timeline").body()).contains("Assigned to nobody");
    }

    @Test
    @Covers("FAX-A-001-06")
    void everyFaxHasANumberOfItsOwn() {
        String year = String.valueOf(Instant.now().atZone(ZoneOffset.UTC).getYear());
        var numbers = new HashSet<String>();
        for (JsonNode one : owner.get(FAXES + "?limit=100").json().path("data")) {
            String number = one.path("name").asString();
            assertThat(number).matches("FAX-" + year + "-\\d{5}");
            assertThat(numbers.add(number)).as(number).isTrue();
        }
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(received.size() + waiting.size());
    }

    /// The answer is made of what was written, and shows what a reader is shown.
    @Test
    void theAnswerToASendIsTheFax() {
        Map<String, Object> wish = Map.of(
                "to", "+13035550142",
                "from", clinic.firstNumber(),
                "subject", "Referral",
                "recipient_name", "Dr Okafor",
                "priority", "high",
                "scheduled_at", Tenant.NEXT_MONTH,
                "callback_url", "https://example.org/told",
                "metadata", Map.of("case", 7),
                "filename", "letter.pdf",
                "file_base64", Base64.getEncoder().encodeToString(TestPages.pdf("seen twice")));
        JsonNode answer = clinic.caller().post(FAXES, wish).json();
        JsonNode fax =
                clinic.caller().get(FAXES + "/" + answer.path("id").asString()).json();
        // Its pages are being made, which changes these.
        var atWork = Set.of("pages_ready", "pages", "version", "file_size", "file_hash", "file_format");
        assertThat(answer.propertyNames()).containsExactlyElementsOf(fax.propertyNames());
        assertThat(answer.properties().stream().filter(one -> !atWork.contains(one.getKey())))
                .allSatisfy(one -> assertThat(one.getValue()).as(one.getKey()).isEqualTo(fax.path(one.getKey())));
    }

    @Test
    void aFaxPutAsideIsOutOfTheListAndComesBackInTime() {
        String fax = received.get(1);
        String path = FAXES + "/" + fax + "/snooze";
        JsonNode aside = ok(owner.put(path, Map.of("until", Instant.now().plus(Duration.ofDays(2)))));
        assertThat(aside.at("/snoozed/by/full_name").asString()).isNotBlank();
        assertThat(ids("?snoozed=false")).doesNotContain(fax);
        assertThat(ids("?snoozed=true")).containsExactly(fax);
        ok(owner.post(FAXES + "/" + fax + "/read", Map.of()));
        ok(owner.put(path, Map.of("until", Instant.now().plusSeconds(2))));
        await().atMost(SOON).until(() -> !fax(fax).hasNonNull("snoozed"));
        assertThat(fax(fax).path("unread").asBoolean()).isTrue();
        assertThat(owner.get(FAXES + "/" + fax + "/timeline").body()).contains("Back in the list", "Its time has come");
    }

    @Test
    void somethingNewBringsItBackEarlier() {
        String fax = received.getFirst();
        String path = FAXES + "/" + fax;
        Map<String, Object> later = Map.of("until", Instant.now().plus(Duration.ofDays(2)));
        String ana = person();
        ok(owner.put(path + "/snooze", later));
        ok(owner.post(path + "/notes", Map.of("text", "Nothing new")));
        assertThat(fax(fax).hasNonNull("snoozed")).isTrue();
        ok(owner.post(path + "/notes", Map.of("text", "Look", "mentions", List.of(ana))));
        assertThat(fax(fax).hasNonNull("snoozed")).isFalse();
        ok(owner.put(path + "/snooze", later));
        ok(owner.post(path + "/assign", Map.of("person_id", ana)));
        assertThat(fax(fax).hasNonNull("snoozed")).isFalse();
        ok(owner.put(path + "/snooze", later));
        ok(owner.delete(path + "/snooze"));
        assertThat(fax(fax).hasNonNull("snoozed")).isFalse();
    }

    @Test
    void whatIsNoTimeAndNoFaxToWaitForIsRefused() {
        String path = FAXES + "/" + received.getFirst() + "/snooze";
        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("until", "soon"),
                Map.of("until", Instant.now().minusSeconds(1)),
                Map.of("until", Instant.now().plus(Duration.ofDays(400))))) {
            assertThat(owner.put(path, body).status()).as(body.toString()).isEqualTo(400);
        }
        Answer sent = owner.put(
                FAXES + "/" + waiting.getFirst() + "/snooze",
                Map.of("until", Instant.now().plusSeconds(60)));
        assertThat(sent.status()).isEqualTo(409);
    }

    @Test
    void aBulkTellsWhatCameOfEachAndIsUndoneWhereNothingChangedSince() {
        String tag = tag("Many " + UUID.randomUUID().toString().substring(0, 8));
        ok(owner.put(FAXES + "/" + waiting.get(2) + "/tags/" + tag, Map.of()));
        var asked = new ArrayList<>(waiting);
        asked.add(NOWHERE);
        JsonNode bulk = ok(owner.post(BULK, Map.of("action", "tag", "tag_id", tag, "ids", asked)));
        assertThat(bulk.path("status").asString()).isEqualTo("done");
        assertThat(outcomes(bulk, "outcome")).containsExactly("done", "done", "unchanged", "refused");
        assertThat(bulk.at("/results/3/code").asString()).isEqualTo("FAX-006");

        ok(owner.delete(FAXES + "/" + waiting.get(1) + "/tags/" + tag));
        JsonNode undone = ok(owner.post(BULK + "/" + bulk.path("id").asString() + "/undo", Map.of()));
        assertThat(undone.path("status").asString()).isEqualTo("undone");
        assertThat(outcomes(undone, "undo")).containsExactly("restored", "left", "", "");
        assertThat(undone.at("/results/1/code").asString()).isEqualTo("FAX-011");
        assertThat(ids("?tag=" + tag)).containsExactly(waiting.get(2));
        assertThat(ok(owner.post(BULK + "/" + bulk.path("id").asString() + "/undo", Map.of()))
                        .path("restored")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void everyActionHasItsUndo() {
        Tenant house = server.tenant("Undo Clinic");
        Tenant.Login login = server.person(house, "owner");
        Caller caller = Caller.signedIn(server.port(), login.email(), login.password());
        house.send(TestPages.pdf("undo"), "letter.pdf", Map.of());
        String fax = house.awaitDelivered(1).path("id").asString();
        String me = caller.get("/api/v1/session").json().at("/person/id").asString();
        String tag = Tenant.id(caller.post("/api/v1/fax-tags", Map.of("name", "T")));
        JsonNode before = caller.get(FAXES + "/" + fax).json();
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("action", "assign", "person_id", me),
                Map.of("action", "read"),
                Map.of("action", "tag", "tag_id", tag),
                Map.of("action", "snooze", "until", Instant.now().plus(Duration.ofDays(1))),
                Map.of("action", "delete"))) {
            var body = new HashMap<>(change);
            body.put("filter", Map.of("direction", "inbound"));
            JsonNode done = ok(caller.post(BULK, body));
            assertThat(outcomes(done, "outcome")).as(change.toString()).containsExactly("done");
            if (change.get("action").equals("delete")) {
                assertThat(caller.get(FAXES + "/" + fax).status()).isEqualTo(404);
            }
            JsonNode undone = ok(caller.post(BULK + "/" + done.path("id").asString() + "/undo", Map.of()));
            assertThat(outcomes(undone, "undo")).as(undone.toString()).containsExactly("restored");
            JsonNode after = caller.get(FAXES + "/" + fax).json();
            for (String field : List.of("assigned_to", "inbox", "unread", "tags", "snoozed")) {
                assertThat(after.path(field)).as(change + " " + field).isEqualTo(before.path(field));
            }
        }
        JsonNode unread = ok(caller.post(BULK, Map.of("action", "unread", "ids", List.of(fax))));
        assertThat(outcomes(unread, "outcome")).containsExactly("unchanged");
    }

    @Test
    @Covers("FAX-D-004-05")
    void manyHeldFaxesAreReleasedOrRejectedAtOnceWithUndo() {
        Tenant office = server.tenant("Holding Office");
        Caller caller = office.caller();
        ok(caller.put("/api/v1/settings/fax.spam_hold_from", Map.of("value", 0)));
        office.send(TestPages.pdf("one"), "one.pdf", Map.of());
        office.send(TestPages.pdf("two"), "two.pdf", Map.of());
        String held = FAXES + "?direction=inbound&status=held";
        await().atMost(SOON).until(() -> caller.get(held).json().path("data").size() == 2);
        Map<String, String> both = Map.of("direction", "inbound", "status", "held");

        JsonNode rejected = ok(caller.post(BULK, Map.of("action", "reject", "filter", both)));
        assertThat(outcomes(rejected, "outcome")).containsExactly("done", "done");
        assertThat(statuses(office)).containsOnly("rejected");
        assertThat(outcomes(undo(caller, rejected), "undo")).containsExactly("restored", "restored");
        assertThat(statuses(office)).containsOnly("held");

        String first = caller.get(held).json().at("/data/0/id").asString();
        ok(caller.post(FAXES + "/" + first + "/reject", Map.of()));
        JsonNode released =
                ok(caller.post(BULK, Map.of("action", "release", "filter", Map.of("direction", "inbound"))));
        assertThat(outcomes(released, "outcome")).containsExactly("done", "done");
        assertThat(statuses(office)).containsOnly("delivered");
        JsonNode again = ok(caller.post(BULK, Map.of("action", "release", "ids", List.of(first))));
        assertThat(outcomes(again, "code")).containsExactly("FAX-011");
        assertThat(outcomes(undo(caller, released), "undo")).containsExactly("restored", "restored");
        assertThat(statuses(office)).containsExactlyInAnyOrder("rejected", "held");
        assertThat(caller.get(FAXES + "/" + first).json().path("status").asString())
                .isEqualTo("rejected");
        assertThat(caller.get(FAXES + "/" + first + "/timeline").body()).contains("Held again");
    }

    private static JsonNode undo(Caller caller, JsonNode bulk) {
        return ok(caller.post(BULK + "/" + bulk.path("id").asString() + "/undo", Map.of()));
    }

    private static List<String> statuses(Tenant office) {
        return office.caller()
                .get(FAXES + "?direction=inbound")
                .json()
                .path("data")
                .valueStream()
                .map(row -> row.path("status").asString())
                .toList();
    }

    @Test
    void moreThanAHundredRunOnAsOneJobOnceUnderTheirKey() {
        String tag = tag("Long " + UUID.randomUUID().toString().substring(0, 8));
        var asked = new ArrayList<>(waiting);
        while (asked.size() < 130) {
            asked.add(UUID.randomUUID().toString());
        }
        Caller keyed = Caller.withKey(server.port(), clinic.key())
                .header("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> body = Map.of("action", "tag", "tag_id", tag, "ids", asked);
        Answer first = keyed.post(BULK, body);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        Answer again = keyed.post(BULK, body);
        String id = first.json().path("id").asString();
        assertThat(again.json().path("id").asString()).isEqualTo(id);
        Caller program = clinic.caller();
        await().atMost(SOON)
                .until(() -> program.get(BULK + "/" + id)
                        .json()
                        .path("status")
                        .asString()
                        .equals("done"));
        JsonNode done = program.get(BULK + "/" + id).json();
        assertThat(done.path("done").asInt()).isEqualTo(3);
        assertThat(done.path("refused").asInt()).isEqualTo(127);
        assertThat(owner.get(BULK + "/" + id).status()).as("somebody else's").isEqualTo(404);
        ok(program.post(BULK + "/" + id + "/undo", Map.of()));
        await().atMost(SOON).until(() -> ids("?tag=" + tag).isEmpty());
    }

    @Test
    void onlyWhatOneMayDoIsDone() {
        Tenant.Login login = server.person(clinic, "fax_user");
        Caller user = Caller.signedIn(server.port(), login.email(), login.password());
        assertThat(user.post(BULK, Map.of("action", "delete", "ids", waiting)).status())
                .isEqualTo(403);
        assertThat(clinic.caller()
                        .post(BULK, Map.of("action", "read", "ids", waiting))
                        .status())
                .isEqualTo(403);
        Caller stranger = server.tenant("Work Strangers").caller();
        JsonNode foreign = ok(stranger.post(BULK, Map.of("action", "wake", "ids", received)));
        assertThat(outcomes(foreign, "code")).containsOnly("FAX-006");
        Answer tagging = stranger.post(BULK, Map.of("action", "tag", "tag_id", tag("Ours"), "ids", received));
        assertThat(tagging.status()).isEqualTo(400);
    }

    @Test
    void whatIsNoBulkIsRefusedWithWhatWasExpected() {
        refused(Map.of(), "action: missing");
        refused(Map.of("action", "shred"), "action: unknown");
        refused(Map.of("action", "read"), "ids: not valid (expected: either ids or a filter)");
        refused(Map.of("action", "read", "ids", List.of()), "ids: not valid (expected: 1 to 500 ids)");
        refused(
                Map.of(
                        "action",
                        "read",
                        "ids",
                        java.util.stream.Stream.generate(UUID::randomUUID)
                                .limit(501)
                                .toList()),
                "1 to 500 ids");
        refused(Map.of("action", "tag", "ids", waiting), "tag_id: missing");
        refused(Map.of("action", "snooze", "ids", waiting), "until: missing");
        refused(Map.of("action", "assign", "person_id", NOWHERE, "ids", waiting), "person_id: not found");
        refused(Map.of("action", "read", "filter", Map.of("min_spam", 101)), "min_spam: out of range");
    }

    private void refused(Map<String, ?> body, String because) {
        Answer answer = owner.post(BULK, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(because);
    }

    private String tag(String name) {
        return Tenant.id(
                owner.post("/api/v1/fax-tags", Map.of("name", name.length() > 40 ? name.substring(0, 40) : name)));
    }

    private String person() {
        Tenant.Login login = server.person(clinic, "fax_user");
        return Caller.signedIn(server.port(), login.email(), login.password())
                .get("/api/v1/session")
                .json()
                .at("/person/id")
                .asString();
    }

    private JsonNode fax(String id) {
        return ok(owner.get(FAXES + "/" + id));
    }

    private List<String> ids(String query) {
        return ok(owner.get(FAXES + query))
                .path("data")
                .valueStream()
                .map(fax -> fax.path("id").asString())
                .toList();
    }

    private static List<String> outcomes(JsonNode bulk, String field) {
        return bulk.path("results")
                .valueStream()
                .map(result -> result.hasNonNull(field) ? result.path(field).asString() : "")
                .toList();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer.json();
    }
}
