package io.dartwing.fax.broadcast;

import io.dartwing.fax.broadcast.Recipient.State;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxFacts;
import io.dartwing.fax.document.Faxes;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Moves a recipient's row with its fax, in the transaction in which that moves.
@Component
class RecipientFollower {
    private final RecipientRows recipients;
    private final Faxes faxes;
    private final Clock clock;

    RecipientFollower(RecipientRows recipients, Faxes faxes, Clock clock) {
        this.recipients = recipients;
        this.faxes = faxes;
        this.clock = clock;
    }

    @EventListener
    void on(FaxEvent event) {
        state(event)
                .ifPresent(state -> faxes.find(event.faxId())
                        .filter(fax -> fax.broadcastId().isPresent())
                        .ifPresent(fax -> recipients.follow(fax.id(), state, reason(state, fax), clock.instant())));
    }

    private static Optional<State> state(FaxEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case FaxEvent.FaxQueued ignored -> State.QUEUED;
                    case FaxEvent.FaxSent ignored -> State.SENT;
                    case FaxEvent.FaxFailed ignored -> State.FAILED;
                    case FaxEvent.FaxUncertain ignored -> State.UNCERTAIN;
                    case FaxEvent.FaxCancelled ignored -> State.CANCELLED;
                    default -> null;
                });
    }

    private static @Nullable String reason(State state, FaxDocument fax) {
        return state == State.FAILED ? FaxFacts.of(fax).cause() : null;
    }
}
