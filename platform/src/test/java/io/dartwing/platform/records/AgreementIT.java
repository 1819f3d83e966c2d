package io.dartwing.platform.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.permission.AccessPredicate;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.Action.OnRecord;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.RandomCases;
import io.dartwing.platform.permission.RecordColumns;
import io.dartwing.platform.permission.RecordFacts;
import io.dartwing.platform.permission.RecordTypeRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// The decision, the condition that lists add, the generic lists, and row-level security on a real database: for
/// actors at random they open the same records.
@PlatformIntegration
class AgreementIT {
    private static final int ACTORS = 300;
    private static final int NOTES = 80;
    private static final RecordColumns COLUMNS = new RecordColumns(
            "n.organization_id",
            "n.id",
            "n.owner_id",
            "n.assigned_to",
            "n.team_id",
            "n.contact_id",
            "n.patient_id",
            "dartwing_kept_open(n.kept_for)",
            "dartwing_cares_for(n.organization_id, n.patient_id)");

    @Autowired
    private RecordService records;

    @Autowired
    private RecordType<Note> notes;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private InstalledDatabase installed;

    private final RandomCases cases = new RandomCases(20_261_126);
    private final List<RecordFacts> facts = new ArrayList<>();
    private final Set<List<UUID>> cares = new HashSet<>();

    @Test
    void decisionListAndRowSecurityOpenTheSameRecords() throws Exception {
        DatabaseAccess access = installed.access();
        int seen = 0;
        int changed = 0;
        try (Connection owner = Migrations.connectAsOwner(access)) {
            fill(owner);
            var behind = JdbcClient.create(new SingleConnectionDataSource(owner, true));
            RecordTypeRef type = notes.reference();
            for (int i = 0; i < ACTORS; i++) {
                Actor actor = actor();
                ActorGrants grants = ActorGrants.of(actor);
                Set<UUID> readable = decided(grants, OnRecord.READ, type);
                assertThat(listed(behind, actor, grants, type))
                        .as("list condition for %s", actor)
                        .isEqualTo(readable);
                assertThat(Actors.callAs(actor, this::pages))
                        .as("generic list for %s", actor)
                        .isEqualTo(readable);
                assertThat(Actors.callAs(actor, () -> rows("select id from notes")))
                        .as("row security for %s", actor)
                        .isEqualTo(readable);
                Set<UUID> removable = decided(grants, OnRecord.DELETE, type);
                var changeable = new HashSet<>(decided(grants, OnRecord.UPDATE, type));
                changeable.addAll(removable);
                assertThat(Actors.callAs(
                                actor, () -> rows("update notes set title = title where version = 0 returning id")))
                        .as("row security on change for %s", actor)
                        .isEqualTo(changeable);
                assertThat(Actors.callAs(actor, () -> rows("delete from notes where version = 0 returning id")))
                        .as("row security on deletion for %s", actor)
                        .isEqualTo(removable);
                for (int j = 0; j < 10; j++) {
                    creates(actor, grants, type);
                }
                seen += readable.size();
                changed += changeable.size();
            }
        }
        assertThat(seen).isGreaterThan(500);
        assertThat(changed).isGreaterThan(50);
    }

    private void creates(Actor actor, ActorGrants grants, RecordTypeRef type) {
        RecordFacts random = cases.record();
        boolean cared = caredFor(grants, random);
        RecordFacts made = new RecordFacts(
                random.organizationId(),
                Optional.empty(),
                random.keptFor(),
                random.owner(),
                first(random.assignees()),
                first(random.teams()),
                random.contact(),
                random.patient(),
                cared);
        boolean allowed =
                PermissionDecision.decide(grants, OnRecord.CREATE, type, made).allowed();
        boolean inserted;
        try {
            inserted = Actors.callAs(
                    actor,
                    () -> transaction.execute(status -> {
                        status.setRollbackOnly();
                        insert(database, Ids.next(), made);
                        return true;
                    }));
        } catch (DataAccessException refused) {
            inserted = false;
        }
        assertThat(inserted)
                .as("row security on creation of %s for %s", made, actor)
                .isEqualTo(allowed);
    }

    private Actor actor() {
        UUID home = cases.pick(cases.organizations);
        var access = cases.access(Optional.of(home));
        return cases.chance(0.8)
                ? new PersonActor(cases.pick(cases.people), "Random", home, Set.of(), access)
                : new ApiKeyActor(Ids.next(), "Random", home, access);
    }

    private Set<UUID> decided(ActorGrants actor, Action action, RecordTypeRef type) {
        Predicate<RecordFacts> allowed =
                record -> PermissionDecision.decide(actor, action, type, withCare(record, caredFor(actor, record)))
                        .allowed();
        return facts.stream()
                .filter(allowed)
                .map(record -> record.id().orElseThrow())
                .collect(Collectors.toSet());
    }

    private boolean caredFor(ActorGrants actor, RecordFacts record) {
        return actor.person().isPresent()
                && record.patient().isPresent()
                && cares.contains(List.of(
                        record.organizationId(),
                        actor.person().get(),
                        record.patient().get()));
    }

    private static RecordFacts withCare(RecordFacts it, boolean cared) {
        return new RecordFacts(
                it.organizationId(),
                it.id(),
                it.keptFor(),
                it.owner(),
                it.assignees(),
                it.teams(),
                it.contact(),
                it.patient(),
                cared);
    }

    /// The condition by itself, on a connection that row security does not hold back.
    private static Set<UUID> listed(JdbcClient behind, Actor actor, ActorGrants grants, RecordTypeRef type) {
        behind.sql("select set_config('dartwing.person', ?, false)")
                .param(actor instanceof PersonActor ? actor.id().toString() : "")
                .query(String.class)
                .single();
        AccessPredicate readable = AccessPredicate.of(grants, OnRecord.READ, type, COLUMNS);
        return behind.sql("select n.id from notes n where " + readable.text())
                .params(readable.parameters())
                .query(UUID.class)
                .set();
    }

    private Set<UUID> pages() {
        var found = new HashSet<UUID>();
        try {
            String cursor = null;
            do {
                Page<Note> page = records.list(notes, new RecordQuery(cursor, 30, null, null, Map.of()));
                page.data().forEach(note -> found.add(note.id()));
                cursor = page.nextCursor();
            } while (cursor != null);
        } catch (ProblemException refused) {
            assertThat(refused.code().code()).isEqualTo("DW-403");
        }
        return found;
    }

    private Set<UUID> rows(String sql) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return database.sql(sql).query(UUID.class).set();
        });
    }

    private static <T> Set<T> first(Set<T> many) {
        return many.stream().limit(1).collect(Collectors.toSet());
    }

    private void fill(Connection owner) throws SQLException {
        var sql = JdbcClient.create(new SingleConnectionDataSource(owner, true));
        for (UUID organization : cases.organizations) {
            sql.sql("insert into organizations (id, name, mode, created_at) values (?, ?, 'dartwing', now())")
                    .params(organization, "Agreement " + organization)
                    .update();
        }
        for (UUID person : cases.people) {
            sql.sql(
                            "insert into accounts (id, email, password_hash, must_change_password, password_changed_at, created_at)"
                                    + " values (?, ?, 'x', false, now(), now())")
                    .params(person, person + "@agreement.test")
                    .update();
            for (UUID organization : cases.organizations) {
                sql.sql("""
                                insert into people (id, organization_id, created_at, created_by, updated_at, updated_by, email,
                                    full_name, roles, status)
                                values (?, ?, now(), 't', now(), 't', ?, 'T', '{}', 'active')""")
                        .params(person, organization, person + "@agreement.test")
                        .update();
                for (UUID patient : cases.patients) {
                    if (cases.chance(0.4)) {
                        cares.add(List.of(organization, person, patient));
                        sql.sql("""
                                        insert into care_relationships (id, organization_id, person_id, patient_id, since, created_by,
                                created_at, updated_at, updated_by)
                                        values (?, ?, ?, ?, now(), 't', now(), now(), 't')""")
                                .params(Ids.next(), organization, person, patient)
                                .update();
                    }
                }
            }
        }
        for (int i = 0; i < NOTES; i++) {
            RecordFacts random = cases.record();
            UUID id = i < 4 ? new UUID(7, i) : Ids.next();
            RecordFacts record = new RecordFacts(
                    random.organizationId(),
                    Optional.of(id),
                    random.keptFor(),
                    random.owner(),
                    first(random.assignees()),
                    first(random.teams()),
                    random.contact(),
                    random.patient(),
                    false);
            facts.add(record);
            insert(sql, id, record);
        }
    }

    private static void insert(JdbcClient sql, UUID id, RecordFacts record) {
        sql.sql("""
                        insert into notes (id, organization_id, created_at, created_by, updated_at, updated_by, title, owner_id,
                            assigned_to, team_id, contact_id, patient_id, kept_for)
                        values (:id, :organization, now(), 't', now(), 't', 'T', :owner::uuid, :assignee::uuid, :team::uuid,
                            :contact::uuid, :patient::uuid, :kept)""")
                .param("id", id)
                .param("organization", record.organizationId())
                .param("owner", text(record.owner()))
                .param("assignee", text(record.assignees().stream().findFirst()))
                .param("team", text(record.teams().stream().findFirst()))
                .param("contact", text(record.contact()))
                .param("patient", text(record.patient()))
                .param("kept", record.keptFor().toArray(UUID[]::new))
                .update();
    }

    private static String text(Optional<UUID> id) {
        return id.map(UUID::toString).orElse(null);
    }
}
