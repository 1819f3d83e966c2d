package io.dartwing.fax.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides where a received fax goes. Pure: same rules and facts, same answer.
///
/// Rules are looked at by priority, lower first, then by name. Later rules without an earlier
/// `stop`
/// refine what earlier ones left open, but never change it; the tags of all that applied are put
/// on.
/// What no rule settles, the called number's own setting does, and without one the fax lies in the
/// organisation's default inbox.
public final class RoutingPolicy {
    private RoutingPolicy() {}

    /// @param numberInbox the called number's inbox, if set
    /// @param numberPerson the called number's person, if set
    public static RoutingDecision decide(
            List<Rule> rules, RoutingFacts facts, @Nullable UUID numberInbox, @Nullable UUID numberPerson) {
        var steps = new ArrayList<String>();
        Optional<Rule> decided = Optional.empty();
        UUID inbox = null;
        UUID person = null;
        String priority = null;
        boolean challenge = false;
        var tags = new LinkedHashSet<UUID>();
        for (Rule rule : rules.stream()
                .sorted(Comparator.comparingInt(Rule::priority).thenComparing(Rule::name))
                .toList()) {
            if (!rule.applies(facts)) {
                steps.add("Rule “" + rule.name() + "” did not apply: " + unmet(rule, facts));
                continue;
            }
            boolean placed = inbox != null || person != null;
            if (!placed && (rule.inboxId() != null || rule.personId() != null)) {
                inbox = rule.inboxId();
                person = rule.personId();
                decided = Optional.of(rule);
            }
            if (priority == null) {
                priority = rule.faxPriority();
            }
            tags.addAll(rule.tagIds());
            challenge |= rule.challenge();
            steps.add("Rule “" + rule.name() + "” applied: " + met(rule, facts));
            if (rule.stop()) {
                break;
            }
        }
        if (decided.isPresent()) {
            Rule rule = decided.get();
            return new RoutingDecision(
                    decided,
                    inbox,
                    person,
                    priority,
                    List.copyOf(tags),
                    challenge,
                    "Rule “" + rule.name() + "”: " + met(rule, facts),
                    steps);
        }
        String reason = numberInbox != null || numberPerson != null
                ? "The called number's own setting; no rule placed it elsewhere"
                : "No rule and no setting of the called number placed it: default inbox";
        return new RoutingDecision(
                decided, numberInbox, numberPerson, priority, List.copyOf(tags), challenge, reason, steps);
    }

    private static String met(Rule rule, RoutingFacts facts) {
        if (rule.conditions().isEmpty()) {
            return "it has no conditions";
        }
        return rule.conditions().stream()
                .filter(condition -> condition.holds(facts))
                .map(Condition::sentence)
                .collect(Collectors.joining(rule.all() ? " and " : ", "));
    }

    private static String unmet(Rule rule, RoutingFacts facts) {
        return rule.conditions().stream()
                .filter(condition -> !condition.holds(facts))
                .map(condition -> "not (" + condition.sentence() + ")")
                .collect(Collectors.joining(", "));
    }
}
