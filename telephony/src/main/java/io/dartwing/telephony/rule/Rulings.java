package io.dartwing.telephony.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the rules say of each account and trunk for one request. Pure.
public final class Rulings {
    /// @param rank the rule's place among those in force, from 0: smaller goes first
    /// @param sentence begins with “rule” and stands after “because”
    public record Ruling(Rule.Effect effect, int rank, String sentence) {}

    private final Map<UUID, Ruling> byWay = new HashMap<>();

    /// @param inForce in their order
    public Rulings(List<Rule> inForce, Traffic sent) {
        for (int rank = 0; rank < inForce.size(); rank++) {
            Rule rule = inForce.get(rank);
            if (rule.fits(sent)) {
                var ruling = new Ruling(rule.effect(), rank, sentence(rule));
                rule.ways().forEach(way -> byWay.putIfAbsent(way, ruling));
            }
        }
    }

    /// Empty when no rule that fits names it.
    public Optional<Ruling> on(UUID way) {
        return Optional.ofNullable(byWay.get(way));
    }

    public Set<UUID> excluded() {
        var excluded = new HashSet<UUID>();
        byWay.forEach((way, ruling) -> {
            if (ruling.effect() == Rule.Effect.EXCLUDE) {
                excluded.add(way);
            }
        });
        return excluded;
    }

    private static String sentence(Rule rule) {
        String verb = rule.effect() == Rule.Effect.PREFER ? "prefers" : "excludes";
        String reason = rule.reason().isBlank() ? "" : " (" + rule.reason() + ")";
        return "rule “" + rule.name() + "” " + verb + " it" + reason;
    }
}
