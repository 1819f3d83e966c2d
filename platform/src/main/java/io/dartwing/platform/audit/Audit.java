package io.dartwing.platform.audit;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.settings.SettingChangeListener;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The audit of the current actor's organisation.
public final class Audit {
    private static final int BATCH = 1000;
    private static final int LONGEST_VALUE = 400;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final AuditQueue queue;

    /// `beforeAppend` runs before the chain is locked: the server flushes its changes there, so that no
    /// other row is locked while the chain is.
    public Audit(JdbcClient jdbc, TransactionTemplate transactions, Clock clock, Runnable beforeAppend) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.queue = new AuditQueue(this::append, beforeAppend);
    }

    /// Records what the current actor did. The entry is written when the current transaction commits
    /// and not at all when it rolls back; without a transaction, at once.
    ///
    /// @throws IllegalStateException in a read-only transaction, which could not keep it
    public void record(AuditEvent event) {
        Actor actor = Actors.current();
        var pending = new AuditQueue.Pending(
                actor.requireOrganization(),
                actor.reference(),
                event,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!queue.addToTransaction(pending)) {
            transactions.executeWithoutResult(status -> queue.addToTransaction(pending));
        }
    }

    public void record(String event, String subjectType, UUID subject, Map<String, String> details) {
        record(AuditEvent.of(event, subjectType, subject, details));
    }

    /// Records changes of settings, with their values: settings hold no PHI.
    public SettingChangeListener settingChanges() {
        return change -> record(new AuditEvent(
                "setting.changed",
                "setting",
                change.setting(),
                Map.of("before", shortened(change.before()), "after", shortened(change.after()))));
    }

    private static String shortened(Optional<String> json) {
        return json.map(it -> it.length() > LONGEST_VALUE ? it.substring(0, LONGEST_VALUE) + "…" : it)
                .orElse("");
    }

    /// The latest entries first, at most `limit`, before `sequence` (exclusive; `Long.MAX_VALUE` for
    /// the newest).
    public List<AuditEntry> entries(long before, int limit) {
        UUID organization = Actors.current().requireOrganization();
        return transactions.execute(status -> jdbc.sql("""
                        select * from audit_entries where organization_id = ? and sequence < ?
                        order by sequence desc limit ?""")
                .params(organization, before, limit)
                .query(Audit::entry)
                .list());
    }

    /// Walks the current organisation's chain from its first entry. Memory stays small however long it
    /// is.
    public AuditVerification verify() {
        UUID organization = Actors.current().requireOrganization();
        byte[] previous = AuditEntry.beginning();
        long sequence = 0;
        while (true) {
            List<AuditEntry> batch = following(organization, sequence);
            for (AuditEntry entry : batch) {
                sequence++;
                if (entry.sequence() != sequence) {
                    return new AuditVerification.Broken(sequence, "entry is missing");
                }
                if (!MessageDigest.isEqual(entry.previousHash(), previous)) {
                    return new AuditVerification.Broken(sequence, "does not follow the entry before it");
                }
                if (!MessageDigest.isEqual(entry.hash(), entry.expectedHash())) {
                    return new AuditVerification.Broken(sequence, "content was changed");
                }
                previous = entry.hash();
            }
            if (batch.size() < BATCH) {
                return end(organization, sequence, previous);
            }
        }
    }

    private List<AuditEntry> following(UUID organization, long sequence) {
        return transactions.execute(status -> jdbc.sql("""
                        select * from audit_entries where organization_id = ? and sequence > ?
                        order by sequence limit ?""")
                .params(organization, sequence, BATCH)
                .query(Audit::entry)
                .list());
    }

    /// Entries cut off at the end leave a whole chain behind, but not the one whose head the database
    /// remembers.
    private AuditVerification end(UUID organization, long sequence, byte[] previous) {
        AuditHead head = transactions.execute(status -> head(organization, "audit_head"));
        if (head.sequence() > sequence) {
            List<AuditEntry> writtenMeanwhile = following(organization, sequence);
            if (writtenMeanwhile.isEmpty()) {
                return new AuditVerification.Broken(sequence + 1, "entry is missing");
            }
            return new AuditVerification.Intact(sequence);
        }
        return head.sequence() == sequence && MessageDigest.isEqual(head.hash(), previous)
                ? new AuditVerification.Intact(sequence)
                : new AuditVerification.Broken(sequence, "is not the entry the chain ended with");
    }

    private void append(List<AuditQueue.Pending> pending) {
        UUID organization = pending.getFirst().organization();
        AuditHead head = head(organization, "audit_lock");
        long sequence = head.sequence();
        byte[] previous = head.hash();
        for (AuditQueue.Pending one : pending) {
            sequence++;
            var draft = new AuditEntry(
                    organization,
                    sequence,
                    one.at(),
                    one.actor(),
                    one.event().event(),
                    one.event().subjectType(),
                    one.event().subjectId(),
                    AuditEntry.canonical(one.event().details()),
                    previous,
                    AuditEntry.beginning());
            byte[] hash = draft.expectedHash();
            insert(draft, hash);
            previous = hash;
        }
    }

    private void insert(AuditEntry draft, byte[] hash) {
        jdbc.sql("""
                insert into audit_entries (organization_id, sequence, at, actor_type, actor_id, actor_name, event,
                    subject_type, subject_id, details, previous_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        draft.organizationId(),
                        draft.sequence(),
                        OffsetDateTime.ofInstant(draft.at(), ZoneOffset.UTC),
                        draft.actor().type().value(),
                        draft.actor().id(),
                        draft.actor().name(),
                        draft.event(),
                        draft.subjectType(),
                        draft.subjectId(),
                        draft.details(),
                        draft.previousHash(),
                        hash)
                .update();
    }

    private AuditHead head(UUID organization, String function) {
        return jdbc.sql("select sequence, hash from " + function + "(?)")
                .param(organization)
                .query((row, number) -> new AuditHead(row.getLong("sequence"), row.getBytes("hash")))
                .optional()
                .orElseGet(() -> new AuditHead(0, AuditEntry.beginning()));
    }

    private record AuditHead(long sequence, byte[] hash) {}

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("organization_id", UUID.class),
                row.getLong("sequence"),
                instant(row),
                new ActorReference(
                        ActorReference.Type.of(row.getString("actor_type")),
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_name")),
                row.getString("event"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("details"),
                row.getBytes("previous_hash"),
                row.getBytes("hash"));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
