package io.dartwing.fax.work;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Goes through a bulk's faxes, or back through them. Each is changed and has its result in one
/// transaction under the
/// lock of its item, so that a run may be killed, repeated or doubled.
@Component
class BulkRunner {
    static final Duration UNDO_LIFE = Duration.ofMinutes(10);

    private final BulkRows rows;
    private final BulkSteps steps;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BulkRunner(BulkRows rows, BulkSteps steps, Jobs jobs, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.steps = steps;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Under the actor that asked for it, outside a transaction. One at rest stays as it is.
    void run(UUID id) {
        Optional<Bulk> found = transaction.execute(status -> rows.find(id));
        found.filter(bulk -> !bulk.atRest()).ifPresent(bulk -> {
            for (UUID fax : transaction.execute(status -> rows.waiting(bulk))) {
                one(bulk, fax);
            }
            finish(bulk);
        });
    }

    private void one(Bulk bulk, UUID fax) {
        try {
            transaction.executeWithoutResult(status -> rows.turn(bulk, fax).ifPresent(turn -> step(bulk, fax, turn)));
        } catch (ProblemException why) {
            transaction.executeWithoutResult(status -> rows.refused(bulk, fax, why));
        }
    }

    private void step(Bulk bulk, UUID fax, BulkRows.Turn turn) {
        if (bulk.status() == Bulk.Status.UNDOING) {
            if (!steps.restore(bulk, fax, turn)) {
                throw new ProblemException(
                        FaxError.WRONG_STATE, "fax: changed since (expected: as the action left it)");
            }
            rows.restored(bulk, fax);
        } else {
            BulkSteps.Change change = steps.apply(bulk, fax);
            rows.changed(bulk, fax, change.before(), change.after());
        }
    }

    /// Refuses what is left of it: who asked may no longer have it done.
    void giveUp(UUID id) {
        rows.find(id).filter(bulk -> !bulk.atRest()).ifPresent(bulk -> {
            var why = new ProblemException(
                    PlatformError.FORBIDDEN, "bulk: its asker lost the permission (expected: one that has it)");
            rows.waiting(bulk).forEach(fax -> rows.refused(bulk, fax, why));
            finished(bulk);
        });
    }

    private void finish(Bulk bulk) {
        transaction.executeWithoutResult(status -> rows.lock(bulk.id())
                .filter(current -> current.status() == bulk.status())
                .ifPresent(this::finished));
    }

    private void finished(Bulk bulk) {
        var now = clock.instant();
        jobs.cancel(RunBulk.JOB, RunBulk.instance(bulk));
        if (bulk.status() == Bulk.Status.RUNNING) {
            rows.move(bulk.id(), Bulk.Status.DONE, now, Optional.of(now.plus(UNDO_LIFE)));
        } else {
            rows.move(bulk.id(), Bulk.Status.UNDONE, now, Optional.empty());
        }
    }
}
