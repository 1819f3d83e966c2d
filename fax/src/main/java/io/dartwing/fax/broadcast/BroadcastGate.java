package io.dartwing.fax.broadcast;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.outbound.DialGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Holds a broadcast's fax back while all its lines are taken, and while it is paused: what is tried
/// again takes a line as well.
@Component
class BroadcastGate implements DialGate {
    private static final Duration TILL_A_LINE_IS_FREE = Duration.ofSeconds(2);
    private static final Duration WHILE_PAUSED = Duration.ofSeconds(15);

    private final BroadcastRows rows;
    private final Clock clock;

    BroadcastGate(BroadcastRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// Under the broadcast's lock, so that two faxes don't take the last line.
    @Override
    public Optional<Instant> holds(FaxDocument fax) {
        return fax.broadcastId().flatMap(rows::lock).flatMap(this::holds);
    }

    private Optional<Instant> holds(Broadcast broadcast) {
        Instant now = clock.instant();
        return switch (broadcast.status()) {
            case PAUSED, CANCELLED, SCHEDULED -> Optional.of(now.plus(WHILE_PAUSED));
            case DRAFT, RUNNING, ENDED ->
                rows.inCalls(broadcast.id()) < broadcast.pace().lines()
                        ? Optional.empty()
                        : Optional.of(now.plus(TILL_A_LINE_IS_FREE));
        };
    }
}
