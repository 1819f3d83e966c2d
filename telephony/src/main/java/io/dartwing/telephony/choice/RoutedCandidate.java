package io.dartwing.telephony.choice;

import io.dartwing.telephony.routing.RoutingDecision.Considered;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was found of one candidate, as it is kept and shown.
///
/// @param kind `account` or `trunk`
/// @param refusal why it went out; null when it passed
/// @param score null when it was refused
/// @param cost for all units; null when the price is not known
/// @param wanted what moved it before better scores
record RoutedCandidate(
        UUID id,
        String kind,
        String name,
        @Nullable String refusal,
        @Nullable Points score,
        @Nullable BigDecimal cost,
        @Nullable String currency,
        @Nullable String wanted,
        String sentence) {
    /// @param health of 40
    /// @param cost of 40
    /// @param priority of 20
    record Points(BigDecimal total, BigDecimal health, BigDecimal cost, BigDecimal priority) {}

    static RoutedCandidate of(Considered considered) {
        return new RoutedCandidate(
                considered.carrier(),
                label(considered.kind()),
                considered.name(),
                considered.refusal().map(RoutedCandidate::label).orElse(null),
                considered
                        .score()
                        .map(score -> new Points(
                                tenths(score.total()),
                                tenths(score.health()),
                                tenths(score.cost()),
                                tenths(score.priority())))
                        .orElse(null),
                considered
                        .cost()
                        .map(cost -> cost.amount().stripTrailingZeros())
                        .orElse(null),
                considered.cost().map(cost -> cost.currency().getCurrencyCode()).orElse(null),
                considered.wanted().map(RoutedCandidate::label).orElse(null),
                considered.sentence());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal tenths(double points) {
        return BigDecimal.valueOf(points).setScale(1, RoundingMode.HALF_UP);
    }
}
