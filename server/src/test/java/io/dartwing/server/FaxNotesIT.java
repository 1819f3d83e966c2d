package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Notes beside a fax: whose they are, who is told, what keeps them, and where their text must not turn up.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxNotesIT {
    private static final String WORDS = "Call the pharmacy about warfarin";

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private String fax;
    private String notes;

    @BeforeAll
    void receive() {
        clinic = server.tenant("Notes Clinic");
        fax = Tenant.id(clinic.send(TestPages.pdf("noted"), "letter.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH)));
        notes = "/api/v1/faxes/" + fax + "/notes";
    }

    @Test
    @Covers({"FAX-K-002-01", "FAX-K-002-03", "FAX-K-002-04"})
    void aNoteIsWrittenShownChangedAndDeletedByItsAuthor() {
        Person ana = person("fax_user");
        Person ben = person("fax_user");
        Answer written = ana.caller().post(notes, Map.of("text", "  " + WORDS + " "));
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        String note = notes + "/" + Tenant.id(written);
        assertThat(one(ben.caller(), note).path("text").asString()).isEqualTo(WORDS);
        assertThat(one(ben.caller(), note).path("own").asBoolean()).isFalse();
        assertThat(one(ana.caller(), note).path("own").asBoolean()).isTrue();
        assertThat(one(ben.caller(), note).at("/author/id").asString()).isEqualTo(ana.id());
        assertThat(Instant.parse(one(ben.caller(), note).path("written_at").asString()))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

        assertThat(ben.caller().put(note, Map.of("text", "Mine now")).status()).isEqualTo(403);
        assertThat(ben.caller().delete(note).status()).isEqualTo(403);
        assertThat(ana.caller().put(note, Map.of("text", "Called")).status()).isEqualTo(200);
        assertThat(one(ben.caller(), note).path("text").asString()).isEqualTo("Called");
        assertThat(one(ben.caller(), note).hasNonNull("changed_at")).isTrue();
        assertThat(ana.caller().delete(note).status()).isEqualTo(204);
        assertThat(ana.caller().delete(note).status()).isEqualTo(404);
    }

    @Test
    @Covers({"FAX-K-002-02", "FAX-K-002-05"})
    void whoIsMentionedIsToldOnceWithoutTheText() {
        Person ana = person("fax_user");
        Person ben = person("fax_user");
        Answer written = ana.caller().post(notes, Map.of("text", WORDS, "mentions", List.of(ben.id(), ana.id())));
        String note = notes + "/" + Tenant.id(written);
        ana.caller().put(note, Map.of("text", WORDS + ", today", "mentions", List.of(ben.id())));
        List<JsonNode> told = notices(ben.caller());
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().toString()).contains("mentioned you", fax).doesNotContain("warfarin");
        assertThat(notices(ana.caller())).isEmpty();
    }

    @Test
    void theSameCreationTwiceIsOneNote() {
        Caller caller = person("fax_user")
                .caller()
                .header("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = caller.post(notes, Map.of("text", "Once"));
        Answer again = caller.post(notes, Map.of("text", "Once"));
        assertThat(Tenant.id(again)).isEqualTo(Tenant.id(first));
    }

    @Test
    void whatIsNoNoteIsRefusedWithWhatWasExpected() {
        refused(Map.of(), "text: not valid (expected: 1 to 5000 characters)");
        refused(Map.of("text", " "), "text: not valid");
        refused(Map.of("text", "x".repeat(5001)), "text: not valid");
        refused(Map.of("text", "x", "mentions", List.of(UUID.randomUUID())), "mentions: not found");
        refused(Map.of("text", "x", "mentions", List.of("nobody")), "mentions");
    }

    @Test
    void aLegalHoldKeepsNotesAsTheyAre() {
        String held =
                Tenant.id(clinic.send(TestPages.pdf("held"), "letter.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH)));
        String path = "/api/v1/faxes/" + held + "/notes";
        Caller caller = clinic.caller();
        String note = path + "/" + Tenant.id(caller.post(path, Map.of("text", "Evidence")));
        Tenant.id(caller.post(
                "/api/v1/legal-holds", Map.of("matter", "Suit", "subject_type", "fax_document", "subject_id", held)));
        assertThat(caller.put(note, Map.of("text", "Nothing")).status()).isEqualTo(409);
        assertThat(caller.delete(note).status()).isEqualTo(409);
        assertThat(caller.post(path, Map.of("text", "More")).status()).isEqualTo(201);
    }

    @Test
    void strangersFindNothingAndTheTextIsSealed() {
        Caller stranger = server.tenant("Notes Strangers").caller();
        String note = notes + "/" + Tenant.id(clinic.caller().post(notes, Map.of("text", WORDS)));
        assertThat(stranger.get(notes).status()).isEqualTo(404);
        assertThat(stranger.post(notes, Map.of("text", "Hello")).status()).isEqualTo(404);
        assertThat(stranger.put(note, Map.of("text", "Hello")).status()).isEqualTo(404);
        assertThat(stranger.delete(note).status()).isEqualTo(404);
        assertThat(clinic.caller().get("/api/v1/faxes?q=warfarin").body()).doesNotContain(fax);
        assertThat(clinic.caller().get("/api/v1/faxes/" + fax + "/timeline").body())
                .doesNotContain("warfarin");
    }

    private record Person(String id, Caller caller) {}

    private Person person(String role) {
        Tenant.Login login = server.person(clinic, "Pat " + role, role);
        Caller caller = Caller.signedIn(server.port(), login.email(), login.password());
        return new Person(
                caller.get("/api/v1/session").json().path("person").path("id").asString(), caller);
    }

    private void refused(Map<String, ?> body, String because) {
        Answer answer = clinic.caller().post(notes, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(because);
    }

    private JsonNode one(Caller caller, String note) {
        String id = note.substring(note.lastIndexOf('/') + 1);
        return caller.get(notes)
                .json()
                .path("data")
                .valueStream()
                .filter(entry -> entry.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> notices(Caller caller) {
        return caller.get("/api/v1/notifications")
                .json()
                .path("data")
                .valueStream()
                .filter(notice -> notice.path("kind").asString().equals("fax.mentioned"))
                .toList();
    }
}
