package io.dartwing.platform.audit;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/// One organisation's chain in a test, and what somebody with the database's superuser can do to it.
final class Chains {
    final UUID organization = Ids.next();
    private final TestDatabase database;
    private final Audit audit;

    Chains(TestDatabase database, Clock clock) {
        this.database = database;
        this.audit = new Audit(database.jdbc(), database.transactions(), clock);
    }

    Audit audit() {
        return audit;
    }

    <T> T as(Callable<T> work) {
        try {
            return Actors.callAs(SystemJobActor.of(organization, "test"), work::call);
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }

    void append(int count) {
        as(() -> {
            for (int number = 0; number < count; number++) {
                audit.record("note.created", "note", Ids.next(), Map.of("number", Integer.toString(number)));
            }
            return true;
        });
    }

    AuditVerification verify(Evidence evidence) {
        return as(() -> audit.verify(evidence));
    }

    List<AuditEntry> entries() {
        return as(() -> audit.following(0, 10_000));
    }

    void superuser(String sql, Object... parameters) {
        try (Connection superuser = database.superuser();
                var statement = superuser.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Cuts the end off and makes the database remember the shorter chain.
    void cutOffAfter(long sequence) {
        superuser("delete from audit_entries where organization_id = ? and sequence > ?", organization, sequence);
        superuser("""
                update audit_heads h set sequence = e.sequence, hash = e.hash from audit_entries e
                where h.organization_id = ? and e.organization_id = h.organization_id and e.sequence = ?""", organization, sequence);
    }

    /// Writes the chain anew from `sequence` on, with other events and hashes that all fit.
    void rewriteFrom(long sequence) {
        var forged = new ArrayList<AuditEntry>();
        for (AuditEntry entry : entries()) {
            if (entry.sequence() < sequence) {
                forged.add(entry);
                continue;
            }
            byte[] previous =
                    forged.isEmpty() ? AuditEntry.beginning() : forged.getLast().hash();
            var draft = new AuditEntry(
                    entry.organizationId(),
                    entry.sequence(),
                    entry.at(),
                    entry.actor(),
                    null,
                    entry.sequence() == sequence ? "note.forged" : entry.event(),
                    entry.subjectType(),
                    entry.subjectId(),
                    entry.details(),
                    entry.purpose(),
                    entry.records(),
                    entry.dataSubject(),
                    previous,
                    AuditEntry.beginning());
            forged.add(draft.withHash(draft.expectedHash()));
        }
        for (AuditEntry entry : forged) {
            superuser(
                    "update audit_entries set event = ?, previous_hash = ?, hash = ? where organization_id = ? and sequence = ?",
                    entry.event(),
                    entry.previousHash(),
                    entry.hash(),
                    organization,
                    entry.sequence());
        }
        superuser(
                "update audit_heads set hash = ? where organization_id = ?",
                forged.getLast().hash(),
                organization);
    }
}
