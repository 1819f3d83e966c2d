package io.dartwing.fax.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds rules that can't do what they say. Pure; what it tells is certain, what it does not tell may
/// still be wrong.
final class RuleConflicts {
    enum Kind {
        /// Its conditions exclude each other.
        IMPOSSIBLE,
        /// An earlier rule that stops applies whenever it would.
        NEVER_REACHED,
        /// An earlier rule applies whenever it does, and places the fax elsewhere.
        PLACE_WITHOUT_EFFECT
    }

    /// @param other the earlier rule that is in its way; null when it is in its own
    record Conflict(
            Kind kind,
            UUID ruleId,
            String ruleName,
            @Nullable UUID otherId,
            @Nullable String otherName,
            String text) {}

    private RuleConflicts() {}

    static List<Conflict> find(List<Rule> rules) {
        List<Rule> order = rules.stream()
                .sorted(Comparator.comparingInt(Rule::priority).thenComparing(Rule::name))
                .toList();
        var found = new ArrayList<Conflict>();
        for (int i = 0; i < order.size(); i++) {
            Rule rule = order.get(i);
            if (Implication.impossible(rule.when())) {
                found.add(new Conflict(
                        Kind.IMPOSSIBLE,
                        rule.id(),
                        rule.name(),
                        null,
                        null,
                        "“" + rule.name() + "” never applies: its conditions exclude each other"));
            } else {
                inTheWay(rule, order.subList(0, i)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Conflict> inTheWay(Rule rule, List<Rule> earlier) {
        List<Rule> covering = earlier.stream()
                .filter(other -> Objects.equals(other.inbox(), rule.inbox()))
                .filter(other -> Implication.implies(rule.when(), other.when()))
                .toList();
        Optional<Conflict> unreached = covering.stream()
                .filter(Rule::stop)
                .findFirst()
                .map(other -> new Conflict(
                        Kind.NEVER_REACHED,
                        rule.id(),
                        rule.name(),
                        other.id(),
                        other.name(),
                        "“" + rule.name() + "” is never looked at: “" + other.name()
                                + "” comes first, applies to the same faxes and stops there"));
        return unreached.or(() -> covering.stream()
                .filter(other -> !other.then().place().none()
                        && !rule.then().place().none()
                        && !other.then().place().same(rule.then().place()))
                .findFirst()
                .map(other -> new Conflict(
                        Kind.PLACE_WITHOUT_EFFECT,
                        rule.id(),
                        rule.name(),
                        other.id(),
                        other.name(),
                        "“" + rule.name() + "” gives faxes to others than “" + other.name()
                                + "”, which comes first and applies to the same faxes: only the first counts")));
    }
}
