package io.dartwing.telephony.reputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How a number stands. Pure.
///
/// @param score 0 (bad) to 100 (nothing speaks against it); empty while too little is known
/// @param reasons what it is made of; each that took points says how many
record Reputation(OptionalInt score, Tally tally, List<Reason> reasons) {
    /// Fewer outcomes say nothing.
    static final int ENOUGH = 10;

    private static final double PER_BLOCKED_PERCENT = 2;
    private static final double MOST_FOR_BLOCKED = 60;
    private static final double PER_UNWANTED_PERCENT = 10;
    private static final double MOST_FOR_UNWANTED = 40;
    private static final double USUAL_DELIVERY = 80;
    private static final double PER_PERCENT_BELOW = 0.5;
    private static final double MOST_FOR_DELIVERY = 30;

    /// @param kind `blocked`, `unwanted`, `delivery` or `unknown`
    /// @param points taken off
    record Reason(String kind, int points, String text) {}

    /// Two points for each percent that networks blocked (60 at most), ten for each percent of the
    /// rest that recipients did not want (40 at most), half a point for each percent that fewer
    /// than 80 of what nobody refused arrived (30 at most).
    static Reputation of(Tally tally) {
        int samples = tally.samples();
        if (samples < ENOUGH) {
            return new Reputation(
                    OptionalInt.empty(),
                    tally,
                    List.of(new Reason("unknown", 0, samples + " outcomes are known, " + ENOUGH + " are needed")));
        }
        var reasons = new ArrayList<Reason>();
        share(tally.blocked(), samples, PER_BLOCKED_PERCENT, MOST_FOR_BLOCKED)
                .ifPresent(points -> reasons.add(new Reason(
                        "blocked", points, percent(tally.blocked(), samples) + " were blocked by a network")));
        int through = samples - tally.blocked();
        share(tally.unwanted(), through, PER_UNWANTED_PERCENT, MOST_FOR_UNWANTED)
                .ifPresent(points -> reasons.add(new Reason(
                        "unwanted",
                        points,
                        percent(tally.unwanted(), through) + " of the rest were refused by recipients")));
        delivery(tally).ifPresent(reasons::add);
        int taken = reasons.stream().mapToInt(Reason::points).sum();
        return new Reputation(OptionalInt.of(Math.max(0, 100 - taken)), tally, List.copyOf(reasons));
    }

    private static Optional<Integer> share(int count, int of, double perPercent, double most) {
        return count == 0
                ? Optional.empty()
                : Optional.of((int) Math.max(1, Math.round(Math.min(most, 100.0 * count / of * perPercent))));
    }

    private static Optional<Reason> delivery(Tally tally) {
        int tried = tally.delivered() + tally.undelivered();
        if (tried < ENOUGH) {
            return Optional.empty();
        }
        double arrived = 100.0 * tally.delivered() / tried;
        long points = Math.round(Math.min(MOST_FOR_DELIVERY, (USUAL_DELIVERY - arrived) * PER_PERCENT_BELOW));
        return points <= 0
                ? Optional.empty()
                : Optional.of(new Reason(
                        "delivery",
                        (int) points,
                        "Only " + percent(tally.delivered(), tried) + " of what nobody refused arrived"));
    }

    private static String percent(int count, int of) {
        return Math.round(1000.0 * count / of) / 10.0 + " %";
    }
}
