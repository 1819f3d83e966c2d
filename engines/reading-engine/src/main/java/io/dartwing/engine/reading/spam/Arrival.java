package io.dartwing.engine.reading.spam;

import java.time.LocalDateTime;
import java.util.Optional;

/// How a fax came in, as far as it is known.
///
/// @param history empty if nothing about the sender was looked up, which is not the same as a
///     sender without history
/// @param localTime when it came, on the organisation's clock
public record Arrival(Optional<SenderHistory> history, Optional<LocalDateTime> localTime, NumberKind number) {

    /// Nothing is known but the pages.
    public static Arrival unknown() {
        return new Arrival(Optional.empty(), Optional.empty(), NumberKind.UNKNOWN);
    }
}
