package io.dartwing.telephony.routing;

/// How a carrier does with one operation, from the real outcomes of a rolling window.
public record Condition(Measured measured, Breaker breaker) {
    public static final Condition UNKNOWN = new Condition(new Unknown(), Breaker.CLOSED);

    public sealed interface Measured {}

    /// @param score 0 (nothing works) to 100
    /// @param samples how many outcomes it rests on, at least 1
    public record Known(int score, int samples) implements Measured {
        public Known {
            if (score < 0 || score > 100) {
                throw new IllegalArgumentException("score: " + score + " (expected: 0 to 100)");
            }
            if (samples < 1) {
                throw new IllegalArgumentException("samples: " + samples + " (expected: 1 or more)");
            }
        }
    }

    /// Nothing was sent lately. That is no praise.
    public record Unknown() implements Measured {}

    /// The breaker of this carrier, operation and credential.
    public enum Breaker {
        CLOSED,
        /// A trunk that could not register: it may be tried.
        PROBATION,
        /// The pause after failures is over and nothing was tried since: the next request should.
        TRIAL_DUE,
        OPEN
    }

    public static Condition known(int score, int samples) {
        return new Condition(new Known(score, samples), Breaker.CLOSED);
    }
}
