package io.dartwing.fax.queue;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.outbound.DialGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lets no attempt begin while the organisation or the number is paused.
@Component
class PauseGate implements DialGate {
    private static final Duration WHILE_PAUSED = Duration.ofSeconds(15);

    private final QueuePauses pauses;
    private final Clock clock;

    PauseGate(QueuePauses pauses, Clock clock) {
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> holds(FaxDocument fax) {
        return pauses.paused(fax.numberId()) ? Optional.of(clock.instant().plus(WHILE_PAUSED)) : Optional.empty();
    }
}
