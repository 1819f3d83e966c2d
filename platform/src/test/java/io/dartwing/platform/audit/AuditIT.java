package io.dartwing.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.NoActorException;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

class AuditIT {
    private static TestDatabase database;
    private static Audit audit;

    private final UUID organization = Ids.next();

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        audit = new Audit(database.jdbc(), database.transactions(), Clock.systemUTC());
    }

    @Test
    void anUntouchedChainIsIntact() {
        record(5);
        assertThat(verify()).isEqualTo(new AuditVerification.Intact(5));
    }

    @ParameterizedTest
    @Covers("FAX-G-001-04")
    @CsvSource(delimiter = '|', textBlock = """
            update audit_entries set event = 'fax.read' where organization_id = ? and sequence = 3 | 3
            update audit_entries set at = at + interval '1 second' where organization_id = ? and sequence = 4 | 4
            update audit_entries set actor_name = 'Eve' where organization_id = ? and sequence = 1 | 1
            update audit_entries set details = '{}' where organization_id = ? and sequence = 2 | 2
            update audit_entries set hash = previous_hash where organization_id = ? and sequence = 2 | 2
            delete from audit_entries where organization_id = ? and sequence = 2 | 2
            delete from audit_entries where organization_id = ? and sequence = 5 | 5
            delete from audit_entries where organization_id = ? | 1
            update audit_entries set purpose = 'legal' where organization_id = ? and sequence = 4 | 4
            update audit_entries set records = array[gen_random_uuid()] where organization_id = ? and sequence = 3 | 3
            update audit_entries set data_subject = repeat('a', 64) where organization_id = ? and sequence = 2 | 2
            """)
    void tamperingIsFoundAndTheFirstBrokenEntryNamed(String tampering, long firstBroken) throws SQLException {
        record(5);
        try (var superuser = database.superuser();
                var statement = superuser.prepareStatement(tampering)) {
            statement.setObject(1, organization);
            assertThat(statement.executeUpdate()).isPositive();
        }
        assertThat(verify())
                .isInstanceOfSatisfying(
                        AuditVerification.Broken.class,
                        broken -> assertThat(broken.sequence()).isEqualTo(firstBroken));
    }

    @ParameterizedTest
    @Covers("FAX-G-001-02")
    @CsvSource(delimiter = '|', textBlock = """
            update audit_entries set event = 'x'
            delete from audit_entries
            truncate audit_entries
            update audit_heads set sequence = 0
            select * from audit_heads
            alter table audit_entries disable row level security
            drop trigger audit_extend on audit_entries
            """)
    void theAppRoleCanOnlyAddAndRead(String sql) {
        record(1);
        assertThatThrownBy(() -> as(() -> database.transactions()
                        .executeWithoutResult(status -> database.jdbc().sql(sql).update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void entriesThatChangedPlacesAreFound() throws SQLException {
        record(5);
        try (var superuser = database.superuser();
                var statement = superuser.prepareStatement(
                        "update audit_entries set sequence = ? where organization_id = ? and sequence = ?")) {
            for (int[] move : new int[][] {{99, 2}, {2, 3}, {3, 99}}) {
                statement.setLong(1, move[0]);
                statement.setObject(2, organization);
                statement.setLong(3, move[1]);
                statement.executeUpdate();
            }
        }
        assertThat(verify()).isEqualTo(new AuditVerification.Broken(2, "does not follow the entry before it"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit_anchors set at = now()
            delete from audit_anchors
            update audit_archives set file = 'x'
            delete from audit_archives
            truncate audit_anchors, audit_archives
            """)
    void theAppRoleCantChangeAnchorsAndArchivesEither(String sql) {
        assertThatThrownBy(() -> as(() -> database.transactions()
                        .executeWithoutResult(status -> database.jdbc().sql(sql).update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anEntryThatDoesNotFollowItsChainIsRefused() {
        record(2);
        assertThatThrownBy(() -> as(() -> database.transactions()
                        .executeWithoutResult(status -> database.jdbc().sql("""
                                insert into audit_entries
                                select organization_id, 9, at, actor_type, actor_id, actor_name, event, subject_type,
                                    subject_id, details, previous_hash, hash
                                from audit_entries where sequence = 1""").update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aRolledBackTransactionLeavesNoEntry() {
        as(() -> database.transactions().executeWithoutResult(status -> {
            audit.record("note.created", "note", Ids.next(), Map.of());
            status.setRollbackOnly();
        }));
        assertThat(verify()).isEqualTo(new AuditVerification.Intact(0));
    }

    @Test
    void severalEntriesOfOneTransactionKeepTheirOrder() {
        as(() -> database.transactions().executeWithoutResult(status -> {
            audit.record("first", "note", Ids.next(), Map.of());
            audit.record("second", "note", Ids.next(), Map.of());
        }));
        var newestFirst = Actors.callAs(actor(), () -> audit.entries(Long.MAX_VALUE, 10));
        assertThat(newestFirst).extracting(AuditEntry::event).containsExactly("second", "first");
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = java.util.stream.IntStream.range(0, 40)
                    .mapToObj(number -> threads.submit(() -> record(3)))
                    .toList();
            for (var each : done) {
                each.get();
            }
        }
        assertThat(verify()).isEqualTo(new AuditVerification.Intact(120));
    }

    @Test
    void withoutAnActorNothingIsRecorded() {
        assertThatThrownBy(() -> audit.record("note.created", "note", Ids.next(), Map.of()))
                .isInstanceOf(NoActorException.class);
    }

    @Test
    void chainsOfOrganisationsAreApart() {
        record(2);
        var other = SystemJobActor.of(Ids.next(), "test");
        assertThat(Actors.callAs(other, () -> audit.verify())).isEqualTo(new AuditVerification.Intact(0));
        assertThat(Actors.callAs(other, () -> audit.entries(Long.MAX_VALUE, 10)))
                .isEmpty();
    }

    private void record(int count) {
        as(() -> {
            for (int number = 0; number < count; number++) {
                audit.record("note.created", "note", Ids.next(), Map.of("number", Integer.toString(number)));
            }
        });
    }

    private AuditVerification verify() {
        return Actors.callAs(actor(), () -> audit.verify());
    }

    private SystemJobActor actor() {
        return SystemJobActor.of(organization, "test");
    }

    private void as(Runnable work) {
        Actors.runAs(actor(), work);
    }
}
