package io.dartwing.fax.reading;

import java.util.Optional;

/// Whether faxes come in like a flood: from one sender, or to one number. Pure.
final class FloodPolicy {
    static final int MINUTES = 10;

    private FloodPolicy() {}

    /// @param from whether they have their sender in common; otherwise the number that was called
    record Flood(boolean from, int count) {
        /// One of the reasons of a spam score; names no number.
        String sentence() {
            return count + " faxes came " + (from ? "from its sender" : "to the number it was sent to") + " within "
                    + MINUTES + " minutes.";
        }
    }

    /// @param fromSender of the last ten minutes, the fax itself too; 0 when its number is withheld
    /// @param toNumber the same of the called number
    /// @param limit from which on it is a flood; 0: never
    static Optional<Flood> flood(int fromSender, int toNumber, long limit) {
        if (limit == 0 || Math.max(fromSender, toNumber) < limit) {
            return Optional.empty();
        }
        return Optional.of(fromSender >= limit ? new Flood(true, fromSender) : new Flood(false, toNumber));
    }
}
