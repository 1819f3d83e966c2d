package io.dartwing.platform.notifications.mail;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.notifications.MailConcluded;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends one mail: the attempt is written before the mail server hears of it, its end after.
///
/// When the process dies between, the attempt stays without an end and the mail is sent again with the same
/// `Message-ID`, by which mail systems drop doubles.
@Component
class MailJob implements JobHandler<MailJob.MailToSend> {
    static final JobType<MailToSend> TYPE =
            new JobType<>("mail-send", JobPool.DEFAULT, MailToSend.class, RetryPolicy.USUAL);

    private static final Logger LOG = LoggerFactory.getLogger(MailJob.class);
    private static final Duration LOOK_FOR_SERVER = Duration.ofMinutes(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MAX_ATTEMPTS = 40;

    private final MailRows rows;
    private final MailServer server;
    private final TransactionTemplate transaction;
    private final Metrics metrics;
    private final Events events;
    private final Clock clock;

    MailJob(
            MailRows rows,
            MailServer server,
            TransactionTemplate transaction,
            Metrics metrics,
            Events events,
            Clock clock) {
        this.rows = rows;
        this.server = server;
        this.transaction = transaction;
        this.metrics = metrics;
        this.events = events;
        this.clock = clock;
    }

    record MailToSend(UUID mailId) {}

    private sealed interface Next {
        record Nothing() implements Next {}

        record Later(Instant at) implements Next {}

        record Attempt(MailServer.Letter letter, String kind, int number) implements Next {}
    }

    @Override
    public JobType<MailToSend> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<MailToSend> run) {
        UUID id = run.payload().mailId();
        return switch (transaction.execute(status -> begin(id))) {
            case Next.Nothing ignored -> JobOutcome.done();
            case Next.Later later -> new JobOutcome.Again(later.at());
            case Next.Attempt attempt -> {
                MailServer.Answer answer = server.send(attempt.letter());
                yield transaction.execute(status -> end(id, attempt, answer));
            }
        };
    }

    private Next begin(UUID id) {
        Instant now = clock.instant();
        return rows.lockOpen(id)
                .map(mail -> {
                    if (!now.isBefore(mail.usefulUntil())) {
                        rows.conclude(id, "expired", now);
                        tell(id, mail.kind(), "expired", "it could not be sent in time");
                        metrics.count(Metric.MAILS, "expired");
                        LOG.warn("mail {}: not sent in time", id);
                        return new Next.Nothing();
                    }
                    if (!server.configured()) {
                        Instant next = earlier(now.plus(LOOK_FOR_SERVER), mail.usefulUntil());
                        rows.waits(id, "not_configured", next);
                        return new Next.Later(next);
                    }
                    rows.startAttempt(id, mail.attempts() + 1, now);
                    return new Next.Attempt(rows.letter(mail), mail.kind(), mail.attempts() + 1);
                })
                .orElseGet(Next.Nothing::new);
    }

    private JobOutcome end(UUID id, Next.Attempt attempt, MailServer.Answer answer) {
        int number = attempt.number();
        Instant now = clock.instant();
        return switch (answer) {
            case MailServer.Answer.Accepted ignored -> {
                rows.endAttempt(id, number, "accepted", null, now);
                rows.conclude(id, "sent", now);
                tell(id, attempt.kind(), "sent", null);
                metrics.count(Metric.MAILS, "sent");
                yield JobOutcome.done();
            }
            case MailServer.Answer.Refused refused -> {
                rows.endAttempt(id, number, "refused", refused.reason(), now);
                yield failed(id, attempt.kind(), refused.reason(), now);
            }
            case MailServer.Answer.Deferred deferred -> {
                rows.endAttempt(id, number, "deferred", deferred.reason(), now);
                if (number >= MAX_ATTEMPTS) {
                    yield failed(id, attempt.kind(), deferred.reason(), now);
                }
                Instant next = now.plus(pauseAfter(number));
                rows.waits(id, "queued", next);
                yield new JobOutcome.Again(next);
            }
        };
    }

    private JobOutcome failed(UUID id, String kind, String reason, Instant now) {
        rows.conclude(id, "failed", now);
        tell(id, kind, "failed", reason);
        metrics.count(Metric.MAILS, "failed");
        LOG.warn("mail {}: given up, {}", id, reason);
        return JobOutcome.done();
    }

    private void tell(UUID id, String kind, String status, @Nullable String reason) {
        events.publish(new MailConcluded(Actors.current().requireOrganization(), id, kind, status, reason));
    }

    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
