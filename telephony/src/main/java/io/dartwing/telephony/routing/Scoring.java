package io.dartwing.telephony.routing;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.routing.Condition.Breaker;
import io.dartwing.telephony.routing.Condition.Known;
import io.dartwing.telephony.routing.RoutingDecision.Score;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/// 40 points for health, 40 for cost, 20 for priority. Each part looks at one candidate alone.
final class Scoring {
    /// Below this a carrier is out, or behind all others where it will do, however cheap.
    static final double HEALTH_FLOOR = 40;

    /// From here on a wish for the carrier counts more than the score.
    static final int HEALTH_FOR_WISHES = 80;

    /// What a carrier without outcomes is taken for.
    static final double NEUTRAL_HEALTH = 60;

    /// As many neutral outcomes are thought beside the real ones, so that one failure says little
    /// and ten say a lot.
    static final int NEUTRAL_SAMPLES = 10;

    /// A quarter of the points: as if it cost nine times the usual.
    static final double UNKNOWN_COST = 10;

    static final Currency CURRENCY = Currency.getInstance("USD");

    private Scoring() {}

    static Score of(CarrierCandidate candidate, Capability operation) {
        return new Score(
                40 * health(candidate.health()) / 100,
                cost(candidate.price(), operation),
                20 * (5 - candidate.priority()) / 4.0);
    }

    /// 0 to 100. On trial, what was measured is from before the break: it counts as unknown at best.
    static double health(Condition health) {
        if (health.breaker() != Breaker.CLOSED || !(health.measured() instanceof Known(int score, int samples))) {
            return NEUTRAL_HEALTH;
        }
        return (score * (double) samples + NEUTRAL_HEALTH * NEUTRAL_SAMPLES) / (samples + (double) NEUTRAL_SAMPLES);
    }

    /// 40 for nothing, 20 at the usual price, and ever less without an end: twice the price is
    /// always fewer points.
    static double cost(Optional<Money> price, Capability operation) {
        return comparable(price)
                .map(amount -> 40 / (1 + Math.sqrt(amount.doubleValue() / usual(operation))))
                .orElse(UNKNOWN_COST);
    }

    /// Only one currency can be compared; a price in another counts as unknown instead of being
    /// guessed.
    static Optional<BigDecimal> comparable(Optional<Money> price) {
        return price.filter(money -> money.currency().equals(CURRENCY)).map(Money::amount);
    }

    /// US dollars for one unit, in the middle of what carriers charge in the United States. It
    /// only bends the curve.
    private static double usual(Capability operation) {
        return switch (operation) {
            case FAX -> 0.05;
            case MESSAGES, CALLS, LOOKUP -> 0.01;
            case NUMBER_SEARCH, NUMBER_ORDERS, CALLER_NAMES, EMERGENCY -> 1;
            case PORTING, CAMPAIGNS -> 5;
            case RECEIVE, HEALTH, BALANCE -> 0.01;
        };
    }
}
