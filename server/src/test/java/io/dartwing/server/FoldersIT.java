package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Folders of faxes, and saved views of their lists.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldersIT {
    private static final String FAXES = "/api/v1/faxes";
    private static final String FOLDERS = "/api/v1/fax-folders";
    private static final String VIEWS = "/api/v1/fax-views";
    private static final String NOWHERE = "0190a000-0000-7000-8000-000000000000";

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private Caller owner;
    private Caller ana;
    private Caller ben;
    private String anaId;
    private List<String> faxes;

    @BeforeAll
    void setUp() {
        clinic = server.tenant("Folder Clinic");
        owner = signedIn("owner");
        ana = signedIn("fax_user");
        ben = signedIn("fax_user");
        anaId = ana.get("/api/v1/session").json().at("/person/id").asString();
        faxes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            faxes.add(Tenant.id(clinic.send(
                    TestPages.pdf("letter " + i),
                    "letter.pdf",
                    Map.of("scheduled_at", Tenant.NEXT_MONTH, "subject", i == 0 ? "Invoice" : "Letter"))));
        }
    }

    private Caller signedIn(String role) {
        Tenant.Login login = server.person(clinic, role);
        return Caller.signedIn(server.port(), login.email(), login.password());
    }

    @Test
    @Covers({"FAX-K-003-01", "FAX-K-003-02"})
    void faxesAreMovedIntoFoldersOfATreeAndBack() {
        String outer = folder(owner, Map.of("name", "Clients"));
        String inner = folder(owner, Map.of("name", "Alder", "parent_id", outer));
        JsonNode moved = bulk(owner, inner, faxes.subList(0, 2));
        assertThat(moved.path("done").asInt()).isEqualTo(2);
        assertThat(in(owner, inner)).containsExactlyInAnyOrderElementsOf(faxes.subList(0, 2));
        assertThat(in(owner, outer)).isEmpty();
        JsonNode fax = ok(owner.get(FAXES + "/" + faxes.getFirst()));
        assertThat(fax.at("/folder/name").asString()).isEqualTo("Alder");
        JsonNode again = bulk(owner, outer, faxes.subList(0, 1));
        JsonNode undone = ok(owner.post(FAXES + "/bulk/" + again.path("id").asString() + "/undo", Map.of()));
        assertThat(undone.path("restored").asInt()).isEqualTo(1);
        assertThat(in(owner, inner)).hasSize(2);
        assertThat(bulk(owner, null, faxes.subList(1, 2)).path("done").asInt()).isEqualTo(1);
        assertThat(in(owner, inner)).containsExactly(faxes.getFirst());
        assertThat(owner.get(FAXES + "/" + faxes.getFirst() + "/timeline").body())
                .contains("Put into a folder")
                .doesNotContain("Alder");
        assertThat(owner.delete(FOLDERS + "/" + outer).status()).isEqualTo(409);
        assertThat(owner.delete(FOLDERS + "/" + inner).status()).isEqualTo(204);
        assertThat(ok(owner.get(FAXES + "/" + faxes.getFirst())).hasNonNull("folder"))
                .isFalse();
        assertThat(owner.get(FAXES + "?folder=" + inner).status()).isEqualTo(400);
    }

    @Test
    void aTreeIsNoRingAndNotTooDeep() {
        String top = folder(owner, Map.of("name", "Level 1"));
        String last = top;
        for (int level = 2; level <= 5; level++) {
            last = folder(owner, Map.of("name", "Level " + level, "parent_id", last));
        }
        refused(owner.post(FOLDERS, Map.of("name", "Level 6", "parent_id", last)), 400, "too deep");
        refused(owner.patch(FOLDERS + "/" + top, Map.of("parent_id", last)), 400, "lies in this folder");
        refused(owner.post(FOLDERS, Map.of("name", "level 1")), 409, "taken");
        refused(owner.post(FOLDERS, Map.of("name", "X", "parent_id", NOWHERE)), 400, "parent_id");
        String other = folder(owner, Map.of("name", "Two levels"));
        folder(owner, Map.of("name", "Under it", "parent_id", other));
        String fourth = ok(owner.get(FOLDERS + "/" + last)).path("parent_id").asString();
        refused(owner.patch(FOLDERS + "/" + other, Map.of("parent_id", fourth)), 400, "too deep");
    }

    @Test
    @Covers({"FAX-K-003-03", "FAX-K-003-04"})
    void aFolderIsSeenAndFilledByItsPeopleOnly() {
        String shared = folder(owner, Map.of("name", "Board", "shared_with", List.of(anaId)));
        String inner = folder(owner, Map.of("name", "Minutes", "parent_id", shared));
        String fax = faxes.get(2);
        assertThat(bulk(owner, inner, List.of(fax)).path("done").asInt()).isEqualTo(1);
        assertThat(in(ana, inner)).containsExactly(fax);
        assertThat(ok(ana.get(FAXES + "/" + fax)).at("/folder/name").asString()).isEqualTo("Minutes");
        // Ben sees the fax as ever, but neither the folder nor that the fax lies in it.
        assertThat(ok(ben.get(FAXES + "/" + fax)).hasNonNull("folder")).isFalse();
        assertThat(ben.get(FOLDERS + "/" + inner).status()).isEqualTo(404);
        assertThat(ben.get(FOLDERS).body()).doesNotContain("Minutes", "Board");
        assertThat(ben.get(FAXES + "?folder=" + inner).status()).isEqualTo(400);
        assertThat(ben.post(FAXES + "/bulk", Map.of("action", "move", "folder_id", inner, "ids", faxes))
                        .status())
                .isEqualTo(400);
        JsonNode taken = bulk(ben, null, List.of(fax));
        assertThat(taken.path("refused").asInt()).isEqualTo(1);
        refused(ben.post(FOLDERS, Map.of("name", "Mine", "parent_id", shared)), 400, "parent_id");
        // Shared for reading: Ana sees it, its editors fill it.
        ok(owner.patch(FOLDERS + "/" + inner, Map.of("editors", List.of(ownerId()))));
        assertThat(bulk(ana, null, List.of(fax)).path("refused").asInt()).isEqualTo(1);
        refused(ana.patch(FOLDERS + "/" + inner, Map.of("editors", List.of(anaId))), 403, "somebody else's");
        refused(ana.delete(FOLDERS + "/" + inner), 403, "somebody else's");
        ok(owner.patch(FOLDERS + "/" + inner, Map.of("editors", List.of(anaId))));
        assertThat(bulk(ana, null, List.of(fax)).path("done").asInt()).isEqualTo(1);
    }

    private String ownerId() {
        return owner.get("/api/v1/session").json().at("/person/id").asString();
    }

    @Test
    @Covers("FAX-K-003-05")
    void aSmartFolderHoldsWhatFitsItsFilter() {
        String tag = Tenant.id(owner.post("/api/v1/fax-tags", Map.of("name", "Smart")));
        ok(owner.put(FAXES + "/" + faxes.get(1) + "/tags/" + tag, Map.of()));
        String smart = folder(
                owner,
                Map.of("name", "Tagged", "filter", Map.of("tag", tag, "direction", "outbound", "status", "queued")));
        assertThat(in(owner, smart)).containsExactly(faxes.get(1));
        assertThat(ids(owner, "?folder=" + smart + "&status=sent")).isEmpty();
        assertThat(ids(owner, "?folder=" + smart + "&direction=outbound")).containsExactly(faxes.get(1));
        ok(owner.put(FAXES + "/" + faxes.get(0) + "/tags/" + tag, Map.of()));
        assertThat(in(owner, smart)).containsExactlyInAnyOrder(faxes.get(0), faxes.get(1));
        refused(
                owner.post(FAXES + "/bulk", Map.of("action", "move", "folder_id", smart, "ids", faxes)),
                400,
                "a rule fills it");
        refused(owner.post(FOLDERS, Map.of("name", "In it", "parent_id", smart)), 400, "a rule fills it");
        refused(owner.post(FOLDERS, Map.of("name", "Bad", "filter", Map.of("folder", smart))), 400, "names a folder");
        refused(owner.post(FOLDERS, Map.of("name", "Bad", "filter", Map.of("min_spam", 101))), 400, "min_spam");
        JsonNode read = ok(owner.post(
                FAXES + "/bulk", Map.of("action", "untag", "tag_id", tag, "filter", Map.of("folder", smart))));
        assertThat(read.path("done").asInt()).isEqualTo(2);
        assertThat(in(owner, smart)).isEmpty();
    }

    @Test
    @Covers("FAX-K-003-06")
    void aTreeIsMadeFromATemplateOrLikeAnother() {
        JsonNode templates = ok(owner.get(FOLDERS + "/templates"));
        assertThat(templates
                        .path("data")
                        .valueStream()
                        .map(one -> one.path("key").asString()))
                .contains("medical", "legal", "office");
        JsonNode made = ok(owner.post(FOLDERS + "/trees", Map.of("template", "medical", "name", "Practice")));
        assertThat(made.path("folders").asInt()).isEqualTo(9);
        assertThat(children(made.path("id").asString())).contains("Referrals", "Lab results");
        JsonNode copy = ok(owner.post(
                FOLDERS + "/trees", Map.of("copy_of", made.path("id").asString(), "name", "Second practice")));
        assertThat(copy.path("folders").asInt()).isEqualTo(9);
        assertThat(children(copy.path("id").asString()))
                .containsExactlyInAnyOrderElementsOf(children(made.path("id").asString()));
        refused(owner.post(FOLDERS + "/trees", Map.of("template", "medical", "name", "Practice")), 409, "taken");
        refused(owner.post(FOLDERS + "/trees", Map.of("template", "circus")), 400, "template");
        refused(owner.post(FOLDERS + "/trees", Map.of()), 400, "either template or copy_of");
    }

    private List<String> children(String folder) {
        return ok(owner.get(FOLDERS + "?limit=200&parent_id=" + folder))
                .path("data")
                .valueStream()
                .map(row -> row.path("name").asString())
                .toList();
    }

    @Test
    @Covers("FAX-I-001-13")
    void aViewIsOnesOwnUntilItIsShared() {
        Map<String, Object> filter = Map.of("direction", "inbound", "status", "held", "min_spam", 40);
        String view = Tenant.id(ana.post(VIEWS, Map.of("name", "To judge", "filter", filter)));
        assertThat(ana.get(VIEWS).body()).contains("To judge");
        assertThat(ben.get(VIEWS).body()).doesNotContain("To judge");
        assertThat(ben.get(VIEWS + "/" + view).status()).isEqualTo(404);
        ok(ana.patch(VIEWS + "/" + view, Map.of("shared", true)));
        JsonNode seen = ok(ben.get(VIEWS + "/" + view));
        assertThat(seen.at("/filter/min_spam").asInt()).isEqualTo(40);
        refused(ben.patch(VIEWS + "/" + view, Map.of("name", "Mine now")), 403, "somebody else's");
        refused(ben.delete(VIEWS + "/" + view), 403, "somebody else's");
        refused(
                ana.post(VIEWS, Map.of("name", "Words", "filter", Map.of("direction", "inbound", "q", "Miller"))),
                400,
                "words");
        refused(ana.post(VIEWS, Map.of("name", "Neither", "filter", Map.of("status", "held"))), 400, "no direction");
        ok(ana.patch(VIEWS + "/" + view, Map.of("shared", false)));
        assertThat(ben.get(VIEWS + "/" + view).status()).isEqualTo(404);
        assertThat(ana.delete(VIEWS + "/" + view).status()).isEqualTo(204);
    }

    private static String folder(Caller caller, Map<String, ?> values) {
        return Tenant.id(caller.post(FOLDERS, values));
    }

    private static JsonNode bulk(Caller caller, String folder, List<String> ids) {
        var body = new HashMap<String, Object>(Map.of("action", "move", "ids", ids));
        if (folder != null) {
            body.put("folder_id", folder);
        }
        return ok(caller.post(FAXES + "/bulk", body));
    }

    private static List<String> in(Caller caller, String folder) {
        return ids(caller, "?folder=" + folder);
    }

    private static List<String> ids(Caller caller, String query) {
        return ok(caller.get(FAXES + query))
                .path("data")
                .valueStream()
                .map(fax -> fax.path("id").asString())
                .toList();
    }

    private static void refused(Answer answer, int status, String because) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(because);
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer.json();
    }
}
