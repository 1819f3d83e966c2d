package io.dartwing.engine.reading.spam;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;

/// How faxes might have come in: junk and wanted ones differ as in an office's everyday life,
/// with a wide overlap.
///
/// The shares are assumptions, not measurements; they decide how much a sender weighs against
/// what a fax says until organisations' own decisions are learned from.
final class MadeUpArrival {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 2, 0, 0);

    private final Random chance;

    MadeUpArrival(Random chance) {
        this.chance = chance;
    }

    Arrival of(boolean junk) {
        return new Arrival(
                happens(0.8) ? Optional.of(junk ? junkHistory() : wantedHistory()) : Optional.empty(),
                happens(0.8) ? Optional.of(time(junk)) : Optional.empty(),
                happens(0.15) ? NumberKind.UNKNOWN : junk ? junkNumber() : wantedNumber());
    }

    private SenderHistory junkHistory() {
        int reports = happens(0.35) ? 1 + chance.nextInt(12) : 0;
        if (happens(0.6)) {
            return new SenderHistory(0, 0, 0, reports, false);
        }
        int received = 1 + chance.nextInt(6);
        int rejected = happens(0.7) ? 1 + chance.nextInt(received) : 0;
        return new SenderHistory(received, rejected, 0, reports, happens(0.02));
    }

    private SenderHistory wantedHistory() {
        int reports = happens(0.02) ? 1 : 0;
        if (happens(0.3)) {
            return new SenderHistory(0, 0, 0, reports, happens(0.2));
        }
        int received = 1 + chance.nextInt(happens(0.5) ? 8 : 150);
        int rejected = happens(0.04) ? 1 : 0;
        int released = happens(0.06) && received > rejected ? 1 : 0;
        return new SenderHistory(received, rejected, released, reports, happens(0.5));
    }

    private LocalDateTime time(boolean junk) {
        int day = happens(junk ? 0.25 : 0.1) ? 5 + chance.nextInt(2) : chance.nextInt(5);
        boolean night = happens(junk ? 0.3 : 0.08);
        int hour = night ? (22 + chance.nextInt(8)) % 24 : 7 + chance.nextInt(14);
        return MONDAY.plusDays(day).plusHours(hour);
    }

    private NumberKind junkNumber() {
        return drawn(0.12, 0.38, 0.3, 0.05);
    }

    private NumberKind wantedNumber() {
        return drawn(0.58, 0.26, 0.11, 0.01);
    }

    private NumberKind drawn(double local, double national, double tollFree, double foreign) {
        double at = chance.nextDouble();
        if (at < local) {
            return NumberKind.LOCAL;
        }
        if (at < local + national) {
            return NumberKind.NATIONAL;
        }
        if (at < local + national + tollFree) {
            return NumberKind.TOLL_FREE;
        }
        return at < local + national + tollFree + foreign ? NumberKind.FOREIGN : NumberKind.WITHHELD;
    }

    private boolean happens(double share) {
        return chance.nextDouble() < share;
    }
}
