package io.dartwing.fax.forward;

import java.util.Optional;

/// Whether a fax may be sent on, so that no two rules send each other the same fax for ever. Pure.
final class ForwardPolicy {
    private ForwardPolicy() {}

    /// @param target in E.164 form; empty when there is no number
    /// @param sender of the fax; empty when withheld
    /// @param own whether the target is a number of the organisation
    /// @param hops how often what it is has been sent on before, as far as can be told
    /// @param mostHops allowed
    /// @param lastHour how many faxes were sent on to the target in the last hour
    /// @param perHour allowed
    record Facts(String target, String sender, boolean own, int hops, long mostHops, int lastHour, long perHour) {}

    /// Why not; empty when it may.
    static Optional<String> refusal(Facts facts) {
        if (facts.target.isBlank()) {
            return Optional.of("whom it was to go to has no fax number any more");
        }
        if (facts.target.equals(facts.sender)) {
            return Optional.of("it came from that number");
        }
        if (facts.own) {
            return Optional.of("that number is one of the organisation's own");
        }
        if (facts.hops > facts.mostHops) {
            return Optional.of("it was sent on " + facts.hops + (facts.hops == 1 ? " time" : " times")
                    + " before (at most " + facts.mostHops + " allowed)");
        }
        if (facts.lastHour >= facts.perHour) {
            return Optional.of(facts.lastHour + " faxes were sent on to that number within an hour (at most "
                    + facts.perHour + " allowed)");
        }
        return Optional.empty();
    }
}
