package io.dartwing.fax.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.outbound.TrunkQueue.Caller;
import io.dartwing.fax.outbound.TrunkQueue.Turn;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrunkQueueTest {
    private static final UUID TRUNK = UUID.randomUUID();

    private final Hands clock = new Hands();
    private final TrunkQueue queue = new TrunkQueue(clock);
    private final Caller low = caller(FaxPriority.LOW, 0);
    private final Caller older = caller(FaxPriority.NORMAL, 1);
    private final Caller younger = caller(FaxPriority.NORMAL, 2);
    private final Caller urgent = caller(FaxPriority.URGENT, 3);

    @Test
    void aFaxCallsWhileALineIsFree() {
        assertThat(queue.ask(TRUNK, 1, low)).isEqualTo(Turn.CALLS);
        assertThat(queue.ask(TRUNK, 0, older)).isEqualTo(Turn.BEGINS_TO_WAIT);
        assertThat(queue.ask(TRUNK, 0, older)).isEqualTo(Turn.WAITS);
    }

    @Test
    void theMostUrgentGoesFirstThenTheOldest() {
        for (Caller caller : new Caller[] {low, younger, older, urgent}) {
            assertThat(queue.ask(TRUNK, 0, caller)).isEqualTo(Turn.BEGINS_TO_WAIT);
        }
        for (Caller next : new Caller[] {urgent, older, younger}) {
            assertThat(queue.ask(TRUNK, 1, low)).isEqualTo(Turn.WAITS);
            assertThat(queue.ask(TRUNK, 1, next)).isEqualTo(Turn.CALLS);
            queue.gone(TRUNK, next.fax());
        }
        assertThat(queue.ask(TRUNK, 1, low)).isEqualTo(Turn.CALLS);
    }

    @Test
    void asManyGoAsLinesAreFree() {
        queue.ask(TRUNK, 0, older);
        queue.ask(TRUNK, 0, younger);
        assertThat(queue.ask(TRUNK, 2, low)).isEqualTo(Turn.BEGINS_TO_WAIT);
        assertThat(queue.ask(TRUNK, 2, younger)).isEqualTo(Turn.CALLS);
        assertThat(queue.ask(TRUNK, 3, low)).isEqualTo(Turn.CALLS);
    }

    /// The line's count of calls lags: it may turn away whom the count let through.
    @Test
    void aFaxThatTheLineTurnedAwayBeginsToWaitOnce() {
        assertThat(queue.ask(TRUNK, 1, low)).isEqualTo(Turn.CALLS);
        assertThat(queue.ask(TRUNK, 0, low)).isEqualTo(Turn.BEGINS_TO_WAIT);
        assertThat(queue.ask(TRUNK, 1, low)).isEqualTo(Turn.CALLS);
        assertThat(queue.ask(TRUNK, 0, low)).isEqualTo(Turn.WAITS);
    }

    /// The line's count of calls lags: a fax that was let through and hasn't left counts as one.
    @Test
    void aFreeLineIsGivenAwayOnce() {
        assertThat(queue.ask(TRUNK, 1, low)).isEqualTo(Turn.CALLS);
        assertThat(queue.ask(TRUNK, 1, urgent)).isEqualTo(Turn.BEGINS_TO_WAIT);
        assertThat(queue.ask(UUID.randomUUID(), 1, urgent)).isEqualTo(Turn.CALLS);
    }

    @Test
    void whoeverStopsAskingIsForgotten() {
        queue.ask(TRUNK, 0, urgent);
        assertThat(queue.ask(TRUNK, 1, low)).isEqualTo(Turn.BEGINS_TO_WAIT);
        clock.now = clock.now.plus(TrunkQueue.PAUSE.multipliedBy(4));
        assertThat(queue.ask(TRUNK, 1, low)).isEqualTo(Turn.CALLS);
    }

    private Caller caller(FaxPriority priority, int secondsLater) {
        return new Caller(UUID.randomUUID(), priority, clock.now.plusSeconds(secondsLater));
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-28T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
