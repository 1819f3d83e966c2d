package io.dartwing.platform.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Anchor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditVerification.Intact;
import io.dartwing.platform.audit.Evidence;
import io.dartwing.platform.audit.OfflineVerification;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.testkit.Covers;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PlatformIntegration
class AuditingIT {
    @Autowired
    private MockMvcTester http;

    @Autowired
    private PhiReads reads;

    @Autowired
    private Audit audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JsonMapper json;

    @TempDir
    private Path temporary;

    private final UUID organization = Ids.next();
    private final Actor auditor = person("Ada Auditor", Permissions.AUDIT_READ);
    private final Actor nurse = person("=Nell, \"Nurse\"", "fax:read");

    private Actor person(String name, String permission) {
        return new PersonActor(Ids.next(), name, organization, Set.of("fax_user"), Set.of(permission));
    }

    @BeforeEach
    void aClinic() {
        as(
                auditor,
                () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                "insert into organizations (id, name, mode, created_at) values (?, ?, 'medxfax', now())")
                        .params(organization, "Clinic " + organization)
                        .update()));
    }

    @Test
    void aReadSaysItsPurposeFromTheRequestElseFromThePersonElseByDefault() {
        UUID fax = Ids.next();
        as(nurse, () -> reads.record("fax.read", "fax_document", fax));
        assertThat(newest().purpose()).isEqualTo("treatment");

        assertThat(send(nurse, put("/api/v1/session/purpose", "{\"purpose\":\"payment\"}")))
                .hasStatusOk();
        as(nurse, () -> reads.record("fax.read", "fax_document", fax));
        assertThat(newest().purpose()).isEqualTo("payment");

        inRequest(
                Map.of("Dartwing-Purpose", "legal"),
                () -> as(nurse, () -> reads.record("fax.read", "fax_document", fax)));
        assertThat(newest().purpose()).isEqualTo("legal");

        assertThat(send(nurse, put("/api/v1/session/purpose", "{\"purpose\":\"\"}")))
                .hasStatusOk();
        JsonNode choice = body(send(nurse, http.get().uri("/api/v1/session/purpose")));
        assertThat(choice.path("purpose").isNull()).isTrue();
        assertThat(choice.path("by_default").asString()).isEqualTo("treatment");
    }

    @Test
    void aPurposeThatThereIsNotIsRefused() {
        assertThat(send(nurse, put("/api/v1/session/purpose", "{\"purpose\":\"curiosity\"}")))
                .hasStatus(400);
        inRequest(
                Map.of("Dartwing-Purpose", "curiosity"),
                () -> org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> as(nurse, () -> reads.record("fax.read", "fax_document", Ids.next())))
                        .hasMessageContaining("Dartwing-Purpose: unknown (expected: treatment"));
    }

    @Test
    void aListIsOneEntryThatNamesEveryRecordItShowed() {
        List<UUID> shown = List.of(Ids.next(), Ids.next(), Ids.next());
        as(nurse, () -> reads.recordList("fax.listed", "fax_document", shown, Map.of()));
        assertThat(newest().records()).isEqualTo(shown);
        assertThat(as(auditor, audit::length)).isEqualTo(1);
        List<UUID> many = java.util.stream.Stream.generate(Ids::next).limit(700).toList();
        as(nurse, () -> reads.recordList("fax.listed", "fax_document", many, Map.of()));
        assertThat(as(auditor, audit::length)).isEqualTo(3);
    }

    @Test
    void whatIsWatchedIsRecordedOnceInAWhile() {
        UUID fax = Ids.next();
        for (int times = 0; times < 5; times++) {
            as(nurse, () -> reads.recordWatching("fax.watched", "fax_document", fax));
        }
        as(auditor, () -> reads.recordWatching("fax.watched", "fax_document", fax));
        assertThat(as(auditor, audit::length)).isEqualTo(2);
    }

    @Test
    void aReadWhoseTransactionRolledBackIsNotTakenForRecorded() {
        UUID fax = Ids.next();
        as(
                nurse,
                () -> transaction.executeWithoutResult(status -> {
                    reads.recordWatching("fax.watched", "fax_document", fax);
                    status.setRollbackOnly();
                }));
        as(nurse, () -> reads.recordWatching("fax.watched", "fax_document", fax));
        assertThat(as(auditor, audit::length)).isEqualTo(1);
    }

    @Test
    @Covers("FAX-G-001-08")
    void theReportTellsWhoSawARecordWithPurposeAlsoInLists() {
        UUID fax = Ids.next();
        UUID other = Ids.next();
        as(nurse, () -> reads.recordList("fax.listed", "fax_document", List.of(fax, other), Map.of()));
        as(nurse, () -> reads.record("fax.document_read", "fax_document", fax));
        as(nurse, () -> reads.record("fax.document_read", "fax_document", other));
        as(nurse, () -> audit.record("fax.assigned", "fax_document", fax, Map.of()));

        JsonNode report = body(send(auditor, http.get().uri("/api/v1/audit/access-report?record_id=" + fax)));
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("data")).hasSize(2);
        assertThat(report.path("data").get(0).path("event").asString()).isEqualTo("fax.document_read");
        assertThat(report.path("data").get(0).path("purpose").asString()).isEqualTo("treatment");
        assertThat(report.toString()).doesNotContain(other.toString());
        assertThat(newest().event()).isEqualTo("audit.access_reported");

        String csv = text(send(auditor, http.get().uri("/api/v1/audit/access-report?format=csv&record_id=" + fax)));
        assertThat(csv.lines().toList()).hasSize(3);
        assertThat(csv).contains("\"'=Nell, \"\"Nurse\"\"\"");

        JsonNode ofNurse = body(send(auditor, http.get().uri("/api/v1/audit/access-report?actor_id=" + nurse.id())));
        assertThat(ofNurse.path("data")).hasSize(3);
    }

    @Test
    void theReportFindsAPatientOfWhomTheAuditKeepsOnlyAKeyedHash() {
        UUID fax = Ids.next();
        as(nurse, () -> reads.record("fax.read", "fax_document", fax, Map.of(), Optional.of("Patient-4711")));
        as(nurse, () -> reads.record("fax.read", "fax_document", Ids.next(), Map.of(), Optional.of("patient-1")));
        JsonNode report = body(send(auditor, http.get().uri("/api/v1/audit/access-report?data_subject=patient-4711")));
        assertThat(report.path("data")).hasSize(1);
        assertThat(report.path("data").get(0).path("record_id").asString()).isEqualTo(fax.toString());
        String everything = as(auditor, () -> audit.following(0, 100)).toString();
        assertThat(everything.toLowerCase(java.util.Locale.ROOT)).doesNotContain("4711");
    }

    @Test
    void theExplorerFiltersByWhoWhatWhichWhenAndWhy() {
        UUID fax = Ids.next();
        as(nurse, () -> reads.record("fax.document_read", "fax_document", fax));
        as(auditor, () -> audit.record("person.changed", "person", nurse.id(), Map.of()));
        for (String filter : List.of(
                "actor_id=" + nurse.id(),
                "event=fax.document_read",
                "event=fax.*",
                "record_type=fax_document",
                "record_id=" + fax,
                "purpose=treatment",
                "to=2999-01-01T00:00:00Z&event=fax.document_read")) {
            JsonNode page = body(send(auditor, http.get().uri("/api/v1/audit/entries?" + filter)));
            assertThat(page.path("data")).as(filter).hasSize(1);
            assertThat(page.path("data").get(0).path("subject_id").asString()).isEqualTo(fax.toString());
        }
        assertThat(body(send(auditor, http.get().uri("/api/v1/audit/entries?from=2999-01-01T00:00:00Z")))
                        .path("data"))
                .isEmpty();
        as(nurse, () -> reads.record("fax.read", "fax_document", fax));
        String faxes = "/api/v1/audit/entries?event=fax.*&limit=1";
        JsonNode first = body(send(auditor, http.get().uri(faxes)));
        assertThat(first.path("data").get(0).path("event").asString()).isEqualTo("fax.read");
        JsonNode second = body(send(
                auditor,
                http.get().uri(faxes + "&cursor=" + first.path("next_cursor").asString())));
        assertThat(second.path("data").get(0).path("sequence").asLong()).isEqualTo(1);
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(body(send(auditor, http.get().uri("/api/v1/audit/entries/2")))
                        .path("event")
                        .asString())
                .isEqualTo("person.changed");
    }

    @Test
    @Covers("FAX-G-001-06")
    void whatIsExportedOverHttpIsVerifiedOffline() throws Exception {
        as(nurse, () -> reads.recordList("fax.listed", "fax_document", List.of(Ids.next()), Map.of("x", "y")));
        as(nurse, () -> reads.record("fax.read", "fax_document", Ids.next(), Map.of(), Optional.of("p")));
        String anchors = text(send(auditor, http.get().uri("/api/v1/audit/anchors")));
        Actor job = SystemJobActor.of(organization, "test");
        String export = text(send(job, http.get().uri("/api/v1/audit/export")));
        Path file = Files.writeString(temporary.resolve("export.jsonl"), export);
        Path anchorFile = Files.writeString(temporary.resolve("anchors.jsonl"), anchors);
        List<Anchor> known = OfflineVerification.anchors(anchorFile);
        assertThat(known).hasSize(1);
        assertThat(OfflineVerification.verify(file, new Evidence(known, Set.of(), Optional.empty()))
                        .verification())
                .isEqualTo(new Intact(3, 1));
    }

    @Test
    void anExportEndsWhenItsReaderMayNoMore() {
        for (int number = 0; number < 600; number++) {
            as(nurse, () -> audit.record("note.read", "note", Ids.next(), Map.of()));
        }
        // This auditor was never a member, as one who was removed while the export ran.
        String export = text(send(auditor, http.get().uri("/api/v1/audit/export")));
        assertThat(export).contains("\"sequence\":500,").doesNotContain("\"sequence\":501,");
    }

    @Test
    void theServerVerifiesItselfAndTellsItsState() {
        as(nurse, () -> reads.record("fax.read", "fax_document", Ids.next()));
        body(send(auditor, http.get().uri("/api/v1/audit/verification")));
        JsonNode verified = body(send(auditor, http.get().uri("/api/v1/audit/verification")));
        assertThat(verified.path("status").asString()).isEqualTo("intact");
        assertThat(verified.path("entries").asLong()).isEqualTo(2);
        JsonNode state = body(send(auditor, http.get().uri("/api/v1/audit/state")));
        assertThat(state.path("entries").asLong()).isEqualTo(3);
        assertThat(state.path("key_id").asString()).matches("[0-9a-f]{16}");
    }

    @Test
    void withoutThePermissionThereIsNoAudit() {
        for (String path : List.of(
                "entries",
                "entries/1",
                "state",
                "verification",
                "anchors",
                "export",
                "access-report?record_id=" + Ids.next())) {
            assertThat(send(nurse, http.get().uri("/api/v1/audit/" + path)))
                    .as(path)
                    .hasStatus(403);
        }
    }

    @Test
    void badQuestionsAreClearProblems() {
        for (String query : List.of(
                "entries?actor_id=x",
                "entries?purpose=curiosity",
                "entries?limit=0",
                "entries?cursor=x",
                "entries?from=yesterday",
                "access-report",
                "access-report?record_id=" + Ids.next() + "&format=pdf",
                "export?from_sequence=0")) {
            assertThat(send(auditor, http.get().uri("/api/v1/audit/" + query)))
                    .as(query)
                    .hasStatus(400);
        }
        assertThat(send(auditor, http.get().uri("/api/v1/audit/entries/x"))).hasStatus(404);
        assertThat(send(auditor, http.get().uri("/api/v1/audit/entries/99"))).hasStatus(404);
    }

    private AuditEntry newest() {
        return as(auditor, () -> audit.entries(Long.MAX_VALUE, 1)).getFirst();
    }

    private MockMvcTester.MockMvcRequestBuilder put(String path, String body) {
        return http.put().uri(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static MvcTestResult send(Actor actor, MockMvcTester.MockMvcRequestBuilder request) {
        return Actors.callAs(actor, request::exchange);
    }

    private JsonNode body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return json.readTree(text(answer));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void inRequest(Map<String, String> headers, Runnable work) {
        var request = new MockHttpServletRequest();
        headers.forEach(request::addHeader);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            work.run();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static void as(Actor actor, Runnable work) {
        Actors.runAs(actor, work);
    }

    private static <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return Actors.callAs(actor, work::get);
    }
}
