package io.dartwing.platform.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.roles.Members;
import io.dartwing.platform.roles.Members.Member;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Health information in healthcare mode: the roles of the matrix, the care relationship, and the way around both in
/// an emergency.
@PlatformIntegration
class BreakGlassIT {
    private static final Map<String, Object> EMERGENCY =
            Map.of("reason", "Patient unconscious, allergies unknown", "minutes", 30);

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private Members clinic;
    private Member owner;
    private Member registrar;
    private final UUID patient = Ids.next();

    @BeforeEach
    void open() {
        clinic = new Members(port, database, OrganizationMode.MEDXFAX);
        owner = clinic.with("owner");
        registrar = clinic.with("admin", "healthcare_administrator");
    }

    @Test
    void administrationAloneOpensNoHealthInformation() {
        String note = note(Map.of("title", "Chart"));
        assertThat(owner.caller().get("/api/v1/notes").status()).isEqualTo(403);
        assertThat(owner.caller().get("/api/v1/notes/" + note).status()).isEqualTo(403);
        assertThat(Caller.withKey(port, clinic.key("admin"))
                        .get("/api/v1/notes")
                        .status())
                .isEqualTo(403);
        assertThat(Caller.withKey(port, clinic.key("admin", "phi:read"))
                        .get("/api/v1/notes")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void eachHealthcareRoleDoesWhatTheMatrixSaysAndNoMore() {
        assertMatrix("healthcare_administrator", 200, 201, 200, 204);
        assertMatrix("healthcare_provider", 200, 201, 200, 403);
        assertMatrix("healthcare_practitioner", 200, 201, 200, 403);
        assertMatrix("nursing_user", 200, 403, 200, 403);
        assertMatrix("medical_records", 200, 403, 403, 403);
        assertMatrix("privacy_officer", 403, 403, 403, 403);
    }

    private void assertMatrix(String role, int read, int create, int update, int delete) {
        String note = note(Map.of("title", "Chart for " + role));
        // The ordinary layer is open to all of them here: only the health layer differs.
        Caller caller = clinic.with("admin", role).caller();
        assertThat(caller.get("/api/v1/notes/" + note).status())
                .as(role + " reads")
                .isEqualTo(read);
        assertThat(caller.post("/api/v1/notes", Map.of("title", "New by " + role))
                        .status())
                .as(role + " makes")
                .isEqualTo(create);
        assertThat(caller.patch("/api/v1/notes/" + note, Map.of("title", "Changed"))
                        .status())
                .as(role + " changes")
                .isEqualTo(update);
        assertThat(caller.delete("/api/v1/notes/" + note).status())
                .as(role + " deletes")
                .isEqualTo(delete);
    }

    @Test
    void providersSeeTheirOwnPatientsWithinTheOrganisationOnly() {
        Members other = new Members(port, database, OrganizationMode.MEDXFAX);
        String email = Ids.next() + "@example.org";
        Member provider = clinic.known(email, "admin", "healthcare_practitioner");
        String mine = note(Map.of("title", "Mine", "patient_id", patient.toString()));
        String foreign = other.with("admin", "healthcare_administrator")
                .caller()
                .post("/api/v1/notes", Map.of("title", "Elsewhere", "patient_id", patient.toString()))
                .json()
                .path("id")
                .asString();
        assertThat(provider.caller().get("/api/v1/notes/" + mine).status()).isEqualTo(404);
        Member there = other.known(email, "admin", "healthcare_practitioner");
        cares(other, there.id());
        Caller here = clinic.signIn(email);
        here.put(
                "/api/v1/session/organization",
                Map.of("organization_id", clinic.id().toString()));
        assertThat(here.get("/api/v1/notes/" + mine).status())
                .as("caring for the patient elsewhere opens nothing here")
                .isEqualTo(404);
        assertThat(here.get("/api/v1/notes/" + foreign).status())
                .as("nor does it open the other organisation's record from here")
                .isEqualTo(404);
        cares(clinic, provider.id());
        assertThat(here.get("/api/v1/notes/" + mine).status()).isEqualTo(200);
        assertThat(here.get("/api/v1/notes/" + foreign).status()).isEqualTo(404);
    }

    @Test
    void whoOnlyFilesRecordsSeesNoMoreThanItNeeds() {
        String note = note(Map.of("title", "Chart", "body", "Body", "salary", 5));
        Caller files = clinic.with("admin", "medical_records").caller();
        assertThat(files.get("/api/v1/notes/" + note).json().has("salary")).isFalse();
        assertThat(files.get("/api/v1/notes/" + note).json().path("body").asString())
                .isEqualTo("Body");
        assertThat(files.get("/api/v1/notes?sort=salary").status()).isEqualTo(400);
    }

    @Test
    @Covers("FAX-R-002-03")
    void brokenGlassOpensReadingTellsOthersAndIsReviewedBySomebodyElse() {
        Member nurse = clinic.with("fax_user", "nursing_user");
        String note = note(Map.of(
                "title",
                "Chart",
                "patient_id",
                patient.toString(),
                "kept_for",
                List.of(registrar.id().toString())));
        assertThat(nurse.caller().get("/api/v1/notes/" + note).status()).isEqualTo(403);
        Answer opened = nurse.caller().post("/api/v1/break-glass", EMERGENCY);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        String id = opened.json().path("id").asString();

        assertThat(nurse.caller().get("/api/v1/notes/" + note).status()).isEqualTo(200);
        assertThat(nurse.caller()
                        .patch("/api/v1/notes/" + note, Map.of("title", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(explained(nurse, note)).contains("break-glass in force");

        assertThat(audited(id)).contains("phi.glass_broken").doesNotContain("unconscious");
        assertThat(review(nurse, id).status()).isEqualTo(403);
        assertThat(review(owner, id).status()).as("still open").isEqualTo(409);
        assertThat(nurse.caller()
                        .post("/api/v1/break-glass/" + id + "/end", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(nurse.caller().get("/api/v1/notes/" + note).status()).isEqualTo(403);
        assertThat(review(owner, id).json().path("status").asString()).isEqualTo("reviewed");
        assertThat(review(owner, id).status()).isEqualTo(409);
    }

    @Test
    void onlyOneRecordWhenOneIsNamed() {
        Member nurse = clinic.with("nursing_user");
        String one = note(Map.of("title", "One"));
        String two = note(Map.of("title", "Two"));
        var named = new HashMap<>(EMERGENCY);
        named.put("record_type", "note");
        named.put("record_id", one);
        assertThat(nurse.caller().post("/api/v1/break-glass", named).status()).isEqualTo(201);
        assertThat(nurse.caller().get("/api/v1/notes/" + one).status()).isEqualTo(200);
        assertThat(nurse.caller().get("/api/v1/notes/" + two).status()).isBetween(403, 404);
        assertThat(nurse.caller().get("/api/v1/notes").json().path("data").size())
                .isEqualTo(1);
    }

    @Test
    void nobodyReviewsOneselfOrBreaksWithoutReasonForLongOrWithoutRight() {
        Answer own = owner.caller().post("/api/v1/break-glass", EMERGENCY);
        String id = own.json().path("id").asString();
        owner.caller().post("/api/v1/break-glass/" + id + "/end", Map.of());
        assertThat(review(owner, id).status()).isEqualTo(403);
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("minutes", 30),
                Map.of("reason", "short", "minutes", 30),
                Map.of("reason", "A reason that is long enough", "minutes", 241),
                Map.of("reason", "A reason that is long enough", "minutes", 0),
                Map.of("reason", "A reason that is long enough", "minutes", 10, "record_type", "gadget"),
                Map.of("reason", "A reason that is long enough", "minutes", 10, "record_id", id))) {
            assertThat(owner.caller().post("/api/v1/break-glass", bad).status())
                    .as("%s", bad)
                    .isEqualTo(400);
        }
        Member user = clinic.with("fax_user");
        assertThat(user.caller().post("/api/v1/break-glass", EMERGENCY).status())
                .isEqualTo(403);
        assertThat(Caller.withKey(port, clinic.key("admin"))
                        .post("/api/v1/break-glass", EMERGENCY)
                        .status())
                .isEqualTo(403);
        Members plain = new Members(port, database, OrganizationMode.DARTWING);
        assertThat(plain.with("owner")
                        .caller()
                        .post("/api/v1/break-glass", EMERGENCY)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void theDatabaseItselfKnowsTheFourHours() throws Exception {
        try (var connection = Migrations.connectAsOwner(database.access())) {
            var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            assertThatThrownBy(() -> sql.sql("""
                                    insert into break_glass (id, organization_id, person_id, person_name, reason, opened_at, expires_at)
                                    values (?, ?, ?, 'x', 'A reason long enough', now(), now() + interval '5 hours')""")
                            .params(Ids.next(), clinic.id(), owner.id())
                            .update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private String note(Map<String, Object> values) {
        Answer answer = registrar.caller().post("/api/v1/notes", values);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private Answer review(Member member, String id) {
        return member.caller()
                .post("/api/v1/break-glass/" + id + "/review", Map.of("finding", "justified", "note", "Was right"));
    }

    private String explained(Member member, String note) {
        return owner.caller()
                .post(
                        "/api/v1/permissions/explain",
                        Map.of(
                                "person_id",
                                member.id().toString(),
                                "action",
                                "read",
                                "record_type",
                                "note",
                                "record_id",
                                note))
                .body();
    }

    private void cares(Members where, UUID person) {
        try (var connection = Migrations.connectAsOwner(database.access())) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("""
                            insert into care_relationships (id, organization_id, person_id, patient_id, since, created_by,
                                created_at, updated_at, updated_by)
                            values (?, ?, ?, ?, now() - interval '1 minute', 't', now(), now(), 't')""")
                    .params(Ids.next(), where.id(), person, patient)
                    .update();
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String audited(String subject) {
        try (var connection = Migrations.connectAsOwner(database.access())) {
            return String.join(
                    "\n",
                    JdbcClient.create(new SingleConnectionDataSource(connection, true))
                            .sql("select event || ' ' || details from audit_entries where subject_id = ?")
                            .param(subject)
                            .query(String.class)
                            .list());
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
