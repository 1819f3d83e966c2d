package io.dartwing.telephony.supply;

import java.util.Locale;

/// How far an order has come.
enum PurchaseState {
    /// Written; the request may be on its way, or may never have left.
    STARTED,
    /// The carrier works on it.
    ORDERED,
    /// The number is ours.
    ACTIVE,
    FAILED,
    /// The answer is lost: the carrier is asked what became of it.
    UNKNOWN;

    boolean ended() {
        return this == ACTIVE || this == FAILED;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PurchaseState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
