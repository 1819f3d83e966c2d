package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.FaxLine;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.OutboundOutcome;
import io.dartwing.fax.optout.DoNotFax;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.limits.LimitedOperation;
import io.dartwing.platform.limits.Limits;
import io.dartwing.platform.privacy.PhiGate;
import io.dartwing.platform.tenancy.AfterCommit;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a person or program can do with an outbound fax after it was accepted.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OutboundVerbs {
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final OutboundQueue queue;
    private final FaxLine line;
    private final Events events;
    private final PhiGate phi;
    private final Limits limits;
    private final DoNotFax doNotFax;
    private final Clock clock;

    OutboundVerbs(
            Faxes faxes,
            FaxTimeline timeline,
            OutboundQueue queue,
            FaxLine line,
            Events events,
            PhiGate phi,
            Limits limits,
            DoNotFax doNotFax,
            Clock clock) {
        this.faxes = faxes;
        this.timeline = timeline;
        this.queue = queue;
        this.line = line;
        this.events = events;
        this.phi = phi;
        this.limits = limits;
        this.doNotFax = doNotFax;
        this.clock = clock;
    }

    /// Takes a waiting fax back at once; a call in progress is ended, and its report decides:
    /// pages that were confirmed
    /// stay sent, and a fax that was through before the call could be ended is `sent`.
    public FaxDocument cancel(String id) {
        FaxDocument fax = outbound(id);
        if (fax.status() == FaxStatus.QUEUED) {
            queue.forget(fax);
            fax.become(FaxStatus.CANCELLED);
            OutboundOutcome.completed(fax, clock.instant());
            timeline.add(fax.id(), "cancelled", "Cancelled before it was sent");
            faxes.save(fax);
            events.publish(new FaxEvent.FaxCancelled(fax.organizationId(), fax.id()));
        } else if (fax.status() == FaxStatus.SENDING) {
            fax.requestCancel();
            timeline.add(fax.id(), "cancel_requested", "Asked to end the call");
            faxes.save(fax);
            faxes.attempts(fax.id()).stream().filter(FaxAttempt::open).forEach(this::end);
        } else {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: " + fax.status().text() + " (expected: queued or sending)");
        }
        return fax;
    }

    /// @param confirmDuplicate the person knows that the far machine may already have an
    /// uncertain fax
    public FaxDocument retry(String id, boolean confirmDuplicate) {
        FaxDocument fax = outbound(id);
        boolean uncertain = fax.status() == FaxStatus.UNCERTAIN;
        if (uncertain && !confirmDuplicate) {
            throw new ProblemException(
                    FaxError.OUTCOME_UNCERTAIN,
                    "confirm_duplicate: missing (expected: true, knowing it may arrive twice)");
        }
        if (Destination.parse(fax.recipientNumber()).orElse(null) instanceof Destination.Number(PhoneNumber number)
                && doNotFax.refuses(number, fax.broadcastId().isPresent())) {
            throw new ProblemException(
                    FaxError.OPTED_OUT, "to: on the do-not-fax list (expected: a number that may be faxed)");
        }
        phi.require();
        limits.take(LimitedOperation.FAX_SEND, FaxError.RATE_LIMITED);
        fax.become(FaxStatus.QUEUED);
        OutboundOutcome.newRound(
                fax, uncertain || fax.pagesSent() >= fax.pages().orElse(0), clock.instant());
        faxes.save(fax);
        timeline.add(
                fax.id(),
                "retry_requested",
                "To be sent again",
                uncertain ? "Confirmed knowing that it may arrive twice" : null);
        events.publish(new FaxEvent.FaxQueued(fax.organizationId(), fax.id()));
        if (fax.thumbnail().isEmpty()) {
            queue.prepare(fax, clock.instant());
        } else {
            queue.dial(fax, clock.instant());
        }
        return fax;
    }

    /// A person has asked the receiver: the uncertain fax did arrive.
    public FaxDocument markSent(String id) {
        FaxDocument fax = outbound(id);
        fax.become(FaxStatus.SENT);
        OutboundOutcome.sent(fax, clock.instant());
        faxes.save(fax);
        timeline.add(fax.id(), "marked_sent", "Marked as sent", "A person says that it arrived");
        events.publish(new FaxEvent.FaxSent(fax.organizationId(), fax.id()));
        return fax;
    }

    private void end(FaxAttempt attempt) {
        if (attempt.carrierId() == null) {
            AfterCommit.run(() -> line.cancel(attempt.id()));
        } else {
            queue.cancelAtCarrier(attempt.id());
        }
    }

    private FaxDocument outbound(String id) {
        FaxDocument fax = faxes.lock(id);
        if (fax.direction() != FaxDirection.OUTBOUND) {
            throw new ProblemException(FaxError.WRONG_STATE, "direction: inbound (expected: outbound)");
        }
        return fax;
    }
}
