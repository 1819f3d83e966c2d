package io.dartwing.fax.inbound;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.fax.routing.Routing;
import io.dartwing.fax.sender.Senders;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A person's word on faxes that were held. Callers have asked whether the actor may decide about
/// the fax.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class HeldFaxes {
    private static final String FAX = "fax_document";

    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final Events events;
    private final Routing routing;
    private final RuleEffects effects;
    private final Senders senders;
    private final Audit audit;
    private final Clock clock;

    HeldFaxes(
            Faxes faxes,
            FaxTimeline timeline,
            Events events,
            Routing routing,
            RuleEffects effects,
            Senders senders,
            Audit audit,
            Clock clock) {
        this.faxes = faxes;
        this.timeline = timeline;
        this.events = events;
        this.routing = routing;
        this.effects = effects;
        this.senders = senders;
        this.audit = audit;
        this.clock = clock;
    }

    /// Lets a held fax, or one that a person rejected, through to where the rules placed it.
    ///
    /// @param always its sender's faxes are never held again; needs the right to change the known
    ///     senders
    public void release(String id, boolean always) {
        FaxDocument fax = faxes.lock(id);
        boolean wasRejected = fax.status() == FaxStatus.REJECTED
                && Boolean.TRUE.equals(fax.judgement().junk());
        if (fax.status() != FaxStatus.HELD && !wasRejected) {
            throw new ProblemException(
                    FaxError.WRONG_STATE,
                    "status: " + fax.status().text() + " (expected: held, or rejected by a person)");
        }
        if (always) {
            senders.know(fax, false, "its fax " + fax.name() + " was released");
        }
        fax.become(FaxStatus.DELIVERED);
        fax.judged(fax.judgement().withJunk(false));
        InboundDetails.completed(fax, clock.instant());
        faxes.save(fax);
        timeline.add(fax.id(), "released", "Released", always ? "Its sender is never held again" : null);
        audit.record("fax.released", FAX, fax.id(), Map.of());
        effects.tell(fax, routing.decide(fax));
        events.publish(new FaxEvent.FaxDelivered(fax.organizationId(), fax.id()));
        faxes.announce(fax, "fax.received");
    }

    /// Says that a held fax is junk. It stays, rejected, and can be released later.
    ///
    /// @param block its sender's faxes are rejected from now on; needs the right to change the
    ///     known senders
    public void reject(String id, boolean block) {
        FaxDocument fax = faxes.lock(id);
        if (fax.status() != FaxStatus.HELD) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: " + fax.status().text() + " (expected: held)");
        }
        if (block) {
            senders.know(fax, true, "its fax " + fax.name() + " was rejected");
        }
        fax.become(FaxStatus.REJECTED);
        fax.judged(fax.judgement().withJunk(true));
        InboundDetails.completed(fax, clock.instant());
        faxes.save(fax);
        timeline.add(fax.id(), "rejected", "Rejected as junk", block ? "Its sender is blocked" : null);
        audit.record("fax.rejected", FAX, fax.id(), Map.of());
        events.publish(new FaxEvent.FaxRefused(fax.organizationId(), fax.id()));
    }

    /// Takes a release or a rejection back: it waits again for a person's word.
    public void holdAgain(String id) {
        FaxDocument fax = faxes.lock(id);
        fax.become(FaxStatus.HELD);
        fax.judged(fax.judgement().withJunk(null));
        faxes.save(fax);
        timeline.add(fax.id(), "held", "Held again", "What was decided about it was taken back");
        audit.record("fax.held_again", FAX, fax.id(), Map.of());
        events.publish(new FaxEvent.FaxHeld(fax.organizationId(), fax.id()));
    }

    /// Blocks the sender of a fax that is held; the fax stays as it is.
    public void block(FaxDocument fax) {
        senders.know(fax, true, "it failed the challenge of " + fax.name());
    }
}
