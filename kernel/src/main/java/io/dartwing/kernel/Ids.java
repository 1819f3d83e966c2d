package io.dartwing.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.Optional;
import java.util.UUID;

/// Makes and reads the UUIDs that name our records.
///
/// New ids are UUID version 7 (RFC 9562 §5.7): time-ordered, so that an index on them stays compact, and with 74 random
/// bits, so that a caller can't guess a neighbour's.
public final class Ids {
    private static final TimeBasedEpochRandomGenerator VERSION_7 = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    public static UUID next() {
        return VERSION_7.generate();
    }

    /// Reads an id a caller named; empty when it is not a UUID in its canonical 36-character form.
    public static Optional<UUID> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
