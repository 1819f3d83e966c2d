package io.dartwing.telephony.carriers;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// By what the provider's record of a lost request can be found.
///
/// @param begun when the request left us
public record Sought(UUID attempt, String from, String to, Instant begun) {
    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(10);

    /// The earliest time that the provider may have noted for it, its clock being off.
    public Instant earliest() {
        return begun.minus(CLOCK_DRIFT);
    }
}
