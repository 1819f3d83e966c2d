package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.FaxLine;
import io.dartwing.engine.fax.line.LineUnavailableException;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.jobs.JobOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Hands an attempt to our own line. From the moment `FaxLine.send` returns, the line owes a
/// report; until then nothing
/// went out.
@Component
class LineHandover {
    private static final Duration RING = Duration.ofSeconds(60);
    private static final Duration LONGEST_CALL = Duration.ofHours(2);

    private final FaxLine line;
    private final Faxes faxes;
    private final AttemptPages pages;
    private final StationIdentifiers identifiers;
    private final TakeBack takeBack;
    private final OutboundEnd end;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LineHandover(
            FaxLine line,
            Faxes faxes,
            AttemptPages pages,
            StationIdentifiers identifiers,
            TakeBack takeBack,
            OutboundEnd end,
            Events events,
            TransactionTemplate transaction,
            Clock clock) {
        this.line = line;
        this.faxes = faxes;
        this.pages = pages;
        this.identifiers = identifiers;
        this.takeBack = takeBack;
        this.end = end;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    JobOutcome send(Ready call) throws IOException {
        UUID id = call.attempt().id();
        try {
            Path document = line.folder(id).resolve("document.tif");
            pages.tiff(call.fax(), call.attempt(), call.number(), document);
            line.send(outboundFax(call, document));
            if (transaction.execute(status -> handedOver(id))) {
                line.cancel(id);
            }
            return JobOutcome.done();
        } catch (LineUnavailableException notBegun) {
            return notTaken(call, notBegun);
        }
    }

    /// Whether the fax was cancelled while its call was being handed over, when the line didn't
    /// know of it yet.
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

    private OutboundFax outboundFax(Ready call, Path document) {
        return new OutboundFax(
                call.attempt().id(),
                call.fax().organizationId(),
                call.fax().id().toString(),
                call.route().id(),
                call.fax().recipientNumber(),
                call.number().number(),
                identifiers.announced(call.fax(), call.number()),
                document,
                call.attempt().firstPage(),
                true,
                14400,
                call.transport().transport(),
                RING,
                LONGEST_CALL);
    }

    private JobOutcome notTaken(Ready call, LineUnavailableException notBegun) {
        line.acknowledge(call.attempt().id());
        return switch (notBegun.reason()) {
            case BUSY, DOWN, UNKNOWN_TRUNK -> takeBack.untilLater(call);
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
