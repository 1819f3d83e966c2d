package io.dartwing.fax.broadcast;

import io.dartwing.fax.broadcast.Broadcast.Status;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.outbound.OutboundVerbs;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.jobs.Askers;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps a broadcast going until it is over, with the rights of who set it going and no more; of a
/// cancelled one, takes back what has not left.
@Component
class RunBroadcast implements JobHandler<RunBroadcast.Payload> {
    /// @param run the one this job is for
    record Payload(UUID broadcastId, int run) {}

    static final JobType<Payload> JOB = new JobType<>(
            "fax-broadcast",
            JobPool.DEFAULT,
            Payload.class,
            new RetryPolicy(200, Duration.ofSeconds(2), Duration.ofMinutes(10)));

    private static final String NO_RIGHT = "Who set it going may no longer send.";
    private static final Duration TILL_FREE = Duration.ofSeconds(3);

    private final BroadcastPacer pacer;
    private final BroadcastRows rows;
    private final RecipientRows recipients;
    private final BroadcastNews news;
    private final OutboundVerbs verbs;
    private final Faxes faxes;
    private final Askers askers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RunBroadcast(
            BroadcastPacer pacer,
            BroadcastRows rows,
            RecipientRows recipients,
            BroadcastNews news,
            OutboundVerbs verbs,
            Faxes faxes,
            Askers askers,
            TransactionTemplate transaction,
            Clock clock) {
        this.pacer = pacer;
        this.rows = rows;
        this.recipients = recipients;
        this.news = news;
        this.verbs = verbs;
        this.faxes = faxes;
        this.askers = askers;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public JobType<Payload> type() {
        return JOB;
    }

    @Override
    public boolean allowed(Actor asker, Payload payload) {
        return FaxAccess.allows(asker, FaxAccess.SEND);
    }

    @Override
    public void refused(Payload payload, String reason) {
        troubled(payload, NO_RIGHT);
    }

    @Override
    public JobOutcome run(JobRun<Payload> run) {
        Payload payload = run.payload();
        boolean cancelled = transaction.execute(status -> rows.find(payload.broadcastId())
                .filter(broadcast -> broadcast.status() == Status.CANCELLED)
                .isPresent());
        if (cancelled) {
            return takeBack(payload.broadcastId());
        }
        Optional<Actor> asker =
                askers.find(run.organizationId(), Actors.current().reference());
        if (asker.isEmpty()) {
            transaction.executeWithoutResult(status -> troubled(payload, NO_RIGHT));
            return new JobOutcome.GiveUp("who asked for this is no longer a member of the organisation");
        }
        return switch (Actors.callAs(asker.get(), () -> pacer.turn(payload.broadcastId(), payload.run()))) {
            case BroadcastPacer.Again(Instant at) -> new JobOutcome.Again(at);
            case BroadcastPacer.AllEnded() -> {
                transaction.executeWithoutResult(status -> ended(payload));
                yield JobOutcome.done();
            }
            case BroadcastPacer.Trouble(String reason) -> {
                transaction.executeWithoutResult(status -> troubled(payload, reason));
                yield JobOutcome.done();
            }
            default -> JobOutcome.done();
        };
    }

    private void ended(Payload payload) {
        meant(payload).ifPresent(broadcast -> {
            rows.over(broadcast.id(), Status.ENDED, clock.instant());
            rows.find(broadcast.id()).ifPresent(news::ended);
        });
    }

    private void troubled(Payload payload, String reason) {
        meant(payload).ifPresent(broadcast -> {
            rows.paused(broadcast.id(), reason);
            news.troubled(broadcast, reason);
        });
    }

    private Optional<Broadcast> meant(Payload payload) {
        return rows.lock(payload.broadcastId())
                .filter(broadcast -> broadcast.run() == payload.run())
                .filter(broadcast -> broadcast.status() == Status.RUNNING || broadcast.status() == Status.SCHEDULED);
    }

    /// One in a call ends as the call does; should it have to be tried again, it is taken back then.
    private JobOutcome takeBack(UUID id) {
        List<UUID> open = transaction.execute(status -> recipients.queued(id));
        for (UUID fax : open) {
            transaction.executeWithoutResult(status -> faxes.lock(fax)
                    .filter(waiting -> waiting.status() == FaxStatus.QUEUED)
                    .map(FaxDocument::id)
                    .ifPresent(waiting -> verbs.cancel(waiting.toString())));
        }
        boolean left = transaction.execute(status -> !recipients.queued(id).isEmpty());
        return left ? new JobOutcome.Again(clock.instant().plus(TILL_FREE)) : JobOutcome.done();
    }
}
