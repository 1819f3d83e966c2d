package io.dartwing.fax.retention;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.archive.Archived;
import io.dartwing.fax.archive.Archives;
import io.dartwing.fax.retention.RetentionDecision.Archiving;
import io.dartwing.fax.retention.RetentionDecision.Kept;
import io.dartwing.fax.retention.RetentionDecision.Policy;
import io.dartwing.fax.retention.RetentionRows.Candidate;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.privacy.Eraser;
import io.dartwing.platform.privacy.LegalHolds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Erases the faxes whose time is over, or hands them to their archive, one in a transaction, in the
/// order of their ids. The run's row knows how far it came: killed, it goes on there, and a fax that
/// is gone already is passed over.
///
/// A fax whose policy archives first is erased by the first run that finds its copy confirmed and its
/// further time over.
@Component
class RetentionRuns implements JobHandler<RetentionRuns.Go> {
    record Go(UUID runId) {}

    static final JobType<Go> JOB = new JobType<>(
            "fax-retention-run",
            JobPool.LONG,
            Go.class,
            new RetryPolicy(50, Duration.ofSeconds(5), Duration.ofMinutes(10)));
    private static final String FAX = "fax_document";
    private static final int BATCH = 200;

    private final RetentionRows rows;
    private final RetentionWarnings warnings;
    private final DueFaxes dueFaxes;
    private final Archives archives;
    private final Eraser eraser;
    private final LegalHolds holds;
    private final Jobs jobs;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetentionRuns(
            RetentionRows rows,
            RetentionWarnings warnings,
            DueFaxes dueFaxes,
            Archives archives,
            List<Eraser> erasers,
            LegalHolds holds,
            Jobs jobs,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.warnings = warnings;
        this.dueFaxes = dueFaxes;
        this.archives = archives;
        this.eraser = erasers.stream()
                .filter(one -> one.subjectType().equals(FAX))
                .findFirst()
                .orElseThrow();
        this.holds = holds;
        this.jobs = jobs;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Begins a run of every organisation that has policies, and tells of what is next.
    void startDue() {
        List<UUID> organizations = transaction.execute(status -> jdbc.sql("select fax_retention_organizations()")
                .query(UUID.class)
                .list());
        for (UUID organization : organizations) {
            Actors.runAs(
                    SystemJobActor.of(organization, "fax-retention"),
                    () -> transaction.executeWithoutResult(status -> {
                        warnings.warn();
                        begin();
                    }));
        }
    }

    /// Begins a run for the current actor, in the caller's transaction; the one at work if there
    /// is one.
    UUID begin() {
        UUID id = Ids.next();
        if (!rows.start(id, Actors.current().displayName(), clock.instant())) {
            return rows.running()
                    .orElseThrow(() -> new ProblemException(FaxError.WRONG_STATE, "retention: a run just ended"));
        }
        audit.record("retention.run_started", "retention_run", id, Map.of());
        // In the system's name: it goes on also when who asked for it has left.
        Actors.runAs(
                SystemJobActor.of(Actors.current().requireOrganization(), JOB.name()),
                () -> jobs.enqueue(JOB, id.toString(), new Go(id)));
        return id;
    }

    @Override
    public JobType<Go> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Go> run) throws InterruptedException {
        UUID id = run.payload().runId();
        while (step(id)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return JobOutcome.done();
    }

    /// One batch.
    ///
    /// @return whether there is more
    boolean step(UUID run) {
        List<Candidate> batch = transaction.execute(status -> batch(run));
        List<DueFaxes.Due> due = transaction.execute(status -> dueFaxes.among(batch));
        for (DueFaxes.Due fax : due) {
            transaction.executeWithoutResult(status -> dispose(run, fax.fax().id()));
        }
        transaction.executeWithoutResult(status -> {
            if (batch.isEmpty()) {
                rows.finish(run, clock.instant());
                audit.record("retention.run_ended", "retention_run", run, Map.of());
            } else {
                rows.advance(run, batch.getLast().id(), batch.size());
            }
        });
        return !batch.isEmpty();
    }

    private List<Candidate> batch(UUID run) {
        return RetentionRows.youngest(rows.policies(), clock.instant())
                .map(before -> rows.next(rows.cursor(run).orElse(null), before, BATCH))
                .orElse(List.of());
    }

    /// Policies are asked again: one that was changed meanwhile counts.
    private void dispose(UUID run, UUID id) {
        Optional<Candidate> locked = rows.lock(id);
        if (locked.isEmpty()) {
            return;
        }
        Candidate fax = locked.get();
        Instant now = clock.instant();
        Optional<DueFaxes.Due> due = dueFaxes.among(List.of(fax)).stream().findFirst();
        if (due.isEmpty()) {
            return;
        }
        Kept kept = due.get().kept();
        Policy policy = kept.policy();
        if (!due.get().toErase()) {
            policy.archive().ifPresent(archive -> archive(run, fax, kept, archive, now));
            return;
        }
        if (holds.covers(FAX, id)) {
            rows.dispose(run, fax, kept, "on_hold", due.get().archive(), now);
            return;
        }
        eraser.erase(id);
        rows.dispose(run, fax, kept, "erased", due.get().archive(), now);
        audit.record(
                "retention.erased",
                FAX,
                id,
                Map.of("run", run.toString(), "policy", policy.id().toString()));
    }

    /// Also under a legal hold: nothing goes.
    private void archive(UUID run, Candidate fax, Kept kept, Archiving archive, Instant now) {
        String place = archives.ask(new Archives.Wish(
                        fax.id(),
                        archive.target(),
                        null,
                        archive.lockDays(),
                        true,
                        "Retention policy “" + kept.policy().name() + "”"))
                .map(Archived::place)
                .orElse(null);
        rows.dispose(run, fax, kept, "archiving", place, now);
    }
}
