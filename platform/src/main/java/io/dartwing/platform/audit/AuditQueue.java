package io.dartwing.platform.audit;

import io.dartwing.platform.actor.ActorReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Collects a transaction's entries and appends them as its very last act.
///
/// The chain of an organisation can grow by one transaction at a time. Locking it only just before the
/// commit keeps the wait short, and rules out a deadlock with the rows that the transaction changed
/// before.
final class AuditQueue {
    private final Consumer<List<Pending>> append;
    private final Runnable beforeAppend;

    AuditQueue(Consumer<List<Pending>> append, Runnable beforeAppend) {
        this.append = append;
        this.beforeAppend = beforeAppend;
    }

    record Pending(UUID organization, ActorReference actor, AuditEvent event, Instant at) {}

    /// False when there is no transaction.
    boolean addToTransaction(Pending pending) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return false;
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("audited work needs a transaction that may write");
        }
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Commit commit && commit.queue() == this) {
                commit.pending.add(pending);
                return true;
            }
        }
        var commit = new Commit();
        commit.pending.add(pending);
        TransactionSynchronizationManager.registerSynchronization(commit);
        return true;
    }

    private final class Commit implements TransactionSynchronization {
        private final List<Pending> pending = new ArrayList<>();

        private AuditQueue queue() {
            return AuditQueue.this;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            beforeAppend.run();
            append.accept(List.copyOf(pending));
        }
    }
}
