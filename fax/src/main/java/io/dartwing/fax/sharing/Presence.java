package io.dartwing.fax.sharing;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a person takes faxes now.
public enum Presence {
    ONLINE,
    BUSY,
    OFFLINE;

    /// Pure: what a person says counts while its browser is connected; without it the person is away.
    ///
    /// @param connectedUntil until when it was seen to be connected; null: never
    static Presence of(Presence wish, @Nullable Instant connectedUntil, Instant now) {
        return connectedUntil == null || !connectedUntil.isAfter(now) ? OFFLINE : wish;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
