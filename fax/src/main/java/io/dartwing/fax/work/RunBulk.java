package io.dartwing.fax.work;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.jobs.Askers;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Runs a bulk, or its undo, to its end: one that is long, or that a request left when its server
/// ended.
@Component
class RunBulk implements JobHandler<RunBulk.Payload> {
    record Payload(UUID bulkId) {}

    static final JobType<Payload> JOB = new JobType<>(
            "fax-bulk",
            JobPool.DEFAULT,
            Payload.class,
            new RetryPolicy(20, Duration.ofSeconds(3), Duration.ofMinutes(10)));

    /// A bulk and its undo have a job each.
    static String instance(Bulk bulk) {
        boolean back = bulk.status() == Bulk.Status.UNDOING;
        return bulk.id() + (back ? "-undo" : "-do");
    }

    private final BulkRunner runner;
    private final Askers askers;

    RunBulk(BulkRunner runner, Askers askers) {
        this.runner = runner;
        this.askers = askers;
    }

    @Override
    public JobType<Payload> type() {
        return JOB;
    }

    @Override
    public boolean allowed(Actor asker, Payload payload) {
        return FaxAccess.allows(asker, FaxAccess.READ);
    }

    @Override
    public void refused(Payload payload, String reason) {
        runner.giveUp(payload.bulkId());
    }

    /// With the asker's own rights and no more.
    @Override
    public JobOutcome run(JobRun<Payload> run) {
        UUID id = run.payload().bulkId();
        Optional<Actor> asker =
                askers.find(run.organizationId(), Actors.current().reference());
        if (asker.isEmpty()) {
            return new JobOutcome.GiveUp("who asked for this is no longer a member of the organisation");
        }
        Actors.runAs(asker.get(), () -> runner.run(id));
        return JobOutcome.done();
    }
}
