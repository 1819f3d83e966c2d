package io.dartwing.fax.inbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.IncomingAnswer;
import io.dartwing.engine.fax.line.IncomingCall;
import io.dartwing.engine.fax.line.ReceivedFax;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes calls in: decides whether a number is ours, stores what arrives before the sender is
/// told so, and takes over
/// the report of each call. Called by the line, for one call in order, some of it more than once.
@Component
public class Reception {
    private static final long MAX_BYTES = 200L * 1024 * 1024;

    private final Numbers numbers;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final FileStore files;
    private final Jobs jobs;
    private final Events events;
    private final Metrics metrics;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reception(
            Numbers numbers,
            Faxes faxes,
            FaxTimeline timeline,
            FileStore files,
            Jobs jobs,
            Events events,
            Metrics metrics,
            TransactionTemplate transaction,
            Clock clock) {
        this.numbers = numbers;
        this.faxes = faxes;
        this.timeline = timeline;
        this.files = files;
        this.jobs = jobs;
        this.events = events;
        this.metrics = metrics;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A number is answered only on the trunk it is set up on: a neighbour's trunk on the same
    /// host can't take it.
    public IncomingAnswer incoming(IncomingCall call) {
        Optional<Numbers.Called> called = numbers.called(Caller.normalised(call.to()))
                .filter(number ->
                        number.trunkId().filter(call.trunkIds()::contains).isPresent());
        if (called.isEmpty()) {
            return new IncomingAnswer.Reject(404, "Not Found");
        }
        Numbers.Called number = called.get();
        UUID trunk = number.trunkId().orElseThrow();
        return Actors.callAs(
                SystemJobActor.of(number.organizationId(), "line"),
                () -> numbers.find(number.numberId())
                        .<IncomingAnswer>map(own -> new IncomingAnswer.Accept(
                                number.organizationId(),
                                trunk,
                                new Caller(own.id(), trunk, own.number(), Caller.normalised(call.from())).reference(),
                                own.stationId(),
                                IncomingAnswer.ReceptionSettings.DEFAULT))
                        .orElseGet(() -> new IncomingAnswer.Reject(404, "Not Found")));
    }

    /// Stores the fax; when this returns it is durable, and the sender may be told "received".
    public void store(ReceivedFax received) {
        Actors.runAs(
                SystemJobActor.of(received.organizationId(), "line"),
                () -> transaction.executeWithoutResult(status -> {
                    if (faxes.ofCall(received.callId()).isEmpty()) {
                        take(
                                received.callId(),
                                Caller.of(received.reference()),
                                received.document(),
                                received.pages(),
                                received.remoteStationId(),
                                null);
                    }
                }));
    }

    /// Takes over the report of an inbound call, in the caller's transaction and as its
    /// organisation.
    public void concluded(CallReport report, @Nullable FileId log) {
        Optional<FaxAttempt> known = faxes.attempt(report.callId());
        if (known.filter(attempt -> !attempt.open()).isPresent()) {
            return;
        }
        metrics.count(Metric.FAX_ATTEMPTS, report.cause().name().toLowerCase(java.util.Locale.ROOT));
        Optional<FaxDocument> stored = faxes.ofCall(report.callId());
        if (stored.isEmpty() && report.document().isPresent() && report.pagesTotal() > 0) {
            stored = Optional.of(take(
                    report.callId(),
                    Caller.of(report.reference()),
                    report.document().get(),
                    report.pagesTotal(),
                    report.remoteStationId(),
                    report));
        }
        FaxAttempt attempt = faxes.attempt(report.callId()).orElseGet(() -> {
            var call = attempt(report.callId(), report.organizationId(), null, report.trunkId());
            faxes.add(call);
            return call;
        });
        attempt.concluded(report, log == null ? null : log.value());
        stored.flatMap(fax -> faxes.lock(fax.id())).ifPresent(fax -> {
            fax.tookCall(report);
            if (report.cause() == CallCause.NONE) {
                InboundDetails.noCause(fax);
            } else {
                timeline.add(
                        fax.id(),
                        "call_broke",
                        report.sentence(),
                        "The sender may not have heard our confirmation; the same fax may come again.");
            }
            faxes.save(fax);
        });
    }

    /// Stores a fax that a carrier received for us, in the caller's transaction and as its
    /// organisation. It is kept
    /// whether the number it was sent to is set up or not.
    void fromCarrier(UUID id, UUID carrier, String from, String to, Path document, int pages) {
        FaxAttempt attempt = elsewhere(id, pages);
        attempt.goesOver(carrier);
        takeElsewhere(attempt, from, to, document, pages);
    }

    /// The ids of the calls behind the faxes that a carrier's account says have come in.
    public static List<UUID> arrivals(UUID carrier, List<CarrierEvent> events) {
        return events.stream()
                .filter(CarrierEvent.FaxArrived.class::isInstance)
                .map(CarrierEvent.FaxArrived.class::cast)
                .map(arrived -> CarrierReception.idOf(carrier, arrived.providerId()))
                .toList();
    }

    /// Stores a fax that another fax server of the house received, in the caller's transaction and
    /// as its organisation, whether the number it was sent to is set up or not. Told again with the
    /// same id, it is the same fax.
    ///
    /// @param id of the call, always the same for the same call
    /// @param document TIFF pages as `Pages.received` makes them
    public FaxDocument fromServer(UUID id, String from, String to, Path document, int pages) {
        return faxes.ofCall(id).orElseGet(() -> takeElsewhere(elsewhere(id, pages), from, to, document, pages));
    }

    private FaxAttempt elsewhere(UUID id, int pages) {
        UUID organization = Actors.current().requireOrganization();
        return new FaxAttempt(id, organization, null, FaxDirection.INBOUND, 1, null, null, 0, pages, clock.instant());
    }

    /// Takes a fax whose call was not on our line.
    private FaxDocument takeElsewhere(FaxAttempt attempt, String from, String to, Path document, int pages) {
        Optional<UUID> number = numbers.owned(to).map(FaxNumber::id);
        FaxDocument fax = take(attempt, new Origin(number.orElse(null), to, from, ""), document, pages, null);
        attempt.carrierSays("received", null, null, pages, clock.instant());
        if (number.isEmpty()) {
            timeline.add(fax.id(), "unknown_number", "The number it was sent to is not set up here");
        }
        return fax;
    }

    /// @param number ours that was called; null when it is not set up
    private record Origin(@Nullable UUID number, String to, String from, String stationId) {}

    private FaxDocument take(
            UUID callId, Caller caller, Path document, int pages, String stationId, @Nullable CallReport broken) {
        return take(
                attempt(callId, Actors.current().requireOrganization(), null, caller.trunkId()),
                new Origin(caller.numberId(), caller.to(), caller.from(), stationId),
                document,
                pages,
                broken);
    }

    private FaxDocument take(FaxAttempt attempt, Origin origin, Path document, int pages, @Nullable CallReport broken) {
        StoredFile tiff = files.store(document, "image/tiff", MAX_BYTES);
        FaxDocument fax = faxes.begin(FaxDirection.INBOUND, FaxStatus.RECEIVED);
        InboundDetails.fill(
                fax,
                new InboundDetails(
                        attempt.id(),
                        origin.from(),
                        origin.stationId(),
                        origin.to(),
                        origin.number(),
                        attempt.trunkId(),
                        tiff,
                        pages,
                        clock.instant()));
        faxes.save(fax);
        attempt.belongsTo(fax.id());
        faxes.add(attempt);
        timeline.add(
                fax.id(),
                "received",
                broken == null
                        ? "Received: " + pages + (pages == 1 ? " page" : " pages")
                        : "The call broke off; the " + pages + (pages == 1 ? " page" : " pages")
                                + " that arrived are kept",
                origin.stationId().isBlank() ? null : "The sending machine calls itself " + origin.stationId());
        metrics.count(Metric.FAX_RECEIVED);
        metrics.count(Metric.FAX_PAGES, pages, "inbound");
        events.publish(new FaxEvent.FaxReceived(fax.organizationId(), fax.id()));
        jobs.enqueue(InboundProcessing.JOB, fax.id().toString(), new InboundProcessing.Process(fax.id()));
        return fax;
    }

    private FaxAttempt attempt(UUID callId, UUID organization, @Nullable UUID fax, UUID trunk) {
        return new FaxAttempt(callId, organization, fax, FaxDirection.INBOUND, 1, trunk, null, 0, 0, clock.instant());
    }
}
