package io.dartwing.platform.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.ActorDirectory;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.roles.Members;
import io.dartwing.platform.roles.Members.Member;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Who cares for whom opens the records of the patient to those who see only their own patients, and closes them.
@PlatformIntegration
class CareRelationshipsIT {
    private static final String PATH = "/api/v1/care-relationships";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    @Autowired
    private ActorDirectory actors;

    @Autowired
    private RecordService records;

    @Autowired
    private RecordType<CareRelationship> type;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Members clinic;
    private Member registrar;
    private Member doctor;
    private final String patient = Ids.next().toString();

    @BeforeEach
    void open() {
        clinic = new Members(port, database, OrganizationMode.MEDXFAX);
        registrar = clinic.with("admin", "healthcare_administrator");
        doctor = clinic.with("admin", "healthcare_provider");
    }

    @Test
    void aRelationshipOpensThePatientsRecordsAndItsEndClosesThem() {
        String note = note();
        assertThat(doctor.caller().get("/api/v1/notes/" + note).status()).isEqualTo(404);
        assertThat(doctor.caller().get("/api/v1/notes").json().path("data").size())
                .isZero();

        String care = created(Map.of());
        assertThat(doctor.caller().get("/api/v1/notes/" + note).status()).isEqualTo(200);
        assertThat(doctor.caller().get("/api/v1/notes").json().path("data").size())
                .isOne();

        Answer ended = registrar.caller().patch(PATH + "/" + care, Map.of("until", "2020-01-01T00:00:00Z"));
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(ended.json().path("status").asString()).isEqualTo("ended");
        assertThat(Instant.parse(ended.json().path("until").asString()))
                .as("a time that has passed ends it now; what was open stays on record")
                .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(doctor.caller().get("/api/v1/notes/" + note).status()).isEqualTo(404);
        assertThat(doctor.caller().get("/api/v1/notes").json().path("data").size())
                .isZero();
        assertThat(registrar
                        .caller()
                        .patch(PATH + "/" + care, Map.of("until", soon()))
                        .status())
                .as("what has ended is not opened again")
                .isEqualTo(400);
    }

    @Test
    void deletingEndsItToo() {
        String note = note();
        String care = created(Map.of());
        assertThat(doctor.caller().get("/api/v1/notes/" + note).status()).isEqualTo(200);
        assertThat(registrar.caller().delete(PATH + "/" + care).status()).isEqualTo(204);
        assertThat(doctor.caller().get("/api/v1/notes/" + note).status()).isEqualTo(404);
        assertThat(registrar.caller().get(PATH + "/" + care).status()).isEqualTo(404);
    }

    /// Row security by itself, inside of the transaction that makes the change.
    @Test
    void bothCountFromTheirVeryTransactionOn() {
        note();
        Actor provider = actor(doctor);
        // The provider's own eyes, and the hand of an administrator: both in one transaction of the organisation.
        Actors.runAs(
                provider,
                () -> transaction.executeWithoutResult(status -> {
                    assertThat(notes()).isZero();
                    CareRelationship care = Actors.callAs(actor(registrar), () -> records.create(type, values()));
                    assertThat(notes()).isOne();
                    Actors.runAs(actor(registrar), () -> records.delete(type, care.id()));
                    assertThat(notes()).isZero();
                }));
    }

    @Test
    void aPlannedOneOpensNothingYetAndAnEndOpensNothingMore() {
        String note = note();
        String planned = created(Map.of("since", soon()));
        assertThat(registrar
                        .caller()
                        .get(PATH + "/" + planned)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("planned");
        assertThat(doctor.caller().get("/api/v1/notes/" + note).status()).isEqualTo(404);
    }

    @Test
    void whatCantBeIsRefused() {
        assertThat(post(Map.of("until", "2020-01-01T00:00:00Z")).status()).isEqualTo(400);
        String soon = soon();
        assertThat(post(Map.of("since", soon, "until", soon)).status()).isEqualTo(400);
        assertThat(post(Map.of("patient_id", "Jane Doe")).status()).isEqualTo(400);
        assertThat(post(Map.of("person_id", Ids.next().toString())).status()).isEqualTo(400);
        Member elsewhere = new Members(port, database, OrganizationMode.MEDXFAX).with("healthcare_provider");
        assertThat(post(Map.of("person_id", elsewhere.id().toString())).status())
                .as("a person of another organisation")
                .isEqualTo(400);
        Member idle = clinic.with("healthcare_provider");
        registrar.caller().patch("/api/v1/people/" + idle.id(), Map.of("status", "inactive"));
        Answer suspended = post(Map.of("person_id", idle.id().toString()));
        assertThat(suspended.status()).isEqualTo(400);
        assertThat(suspended.body()).contains("active member");
    }

    @Test
    void thereIsOneAtATimeHoweverManyAskAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = Stream.generate(
                            () -> threads.submit(() -> post(Map.of()).status()))
                    .limit(6)
                    .toList();
            var answers = new java.util.ArrayList<Integer>();
            for (var each : asked) {
                answers.add(each.get());
            }
            assertThat(answers).containsOnlyOnce(201).contains(409);
        }
        assertThat(post(Map.of("since", soon())).status()).isEqualTo(409);
    }

    @Test
    void theSameRequestAgainMakesNoSecondOne() {
        registrar.caller().header("Idempotency-Key", "care-" + patient);
        Answer first = post(Map.of());
        Answer second = post(Map.of());
        registrar.caller().without("Idempotency-Key");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(registrar.caller().get(PATH).json().path("data").size()).isOne();
    }

    @Test
    void administrationAloneSeesAndMakesNoneAndNobodyTakesAPatient() {
        created(Map.of());
        Member owner = clinic.with("owner");
        assertThat(owner.caller().get(PATH).status()).isEqualTo(403);
        assertThat(owner.caller().post(PATH, values()).status()).isEqualTo(403);
        assertThat(clinic.with("fax_user", "nursing_user").caller().get(PATH).status())
                .isEqualTo(403);

        String strangers = Ids.next().toString();
        Answer taken =
                doctor.caller().post(PATH, Map.of("person_id", doctor.id().toString(), "patient_id", strangers));
        assertThat(taken.status()).as(taken.body()).isIn(403, 404);
        assertThat(doctor.caller().get(PATH).json().path("data").size())
                .as("the relationships of one's own patients")
                .isOne();
    }

    @Test
    void theAuditSaysThatItWasMadeAndEndedWithoutThePatient() {
        String care = created(Map.of());
        registrar.caller().patch(PATH + "/" + care, Map.of("until", soon()));
        String entries = clinic.with("privacy_officer")
                .caller()
                .get("/api/v1/audit/entries?record_id=" + care)
                .body();
        assertThat(entries).contains("record.created", "record.updated").doesNotContain(patient);
    }

    private String note() {
        Answer answer = registrar.caller().post("/api/v1/notes", Map.of("title", "Chart", "patient_id", patient));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private String created(Map<String, Object> more) {
        Answer answer = post(more);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private Answer post(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("person_id", doctor.id().toString(), "patient_id", patient));
        body.putAll(more);
        return registrar.caller().post(PATH, body);
    }

    private ObjectNode values() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("person_id", doctor.id().toString())
                .put("patient_id", patient);
    }

    private long notes() {
        return jdbc.sql("select count(*) from notes where patient_id = ?")
                .param(UUID.fromString(patient))
                .query(Long.class)
                .single();
    }

    private Actor actor(Member member) {
        return actors.find(clinic.id(), new ActorReference(ActorReference.Type.PERSON, member.id(), ""))
                .orElseThrow();
    }

    private static String soon() {
        return Instant.now().plus(Duration.ofDays(2)).toString();
    }
}
