package io.dartwing.telephony.attempt;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierCause;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Hears what attempts say of their carriers, after the commit, on the thread that wrote it. Must
/// be quick.
public interface AttemptWatch {
    enum Verdict {
        /// The carrier did its part, whatever became of it at the destination.
        WORKED,
        /// Its own fault, or nobody knows.
        FAILED
    }

    /// @param latency from the beginning to the answer; empty for reports that came later
    record Outcome(
            UUID accountId,
            Capability operation,
            long credentialVersion,
            Verdict verdict,
            Optional<Duration> latency) {}

    void told(Outcome outcome);

    /// What a state with its cause says of the carrier. Empty: nothing yet.
    static Optional<Verdict> verdict(AttemptState state, Optional<CarrierCause> cause) {
        return switch (state) {
            case STARTED, CANCELLED -> Optional.empty();
            case ACCEPTED, SENDING, SENT, DELIVERED -> Optional.of(Verdict.WORKED);
            case UNKNOWN -> Optional.of(Verdict.FAILED);
            case FAILED, REFUSED, RETRYABLE ->
                Optional.of(cause.filter(CarrierCause::carriersFault).isPresent() ? Verdict.FAILED : Verdict.WORKED);
        };
    }
}
