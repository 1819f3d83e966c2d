package io.dartwing.platform.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.testkit.Covers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformIntegration
class RecordServiceIT {
    @Autowired
    private RecordService records;

    @Autowired
    private RecordType<Gadget> gadgets;

    @Autowired
    private Audit audit;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Names names;

    @Autowired
    private TransactionTemplate transaction;

    private final Actor admin = actor(Ids.next(), "admin");

    @Test
    @Covers("FAX-C-001-06")
    void aCreatedRecordHasItsValuesItsNameAndItsHistory() throws Exception {
        ObjectNode row = as(admin, () -> records.render(gadgets, records.create(gadgets, object("""
                {"title":" Lamp ","phone":"+1 (202) 555-0143","email":"a@b.example","colour":"green","size":7,
                 "active":false,"seen_at":"2026-11-20T08:00:00+01:00","tags":["a","b"],
                 "settings":{"x":{"y":1}},"password":"hunter22","diagnosis":"flu"}"""))));

        assertThat(row.get("title").asString()).isEqualTo("Lamp");
        assertThat(row.get("name").asString()).matches("GAD-20[0-9]{2}-00001");
        assertThat(row.get("phone").asString()).isEqualTo("+12025550143");
        assertThat(row.get("colour").asString()).isEqualTo("green");
        assertThat(row.get("active").asBoolean()).isFalse();
        assertThat(row.get("seen_at").asString()).isEqualTo("2026-11-20T07:00:00Z");
        assertThat(row.get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(row.get("settings").toString()).isEqualTo("{\"x\":{\"y\":1}}");
        assertThat(row.get("title_length").asInt()).isEqualTo(4);
        assertThat(row.get("created_by").asString()).isEqualTo("Ada");
        assertThat(row.get("version").asInt()).isZero();
        assertThat(row.has("password")).isFalse();
    }

    @Test
    void everyFieldErrorIsToldAtOnce() {
        assertThatThrownBy(() -> as(admin, () -> records.create(gadgets, object("""
                {"title":"","phone":"12","email":"nobody","colour":"blue","size":101,"active":"yes","seen_at":"today",
                 "parent_id":"x","friends":[1],"tags":"a","settings":"s","title_length":3,"bogus":1}"""))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code().code()).isEqualTo("DW-400");
                    assertThat(problem.errors())
                            .extracting(ProblemException.FieldError::field)
                            .containsExactlyInAnyOrder(
                                    "title",
                                    "phone",
                                    "email",
                                    "colour",
                                    "size",
                                    "active",
                                    "seen_at",
                                    "parent_id",
                                    "friends[0]",
                                    "tags",
                                    "settings",
                                    "title_length",
                                    "bogus");
                    assertThat(problem.errors())
                            .extracting(ProblemException.FieldError::message)
                            .contains("size: not valid (expected: a whole number from 1 to 100)");
                });
    }

    @Test
    void aRecordMayReferOnlyToItsOwnOrganisation() throws Exception {
        Actor stranger = actor(Ids.next(), "admin");
        UUID theirs = as(stranger, () -> create("Theirs").id());
        UUID ours = as(admin, () -> create("Ours").id());

        assertThatThrownBy(() -> as(
                        admin,
                        () -> records.create(gadgets, object("{\"title\":\"A\",\"parent_id\":\"" + theirs + "\"}"))))
                .hasMessageContaining("parent_id: no such record");
        assertThatThrownBy(() -> as(
                        admin,
                        () -> records.create(
                                gadgets,
                                object("{\"title\":\"A\",\"friends\":[\"" + ours + "\",\"" + theirs + "\"]}"))))
                .hasMessageContaining("friends: no such record");
        as(admin, () -> records.create(gadgets, object("{\"title\":\"A\",\"parent_id\":\"" + ours + "\"}")));
    }

    @Test
    void anotherOrganisationsRecordDoesNotExist() throws Exception {
        UUID id = as(admin, () -> create("Mine").id());
        Actor stranger = actor(Ids.next(), "admin");

        assertProblem("DW-404", () -> as(stranger, () -> records.get(gadgets, id)));
        assertProblem("DW-404", () -> as(stranger, () -> records.update(gadgets, id, null, object("{}"))));
        assertProblem(
                "DW-404",
                () -> as(stranger, () -> {
                    records.delete(gadgets, id);
                    return true;
                }));
        assertThat(as(stranger, () -> records.list(gadgets, RecordQuery.FIRST)).data())
                .isEmpty();
        assertThat(as(admin, () -> records.get(gadgets, id)).title).isEqualTo("Mine");
    }

    @Test
    void withoutThePermissionNothingHappens() throws Exception {
        UUID id = as(admin, () -> create("Guarded").id());
        Actor reader = actor(admin.requireOrganization(), "fax:read");
        Actor nobody = actor(admin.requireOrganization());

        assertThat(as(reader, () -> records.get(gadgets, id)).title).isEqualTo("Guarded");
        assertProblem("DW-403", () -> as(reader, () -> create("B")));
        assertProblem("DW-403", () -> as(reader, () -> records.update(gadgets, id, null, object("{}"))));
        assertProblem("DW-403", () -> as(nobody, () -> records.get(gadgets, id)));
        assertProblem("DW-403", () -> as(nobody, () -> records.list(gadgets, RecordQuery.FIRST)));
    }

    @Test
    void aPatchChangesWhatItNamesAndObjectsAreMerged() throws Exception {
        UUID id = as(
                admin,
                () -> records.create(
                                gadgets,
                                object("{\"title\":\"P\",\"size\":3,\"settings\":{\"a\":1,\"b\":{\"c\":2,\"d\":3}}}"))
                        .id());
        Gadget patched = as(
                admin,
                () -> records.update(
                        gadgets, id, 0L, object("{\"size\":null,\"settings\":{\"a\":null,\"b\":{\"c\":9}}}")));

        assertThat(patched.size).isNull();
        assertThat(patched.settings.toString()).isEqualTo("{\"b\":{\"c\":9,\"d\":3}}");
        assertThat(patched.title).isEqualTo("P");
        assertThat(patched.version()).isEqualTo(1);
        assertProblem("DW-412", () -> as(admin, () -> records.update(gadgets, id, 0L, object("{\"size\":4}"))));
    }

    @Test
    void aPatchThatChangesNothingLeavesTheVersion() throws Exception {
        UUID id = as(admin, () -> create("Same").id());
        assertThat(as(admin, () -> records.update(gadgets, id, null, object("{\"title\":\"Same\"}")))
                        .version())
                .isZero();
    }

    @Test
    void aTakenValueIsAConflict() throws Exception {
        as(admin, () -> create("Unique"));
        assertThatThrownBy(() -> as(admin, () -> create("Unique")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code().code()).isEqualTo("DW-409");
                    assertThat(problem.errors().getFirst().field()).isEqualTo("title");
                });
        as(actor(Ids.next(), "admin"), () -> create("Unique"));
    }

    @Test
    void aRecordThatOthersReferToStays() throws Exception {
        UUID id = as(admin, () -> create("Parent").id());
        as(admin, () -> records.create(gadgets, object("{\"title\":\"Child\",\"parent_id\":\"" + id + "\"}")));
        assertProblem(
                "DW-409",
                () -> as(admin, () -> {
                    records.delete(gadgets, id);
                    return true;
                }));
    }

    @Test
    void secretsAreSealedAndUsableButNeverShown() throws Exception {
        Gadget gadget =
                as(admin, () -> records.create(gadgets, object("{\"title\":\"S\",\"password\":\"correct horse\"}")));
        assertThat(as(admin, () -> records.secret(gadgets, gadget, "password"))).contains("correct horse");
        assertThat(new String(gadget.password, StandardCharsets.ISO_8859_1)).doesNotContain("horse");
        as(admin, () -> records.update(gadgets, gadget.id(), null, object("{\"password\":null}")));
        assertThat(as(admin, () -> records.secret(gadgets, records.get(gadgets, gadget.id()), "password")))
                .isEmpty();
    }

    @Test
    @Covers("FAX-C-001-06")
    void theAuditTellsTheChangeWithoutPhiOrSecrets() throws Exception {
        UUID id = as(
                admin,
                () -> records.create(
                                gadgets,
                                object("{\"title\":\"T\",\"password\":\"first-secret\",\"diagnosis\":\"measles\"}"))
                        .id());
        as(
                admin,
                () -> records.update(
                        gadgets,
                        id,
                        null,
                        object("{\"colour\":\"green\",\"password\":\"second-secret\",\"diagnosis\":\"mumps\","
                                + "\"phone\":\"+12025550143\"}")));

        List<AuditEntry> entries = as(admin, () -> audit.entries(Long.MAX_VALUE, 50));
        String changes = entries.stream()
                .filter(entry -> entry.event().equals("record.updated"))
                .findFirst()
                .orElseThrow()
                .details();
        assertThat(json.readTree(changes)).isEqualTo(json.readTree("""
                {"colour":"red → green","password":"changed","diagnosis":"changed","phone":"changed"}"""));
        assertThat(entries.toString()).doesNotContain("secret", "measles", "mumps", "5550143");
    }

    @Test
    void namesAreDistinctHoweverManyAskAtOnce() throws Exception {
        NamingSeries series = NamingSeries.parse("CON-.YYYY.-.###");
        var given = new ArrayList<Future<String>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                boolean rolledBack = i % 10 == 0;
                given.add(threads.submit(() -> as(
                        admin,
                        () -> transaction.execute(status -> {
                            if (rolledBack) {
                                status.setRollbackOnly();
                            }
                            return names.next(series);
                        }))));
            }
        }
        Set<String> distinct = new HashSet<>();
        for (Future<String> name : given) {
            distinct.add(name.get());
        }
        assertThat(distinct).hasSize(200);
    }

    private Gadget create(String title) {
        return records.create(gadgets, object("{\"title\":\"" + title + "\"}"));
    }

    private ObjectNode object(String text) {
        return (ObjectNode) json.readTree(text);
    }

    private static void assertProblem(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code().code()).isEqualTo(code));
    }

    static Actor actor(UUID organization, String... permissions) {
        return new PersonActor(Ids.next(), "Ada", organization, Set.of(), Set.of(permissions));
    }

    private static <T> T as(Actor actor, Callable<T> work) throws Exception {
        return Actors.<T, Exception>callAs(actor, work::call);
    }
}
