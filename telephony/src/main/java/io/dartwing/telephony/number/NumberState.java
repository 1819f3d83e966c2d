package io.dartwing.telephony.number;

import java.util.Locale;

/// How far the life of a number has come.
public enum NumberState {
    ACTIVE,
    /// The carrier is asked to take it back; nothing is sent from it any more.
    RELEASING,
    /// Given back. It rests, so that calls for who had it don't reach who gets it next.
    QUARANTINED,
    /// Given back, and free to be set up again.
    RELEASED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NumberState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
