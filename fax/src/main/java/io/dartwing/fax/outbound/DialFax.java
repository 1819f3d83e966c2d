package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.FaxLine;
import io.dartwing.engine.fax.line.LineUnavailableException;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.engine.fax.pages.HeaderLine;
import io.dartwing.engine.fax.pages.HeaderLines;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.OutboundOutcome;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.outbound.OutboundQueue.Dial;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import io.dartwing.telephony.trunk.TrunkChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Places the call of a prepared fax.
///
/// The attempt's row is committed before anything leaves. From the moment `FaxLine.send` returns, the line owes a
/// report; until then nothing went out. So a run that finds an attempt of an earlier, broken run asks whether the line
/// has its folder: if so the report will come, if not the attempt never began.
@Component
class DialFax implements JobHandler<Dial> {
    private static final Duration RING = Duration.ofSeconds(60);
    private static final Duration LONGEST_CALL = Duration.ofHours(2);
    private static final Duration LINE_BUSY_PAUSE = Duration.ofSeconds(2);
    private static final Duration LINE_DOWN_PAUSE = Duration.ofSeconds(5);

    /// A call that is ready to be handed over.
    private record Ready(
            FaxAttempt attempt,
            FaxDocument fax,
            FaxNumber number,
            TrunkChoice.Chosen trunk,
            DestinationMemory.Preference transport) {}

    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final FileStore files;
    private final WorkFolders folders;
    private final Numbers numbers;
    private final Organizations organizations;
    private final TrunkRouting routing;
    private final DestinationMemory memory;
    private final OutboundEnd end;
    private final FaxLine line;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /// Attempts between their row and the line's answer in this process: nobody else may call them broken.
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();

    DialFax(
            Faxes faxes,
            FaxTimeline timeline,
            FileStore files,
            WorkFolders folders,
            Numbers numbers,
            Organizations organizations,
            TrunkRouting routing,
            DestinationMemory memory,
            OutboundEnd end,
            FaxLine line,
            Events events,
            TransactionTemplate transaction,
            Clock clock) {
        this.faxes = faxes;
        this.timeline = timeline;
        this.files = files;
        this.folders = folders;
        this.numbers = numbers;
        this.organizations = organizations;
        this.routing = routing;
        this.memory = memory;
        this.end = end;
        this.line = line;
        this.events = events;
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
        if (!line.status().up()) {
            return new JobOutcome.Again(clock.instant().plus(LINE_DOWN_PAUSE));
        }
        UUID faxId = run.payload().faxId();
        transaction.executeWithoutResult(status -> concludeBrokenRun(faxId));
        Optional<Ready> ready = transaction.execute(status -> begin(faxId));
        if (ready.isEmpty()) {
            return JobOutcome.done();
        }
        Ready call = ready.get();
        try {
            Path document = line.folder(call.attempt().id()).resolve("document.tif");
            writePages(call, document);
            line.send(outboundFax(call, document));
            if (transaction.execute(status -> handedOver(call.attempt().id()))) {
                line.cancel(call.attempt().id());
            }
            return JobOutcome.done();
        } catch (LineUnavailableException notBegun) {
            return takeBack(call, notBegun);
        } finally {
            inHand.remove(call.attempt().id());
        }
    }

    private void concludeBrokenRun(UUID faxId) {
        faxes.lock(faxId)
                .filter(fax -> fax.status() == FaxStatus.SENDING)
                .ifPresent(fax -> faxes.attempts(faxId).stream()
                        .filter(FaxAttempt::open)
                        .filter(attempt -> !inHand.contains(attempt.id()) && !attempt.wasHandedOver())
                        .filter(attempt ->
                                !Files.exists(line.folder(attempt.id()).resolve("call.json")))
                        .forEach(this::neverPlaced));
    }

    private void neverPlaced(FaxAttempt attempt) {
        line.acknowledge(attempt.id()); // pages written for it would stay in the spool for ever
        end.neverBegan(
                attempt, CallCause.ENGINE_CRASH, "The server stopped before the call was placed; nothing was sent.");
    }

    private Optional<Ready> begin(UUID faxId) {
        Optional<FaxDocument> waiting =
                faxes.lock(faxId).filter(fax -> fax.status() == FaxStatus.QUEUED && !fax.deleted());
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        FaxDocument fax = waiting.get();
        if (fax.test()) {
            end.simulated(fax);
            return Optional.empty();
        }
        Destination destination = Destination.parse(fax.recipientNumber()).orElseThrow();
        Optional<FaxNumber> number = fax.numberId().flatMap(numbers::find).filter(FaxNumber::faxEnabled);
        Optional<TrunkChoice.Chosen> trunk = routing.choose(destination, number);
        Instant now = clock.instant();
        fax.become(FaxStatus.SENDING);
        @Nullable UUID trunkId = trunk.map(TrunkChoice.Chosen::trunkId).orElse(null);
        OutboundOutcome.attemptBegins(fax, trunkId);
        DestinationMemory.Preference transport = memory.preference(destination.text());
        var attempt = new FaxAttempt(
                Ids.next(),
                fax.organizationId(),
                fax.id(),
                FaxDirection.OUTBOUND,
                fax.attemptsCount(),
                trunkId,
                trunk.map(chosen -> chosen.reason() + ". " + transport.reason()).orElse(null),
                fax.pagesSent(),
                fax.pages().orElse(0) - fax.pagesSent(),
                now);
        inHand.add(attempt.id());
        faxes.add(attempt);
        faxes.save(fax);
        if (trunk.isEmpty() || number.isEmpty()) {
            end.neverBegan(
                    attempt,
                    CallCause.TRUNK_UNAVAILABLE,
                    trunk.isEmpty()
                            ? "No enabled trunk leads to this destination."
                            : "The sender's number is not set up for faxes any more.");
            inHand.remove(attempt.id());
            return Optional.empty();
        }
        timeline.add(
                fax.id(),
                "attempt",
                "Attempt " + fax.attemptsCount() + (fax.pagesSent() > 0 ? ", from page " + (fax.pagesSent() + 1) : ""),
                trunk.get().reason() + ". " + transport.reason());
        return Optional.of(new Ready(attempt, fax, number.get(), trunk.get(), transport));
    }

    /// Whether the fax was cancelled while its call was being handed over, when the line didn't know of it yet.
    private boolean handedOver(UUID attemptId) {
        Optional<FaxAttempt> attempt = faxes.attempt(attemptId).filter(FaxAttempt::open);
        attempt.ifPresent(open -> {
            open.handedOver(clock.instant());
            events.publish(new FaxEvent.FaxSending(open.organizationId(), Objects.requireNonNull(open.faxId())));
        });
        return attempt.flatMap(open -> Optional.ofNullable(open.faxId()))
                .flatMap(faxes::find)
                .filter(FaxDocument::cancelRequested)
                .isPresent();
    }

    /// Whether an attempt is between its row and the line's answer in this moment.
    boolean inHand(UUID attemptId) {
        return inHand.contains(attemptId);
    }

    private void writePages(Ready call, Path document) throws IOException {
        try (WorkFolders.Folder folder = folders.open()) {
            Path pages = folder.copy(files.open(call.fax().tiff().orElseThrow()), "pages.tif");
            Files.createDirectories(document.getParent());
            if (call.fax().header()) {
                HeaderLines.draw(
                        pages,
                        new HeaderLine(
                                ZonedDateTime.now(clock),
                                organizations.current().map(Organization::name).orElse(""),
                                call.number().number(),
                                1,
                                call.fax().pages().orElse(1)),
                        document);
            } else {
                Files.move(pages, document);
            }
        }
    }

    private static OutboundFax outboundFax(Ready call, Path document) {
        return new OutboundFax(
                call.attempt().id(),
                call.fax().organizationId(),
                call.fax().id().toString(),
                call.trunk().trunkId(),
                call.fax().recipientNumber(),
                call.number().number(),
                call.number().stationId(),
                document,
                call.attempt().firstPage(),
                true,
                14400,
                call.transport().transport(),
                RING,
                LONGEST_CALL);
    }

    private JobOutcome takeBack(Ready call, LineUnavailableException notBegun) {
        line.acknowledge(call.attempt().id());
        return switch (notBegun.reason()) {
            case BUSY, DOWN, UNKNOWN_TRUNK -> {
                Instant again = clock.instant().plus(LINE_BUSY_PAUSE);
                transaction.executeWithoutResult(status -> {
                    FaxDocument fax = faxes.lock(call.fax().id()).orElseThrow();
                    fax.become(FaxStatus.QUEUED);
                    OutboundOutcome.attemptTakenBack(fax, again);
                    faxes.remove(call.attempt().id());
                    faxes.save(fax);
                });
                yield new JobOutcome.Again(again);
            }
            case INVALID -> {
                transaction.executeWithoutResult(status -> faxes.attempt(
                                call.attempt().id())
                        .ifPresent(attempt ->
                                end.neverBegan(attempt, CallCause.DOCUMENT, String.valueOf(notBegun.getMessage()))));
                yield JobOutcome.done();
            }
        };
    }
}
