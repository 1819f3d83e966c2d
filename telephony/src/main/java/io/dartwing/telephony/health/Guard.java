package io.dartwing.telephony.health;

import io.dartwing.telephony.attempt.AttemptWatch.Verdict;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One breaker. Opens when half of the last twenty outcomes, five at least, speak against the
/// carrier; after half a minute one request may try, and its outcome decides. Thread-safe.
final class Guard {
    static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int OUTCOMES = 20;
    private static final int ENOUGH = 5;
    private static final float HALF = 50;

    /// A try whose outcome is never told must not keep the carrier out for ever.
    private static final Duration LONGEST_TRY = Duration.ofMinutes(2);

    enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }

    /// Stands for whatever the carrier did wrong.
    private static final class CarrierFailed extends Exception {
        private static final long serialVersionUID = 1L;

        CarrierFailed() {
            super("the carrier failed", null, false, false);
        }
    }

    private static final CarrierFailed FAILED = new CarrierFailed();

    private final Clock clock;
    private final CircuitBreaker breaker;
    private volatile @Nullable Instant openedAt;

    /// @param onOpen told each time the carrier is given up
    Guard(String name, Clock clock, Runnable onOpen) {
        this.clock = clock;
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(OUTCOMES)
                        .minimumNumberOfCalls(ENOUGH)
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .maxWaitDurationInHalfOpenState(LONGEST_TRY)
                        .build());
        breaker.getEventPublisher().onStateTransition(change -> {
            if (change.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                openedAt = clock.instant();
                onOpen.run();
            }
        });
    }

    /// Asks to send one request now; whoever may must tell its outcome.
    boolean enter() {
        return breaker.tryAcquirePermission();
    }

    /// Whether `enter` has a chance, without asking.
    boolean passable() {
        return switch (state()) {
            case CLOSED -> true;
            case HALF_OPEN -> false; // one is trying already
            case OPEN -> retryAt().filter(at -> clock.instant().isBefore(at)).isEmpty();
        };
    }

    void told(Verdict verdict, Duration latency) {
        switch (verdict) {
            case WORKED -> breaker.onSuccess(latency.toNanos(), TimeUnit.NANOSECONDS);
            case FAILED -> breaker.onError(latency.toNanos(), TimeUnit.NANOSECONDS, FAILED);
        }
    }

    State state() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> State.OPEN;
            case HALF_OPEN -> State.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> State.CLOSED;
        };
    }

    /// When the next try is let through; empty unless it is open.
    Optional<Instant> retryAt() {
        Instant at = openedAt;
        return state() == State.OPEN && at != null ? Optional.of(at.plus(PAUSE)) : Optional.empty();
    }
}
