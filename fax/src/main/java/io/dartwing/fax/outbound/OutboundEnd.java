package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.OutboundOutcome;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What an ended attempt means for the fax: sent, another attempt, failed, uncertain, cancelled.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OutboundEnd {
    /// Numbers that are given to nobody (NANP, 555-01XX).
    static final String TEST_FAILS = "+12025550199";

    static final String TEST_UNCERTAIN = "+12025550198";

    private static final String TRIED_ENOUGH = "it was to be tried no more often";
    private static final String LAST_PAGE =
            "The far machine may have the last page. It is not sent again without a person's word.";

    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final OutboundQueue queue;
    private final DestinationMemory memory;
    private final Events events;
    private final Metrics metrics;
    private final Clock clock;

    OutboundEnd(
            Faxes faxes,
            FaxTimeline timeline,
            OutboundQueue queue,
            DestinationMemory memory,
            Events events,
            Metrics metrics,
            Clock clock) {
        this.faxes = faxes;
        this.timeline = timeline;
        this.queue = queue;
        this.memory = memory;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Takes over a call's report. Nothing happens when the attempt was concluded before.
    public void concluded(CallReport report, @Nullable FileId log) {
        Optional<FaxAttempt> open = faxes.attempt(report.callId()).filter(FaxAttempt::open);
        if (open.isEmpty()) {
            return;
        }
        FaxAttempt attempt = open.get();
        attempt.concluded(report, log == null ? null : log.value());
        metrics.count(Metric.FAX_ATTEMPTS, report.cause().name().toLowerCase(Locale.ROOT));
        metrics.count(Metric.FAX_PAGES, report.pagesConfirmed(), "outbound");
        Optional<FaxDocument> of = Optional.ofNullable(attempt.faxId()).flatMap(faxes::lock);
        if (of.isEmpty()) {
            return;
        }
        FaxDocument fax = of.get();
        fax.tookCall(report);
        OutboundOutcome.pagesSent(fax, report.firstPage() + report.pagesConfirmed());
        memory.learn(fax, report);
        if (fax.status() != FaxStatus.SENDING) {
            faxes.save(fax);
            return;
        }
        switch (report.outcome()) {
            case SENT -> sent(fax, report.endedAt(), "Sent: the far machine confirmed every page");
            case UNCERTAIN -> uncertain(fax, report.sentence(), report.endedAt(), LAST_PAGE);
            case FAILED, RECEIVED -> {
                if (report.pageInDoubt()) {
                    pageInDoubt(fax, report.firstPage() + report.pagesConfirmed() + 1);
                }
                if (report.cause() == CallCause.TRUNK_UNAVAILABLE && report.pagesConfirmed() == 0) {
                    otherWay(fax, report.sentence());
                } else {
                    notSent(fax, report.cause(), report.sentence(), report.pagesConfirmed());
                }
            }
        }
    }

    /// Who had it sent may no longer send: a fax that still waits is taken back. One in a call
    /// ends as the call does.
    void withdrawn(UUID id, String reason) {
        faxes.lock(id).filter(fax -> fax.status() == FaxStatus.QUEUED).ifPresent(fax -> {
            fax.become(FaxStatus.CANCELLED);
            OutboundOutcome.completed(fax, clock.instant());
            timeline.add(fax.id(), "cancelled", "Cancelled before it was sent", reason);
            faxes.save(fax);
            events.publish(new FaxEvent.FaxCancelled(fax.organizationId(), fax.id()));
        });
    }

    /// The line took no responsibility for the attempt: nothing went out.
    void neverBegan(FaxAttempt attempt, CallCause cause, String sentence) {
        attempt.neverBegan(cause.name().toLowerCase(Locale.ROOT), sentence, clock.instant());
        faxes.lock(java.util.Objects.requireNonNull(attempt.faxId())).ifPresent(fax -> {
            if (fax.status() == FaxStatus.SENDING) {
                OutboundOutcome.cause(fax, cause, sentence);
                notSent(fax, cause, sentence, 0);
            }
        });
    }

    /// The line had the call, and its record is gone: nobody can know what was sent.
    void lost(FaxAttempt attempt) {
        String sentence = "What the line recorded of the call is lost, so nobody can know whether it was sent.";
        attempt.lost(sentence, clock.instant());
        faxes.lock(java.util.Objects.requireNonNull(attempt.faxId()))
                .filter(fax -> fax.status() == FaxStatus.SENDING)
                .ifPresent(fax -> {
                    OutboundOutcome.cause(fax, CallCause.ENGINE_CRASH, sentence);
                    uncertain(fax, sentence, clock.instant(), LAST_PAGE);
                });
    }

    /// A fax of a test key: nothing leaves. Two numbers of the range for fiction end badly, so
    /// that a program can try
    /// what it does then.
    void simulated(FaxDocument fax) {
        String sentence = "Simulated: it was sent with a test key, no call was placed.";
        fax.become(FaxStatus.SENDING);
        OutboundOutcome.attemptBegins(fax, null);
        switch (fax.recipientNumber()) {
            case TEST_FAILS -> {
                OutboundOutcome.cause(fax, CallCause.UNKNOWN_NUMBER, sentence);
                failed(fax, CallCause.UNKNOWN_NUMBER, sentence, "this number always fails for test keys");
            }
            case TEST_UNCERTAIN -> {
                OutboundOutcome.cause(fax, CallCause.REMOTE_HANG_UP, sentence);
                uncertain(fax, sentence, clock.instant(), LAST_PAGE);
            }
            default -> {
                OutboundOutcome.pagesSent(fax, fax.pages().orElse(0));
                fax.become(FaxStatus.SENT);
                OutboundOutcome.sent(fax, clock.instant());
                faxes.save(fax);
                timeline.add(fax.id(), "sent", sentence);
                events.publish(new FaxEvent.FaxSent(fax.organizationId(), fax.id()));
            }
        }
    }

    /// The files can't be turned into pages.
    void documentFault(UUID id, String sentence) {
        faxes.lock(id).filter(fax -> fax.status() == FaxStatus.QUEUED).ifPresent(fax -> {
            OutboundOutcome.cause(fax, CallCause.DOCUMENT, sentence);
            failed(fax, CallCause.DOCUMENT, sentence, "the file has to be changed first");
        });
    }

    void sent(FaxDocument fax, Instant at, String sentence) {
        fax.become(FaxStatus.SENT);
        OutboundOutcome.sent(fax, at);
        faxes.save(fax);
        timeline.add(fax.id(), "sent", sentence);
        metrics.count(Metric.FAX_SENT);
        events.publish(new FaxEvent.FaxSent(fax.organizationId(), fax.id()));
    }

    void uncertain(FaxDocument fax, String sentence, Instant at, String detail) {
        fax.become(FaxStatus.UNCERTAIN);
        OutboundOutcome.completed(fax, at);
        faxes.save(fax);
        timeline.add(fax.id(), "uncertain", sentence, detail);
        metrics.count(Metric.FAX_UNCERTAIN);
        events.publish(new FaxEvent.FaxUncertain(fax.organizationId(), fax.id()));
    }

    /// The fax is certainly incomplete, so it goes on; but the far machine may have had this page
    /// already.
    private void pageInDoubt(FaxDocument fax, int page) {
        timeline.add(
                fax.id(),
                "page_in_doubt",
                "Page " + page + " may arrive twice",
                "The call broke before the far machine's answer about this page was heard.");
    }

    /// The way failed by its own fault and nothing was sent: the next dial takes another, or
    /// waits if none is left.
    void otherWay(FaxDocument fax, String sentence) {
        if (cancelled(fax, sentence)) {
            return;
        }
        fax.become(FaxStatus.QUEUED);
        OutboundOutcome.goesOn(fax);
        faxes.save(fax);
        queue.dial(fax, clock.instant());
        timeline.add(
                fax.id(), "other_way", sentence, "Nothing was sent; another way is tried at once if there is one.");
        events.publish(new FaxEvent.FaxQueued(fax.organizationId(), fax.id()));
    }

    /// Every way has failed for a queued fax just now.
    ///
    /// @return when to try again; empty when it is given up
    Optional<Instant> allWaysFailed(FaxDocument fax, String sentence) {
        return switch (RetryPolicy.decide(CallCause.TRUNK_UNAVAILABLE, fax.attemptsInRound(), 0)) {
            case RetryPolicy.Retry _
            when fax.triedEnough() -> {
                failed(fax, CallCause.TRUNK_UNAVAILABLE, sentence, TRIED_ENOUGH);
                yield Optional.empty();
            }
            case RetryPolicy.Retry(var after, var reason) -> {
                Instant at = clock.instant().plus(after);
                OutboundOutcome.waitsUntil(fax, at);
                faxes.save(fax);
                timeline.add(fax.id(), "retry", sentence, "Tried again in " + words(after) + ": " + reason);
                yield Optional.of(at);
            }
            case RetryPolicy.GiveUp(var reason) -> {
                failed(fax, CallCause.TRUNK_UNAVAILABLE, sentence, reason);
                yield Optional.empty();
            }
        };
    }

    /// The carrier would answer the same again.
    void refused(FaxDocument fax, CallCause cause, String sentence) {
        if (!cancelled(fax, sentence)) {
            failed(fax, cause, sentence, "the carrier refused it for good");
        }
    }

    private boolean cancelled(FaxDocument fax, String sentence) {
        if (!fax.cancelRequested()) {
            return false;
        }
        fax.become(FaxStatus.CANCELLED);
        OutboundOutcome.completed(fax, clock.instant());
        faxes.save(fax);
        timeline.add(fax.id(), "cancelled", "Cancelled", sentence);
        events.publish(new FaxEvent.FaxCancelled(fax.organizationId(), fax.id()));
        return true;
    }

    void notSent(FaxDocument fax, CallCause cause, String sentence, int pagesAdvanced) {
        if (cancelled(fax, sentence)) {
            return;
        }
        switch (RetryPolicy.decide(cause, fax.attemptsInRound(), pagesAdvanced)) {
            case RetryPolicy.Retry _ when fax.triedEnough() -> failed(fax, cause, sentence, TRIED_ENOUGH);
            case RetryPolicy.Retry(var after, var reason) -> {
                Instant at = clock.instant().plus(after);
                fax.become(FaxStatus.QUEUED);
                OutboundOutcome.waitsUntil(fax, at);
                faxes.save(fax);
                queue.dial(fax, at);
                timeline.add(fax.id(), "retry", sentence, "Tried again in " + words(after) + ": " + reason);
                events.publish(new FaxEvent.FaxQueued(fax.organizationId(), fax.id()));
            }
            case RetryPolicy.GiveUp(var reason) -> failed(fax, cause, sentence, reason);
        }
    }

    private void failed(FaxDocument fax, CallCause cause, String sentence, String reason) {
        fax.become(FaxStatus.FAILED);
        OutboundOutcome.completed(fax, clock.instant());
        faxes.save(fax);
        timeline.add(fax.id(), "failed", sentence, "Given up: " + reason);
        metrics.count(Metric.FAX_FAILED, cause.name().toLowerCase(Locale.ROOT));
        events.publish(new FaxEvent.FaxFailed(fax.organizationId(), fax.id()));
    }

    private static String words(java.time.Duration duration) {
        return duration.toSeconds() < 60
                ? duration.toSeconds() + " seconds"
                : duration.toMinutes() == 1 ? "a minute" : duration.toMinutes() + " minutes";
    }
}
