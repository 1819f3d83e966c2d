package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.FaxLine;
import io.dartwing.engine.fax.line.LineStatus;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.OutboundOutcome;
import io.dartwing.fax.optout.DoNotFax;
import io.dartwing.fax.outbound.OutboundQueue.Dial;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.telephony.attempt.CarrierAttempts;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import io.dartwing.telephony.trunk.Trunks;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends a prepared fax off, over a trunk or a carrier.
///
/// The attempt's row is committed before anything leaves. A run that finds an attempt of an
/// earlier, broken run asks
/// whether the line has its folder, or the carrier's attempt its row: if so its outcome will come
/// from there, if not it
/// never began.
@Component
class DialFax implements JobHandler<Dial> {
    private static final Duration LINE_DOWN_PAUSE = Duration.ofSeconds(5);
    private static final String LINES_BUSY =
            "The trunk carries %d calls at the same time; more urgent faxes go first, then the older ones";

    private sealed interface Begun {}

    private record Leaves(Ready call) implements Begun {}

    private record Waits(Instant until) implements Begun {}

    private record Nothing() implements Begun {}

    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final Numbers numbers;
    private final FaxRoutes routes;
    private final DestinationMemory memory;
    private final OutboundEnd end;
    private final LineHandover overLine;
    private final CarrierHandover overCarrier;
    private final CarrierAttempts attempts;
    private final FaxLine line;
    private final Trunks trunks;
    private final TrunkQueue queue;
    private final CarrierPace pace;
    private final StationIdentifiers identifiers;
    private final ObjectProvider<DialGate> gates;
    private final DoNotFax doNotFax;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /// Attempts between their row and the line's answer in this process: nobody else may call
    /// them broken.
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();

    DialFax(
            Faxes faxes,
            FaxTimeline timeline,
            Numbers numbers,
            FaxRoutes routes,
            DestinationMemory memory,
            OutboundEnd end,
            LineHandover overLine,
            CarrierHandover overCarrier,
            CarrierAttempts attempts,
            FaxLine line,
            Trunks trunks,
            TrunkQueue queue,
            CarrierPace pace,
            StationIdentifiers identifiers,
            ObjectProvider<DialGate> gates,
            DoNotFax doNotFax,
            TransactionTemplate transaction,
            Clock clock) {
        this.faxes = faxes;
        this.timeline = timeline;
        this.numbers = numbers;
        this.routes = routes;
        this.memory = memory;
        this.end = end;
        this.overLine = overLine;
        this.overCarrier = overCarrier;
        this.attempts = attempts;
        this.line = line;
        this.trunks = trunks;
        this.queue = queue;
        this.pace = pace;
        this.identifiers = identifiers;
        this.gates = gates;
        this.doNotFax = doNotFax;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public JobType<Dial> type() {
        return OutboundQueue.DIAL;
    }

    @Override
    public boolean allowed(Actor asker, Dial payload) {
        return FaxAccess.allows(asker, FaxAccess.SEND);
    }

    /// A call that is being placed goes on: what was said to the wire can't be unsaid.
    @Override
    public boolean interruptible() {
        return false;
    }

    @Override
    public void refused(Dial payload, String reason) {
        end.withdrawn(payload.faxId(), reason);
    }

    @Override
    public JobOutcome run(JobRun<Dial> run) throws Exception {
        UUID faxId = run.payload().faxId();
        transaction.executeWithoutResult(status -> concludeBrokenRun(faxId));
        return switch (transaction.execute(status -> begin(faxId))) {
            case Nothing() -> JobOutcome.done();
            case Waits(Instant until) -> new JobOutcome.Again(until);
            case Leaves(Ready call) -> {
                try {
                    yield switch (call.route()) {
                        case Route.OverTrunk trunk -> {
                            JobOutcome outcome = overLine.send(call);
                            if (!(outcome instanceof JobOutcome.Again)) {
                                queue.gone(trunk.id(), faxId);
                            }
                            yield outcome;
                        }
                        case Route.OverCarrier carrier -> {
                            try {
                                yield overCarrier.send(call);
                            } finally {
                                queue.gone(carrier.id(), faxId);
                            }
                        }
                    };
                } finally {
                    inHand.remove(call.attempt().id());
                }
            }
        };
    }

    private void concludeBrokenRun(UUID faxId) {
        faxes.lock(faxId)
                .filter(fax -> fax.status() == FaxStatus.SENDING)
                .ifPresent(fax -> faxes.attempts(faxId).stream()
                        .filter(attempt -> attempt.open() && !attempt.wasHandedOver() && !inHand(attempt.id()))
                        .filter(this::neverLeft)
                        .forEach(this::neverPlaced));
    }

    /// What a carrier was asked has a row of its own, and is looked after there.
    boolean neverLeft(FaxAttempt attempt) {
        return attempt.carrierId() == null
                ? !Files.exists(line.folder(attempt.id()).resolve("call.json"))
                : attempts.find(attempt.id()).isEmpty();
    }

    private void neverPlaced(FaxAttempt attempt) {
        line.acknowledge(attempt.id()); // pages written for it would stay in the spool for ever
        end.neverBegan(
                attempt, CallCause.ENGINE_CRASH, "The server stopped before the attempt began; nothing was sent.");
    }

    private Begun begin(UUID faxId) {
        Optional<FaxDocument> waiting =
                faxes.lock(faxId).filter(fax -> fax.status() == FaxStatus.QUEUED && !fax.deleted());
        if (waiting.isEmpty()) {
            return new Nothing();
        }
        FaxDocument fax = waiting.get();
        if (fax.test()) {
            end.simulated(fax);
            return new Nothing();
        }
        Optional<Instant> held =
                gates.stream().flatMap(gate -> gate.holds(fax).stream()).max(Comparator.naturalOrder());
        if (held.isPresent()) {
            return new Waits(held.get());
        }
        Destination destination = Destination.parse(fax.recipientNumber()).orElseThrow();
        if (destination instanceof Destination.Number(PhoneNumber to)
                && doNotFax.refuses(to, fax.broadcastId().isPresent())) {
            end.withdrawn(faxId, "The recipient has asked meanwhile to get no faxes.");
            return new Nothing();
        }
        Optional<FaxNumber> number = fax.numberId().flatMap(numbers::find).filter(FaxNumber::faxEnabled);
        if (number.isEmpty()) {
            return notBegun(fax, "The sender's number is not set up for faxes any more.");
        }
        FaxRoutes.Choice choice = routes.choose(fax, destination, number.get(), faxes.attempts(faxId));
        if (choice.outcome() instanceof FaxRoutes.Found(Route route)) {
            Optional<Duration> pause = switch (route) {
                case Route.OverTrunk trunk -> pause(fax, trunk);
                case Route.OverCarrier carrier -> pace.pause(fax, carrier.id());
            };
            if (pause.isPresent()) {
                return new Waits(clock.instant().plus(pause.get()));
            }
        }
        routes.keep(choice, fax);
        return switch (choice.outcome()) {
            case FaxRoutes.None(String sentence) -> notBegun(fax, sentence);
            case FaxRoutes.AllFailed(String sentence) ->
                end.allWaysFailed(fax, sentence).<Begun>map(Waits::new).orElseGet(Nothing::new);
            case FaxRoutes.Found(Route route) ->
                new Leaves(leave(fax, number.get(), route, memory.preference(destination.text())));
        };
    }

    /// How long to wait before asking again, when the line is down or the trunk's lines are busy with others.
    private Optional<Duration> pause(FaxDocument fax, Route.OverTrunk trunk) {
        LineStatus status = line.status();
        if (!status.up()) {
            return Optional.of(LINE_DOWN_PAUSE);
        }
        int lines = trunks.maxCalls(trunk.id()).orElse(Integer.MAX_VALUE);
        int busy = status.trunks().stream()
                .filter(state -> state.trunkId().equals(trunk.id()))
                .mapToInt(LineStatus.TrunkStatus::activeCalls)
                .sum();
        var caller = new TrunkQueue.Caller(fax.id(), fax.priority(), fax.createdAt());
        return switch (queue.ask(trunk.id(), lines - busy, caller)) {
            case CALLS -> Optional.empty();
            case WAITS -> Optional.of(TrunkQueue.PAUSE);
            case BEGINS_TO_WAIT -> {
                timeline.add(fax.id(), "waiting", "Waits for a line", LINES_BUSY.formatted(lines));
                yield Optional.of(TrunkQueue.PAUSE);
            }
        };
    }

    private Begun notBegun(FaxDocument fax, String sentence) {
        end.neverBegan(attempt(fax, Optional.empty(), null), CallCause.TRUNK_UNAVAILABLE, sentence);
        return new Nothing();
    }

    private Ready leave(FaxDocument fax, FaxNumber number, Route route, DestinationMemory.Preference transport) {
        String reason = route instanceof Route.OverTrunk ? route.reason() + ". " + transport.reason() : route.reason();
        FaxAttempt attempt = attempt(fax, Optional.of(route), reason);
        inHand.add(attempt.id());
        timeline.add(
                fax.id(),
                "attempt",
                "Attempt " + fax.attemptsCount() + (fax.pagesSent() > 0 ? ", from page " + (fax.pagesSent() + 1) : ""),
                reason);
        return new Ready(attempt, fax, number, route, transport);
    }

    private FaxAttempt attempt(FaxDocument fax, Optional<Route> route, @Nullable String reason) {
        @Nullable
        UUID trunk =
                route.filter(Route.OverTrunk.class::isInstance).map(Route::id).orElse(null);
        fax.become(FaxStatus.SENDING);
        OutboundOutcome.attemptBegins(fax, trunk);
        identifiers.give(fax);
        var attempt = new FaxAttempt(
                Ids.next(),
                fax.organizationId(),
                fax.id(),
                FaxDirection.OUTBOUND,
                fax.attemptsCount(),
                trunk,
                reason,
                fax.pagesSent(),
                fax.pages().orElse(0) - fax.pagesSent(),
                clock.instant());
        route.filter(Route.OverCarrier.class::isInstance).ifPresent(carrier -> attempt.goesOver(carrier.id()));
        faxes.add(attempt);
        faxes.save(fax);
        return attempt;
    }

    /// Whether an attempt is between its row and the line's answer in this moment.
    boolean inHand(UUID attemptId) {
        return inHand.contains(attemptId);
    }
}
