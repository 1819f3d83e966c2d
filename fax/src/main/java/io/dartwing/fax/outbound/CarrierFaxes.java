package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.OutboundOutcome;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.telephony.attempt.Attempt;
import io.dartwing.telephony.attempt.AttemptFollower;
import io.dartwing.telephony.attempt.AttemptState;
import io.dartwing.telephony.carriers.CarrierCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What a carrier's words about an attempt mean for its fax, whoever brings them: the answer, a
/// webhook, an inquiry.
@Component
class CarrierFaxes implements AttemptFollower {
    static final String SUBJECT = "fax";

    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final OutboundQueue queue;
    private final OutboundEnd end;
    private final Events events;
    private final Metrics metrics;
    private final Clock clock;

    CarrierFaxes(
            Faxes faxes,
            FaxTimeline timeline,
            OutboundQueue queue,
            OutboundEnd end,
            Events events,
            Metrics metrics,
            Clock clock) {
        this.faxes = faxes;
        this.timeline = timeline;
        this.queue = queue;
        this.end = end;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @param waits whether the fax still waits for this attempt's outcome; else it has gone on
    /// without it
    private record Ours(FaxAttempt attempt, FaxDocument fax, boolean waits) {}

    @Override
    public String subjectType() {
        return SUBJECT;
    }

    @Override
    public void stands(Attempt told, Optional<Duration> after) {
        find(told).ifPresent(ours -> {
            switch (told.state()) {
                case STARTED -> {}
                case ACCEPTED, SENDING, SENT -> taken(ours);
                case DELIVERED -> delivered(ours, told);
                case FAILED, REFUSED, RETRYABLE, CANCELLED -> {
                    after.ifPresent(
                            pause -> ours.attempt().notBefore(clock.instant().plus(pause)));
                    notDelivered(ours, told);
                }
                case UNKNOWN ->
                    uncertain(ours, "The carrier's answer was lost, so it may have the fax. It is being asked.");
            }
        });
    }

    @Override
    public void givenUp(Attempt told) {
        find(told)
                .ifPresent(ours -> uncertain(
                        ours,
                        told.state() == AttemptState.UNKNOWN
                                ? "The carrier could not be asked for a day, so nobody knows whether it was sent."
                                : "The carrier took the fax and has not said within a day how it ended."));
    }

    private Optional<Ours> find(Attempt told) {
        return faxes.attempt(told.id())
                .flatMap(attempt -> faxes.lock(told.subjectId())
                        .map(fax -> new Ours(
                                attempt,
                                fax,
                                attempt.number() == fax.attemptsCount()
                                        && (fax.status() == FaxStatus.SENDING
                                                || fax.status() == FaxStatus.UNCERTAIN))));
    }

    private void taken(Ours ours) {
        FaxDocument fax = ours.fax();
        if (!ours.attempt().open()) {
            ours.attempt().carrierHasIt();
        }
        if (!ours.waits()) {
            return;
        }
        if (fax.status() == FaxStatus.UNCERTAIN) {
            fax.become(FaxStatus.SENDING);
            OutboundOutcome.goesOn(fax);
            faxes.save(fax);
            timeline.add(fax.id(), "found", "The carrier has it: the attempt goes on");
        }
        if (!ours.attempt().wasHandedOver()) {
            ours.attempt().handedOver(clock.instant());
            events.publish(new FaxEvent.FaxSending(fax.organizationId(), fax.id()));
        }
        if (fax.cancelRequested()) {
            queue.cancelAtCarrier(ours.attempt().id());
        }
    }

    private void delivered(Ours ours, Attempt told) {
        FaxDocument fax = ours.fax();
        Instant now = clock.instant();
        int all = fax.pages().orElse(0);
        int pages = all - ours.attempt().firstPage();
        ours.attempt().carrierSays("sent", null, null, pages, now);
        metrics.count(Metric.FAX_ATTEMPTS, "none");
        metrics.count(Metric.FAX_PAGES, pages, "outbound");
        if (ours.waits()) {
            OutboundOutcome.pagesSent(fax, all);
            end.sent(fax, now, "Sent: the carrier says that every page arrived");
        } else {
            timeline.add(
                    fax.id(), "arrived_late", "Attempt " + ours.attempt().number() + " did arrive, says the carrier");
        }
    }

    private void notDelivered(Ours ours, Attempt told) {
        CallCause cause = told.cause()
                .map(CarrierCauses::callCause)
                .orElse(told.state() == AttemptState.CANCELLED ? CallCause.CANCELLED : CallCause.NETWORK);
        String sentence = told.text()
                .filter(text -> !text.isBlank())
                .or(() -> told.cause().map(CarrierCause::sentence))
                .orElse("The carrier did not say why");
        String name = cause.name().toLowerCase(Locale.ROOT);
        ours.attempt()
                .carrierSays(
                        told.state() == AttemptState.CANCELLED ? "cancelled" : "failed",
                        name,
                        sentence,
                        told.units().orElse(0),
                        clock.instant());
        metrics.count(Metric.FAX_ATTEMPTS, name);
        if (!ours.waits()) {
            return;
        }
        OutboundOutcome.cause(ours.fax(), cause, sentence);
        if (cause == CallCause.TRUNK_UNAVAILABLE) {
            end.otherWay(ours.fax(), sentence);
        } else if (told.state() == AttemptState.REFUSED) {
            end.refused(ours.fax(), cause, sentence);
        } else {
            end.notSent(ours.fax(), cause, sentence, 0);
        }
    }

    private void uncertain(Ours ours, String sentence) {
        ours.attempt()
                .carrierSays(
                        "uncertain", CallCause.NETWORK.name().toLowerCase(Locale.ROOT), sentence, 0, clock.instant());
        if (!ours.waits()) {
            return;
        }
        OutboundOutcome.cause(ours.fax(), CallCause.NETWORK, sentence);
        if (ours.fax().status() == FaxStatus.UNCERTAIN) {
            faxes.save(ours.fax());
            timeline.add(ours.fax().id(), "uncertain", sentence);
        } else {
            end.uncertain(
                    ours.fax(),
                    sentence,
                    clock.instant(),
                    "It is not sent again unless the carrier surely has nothing.");
        }
    }
}
