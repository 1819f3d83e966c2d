package io.dartwing.fax.routing;

import io.dartwing.fax.document.FaxEvent.RuleForward;
import io.dartwing.fax.document.FaxEvent.RuleMail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides where a received fax goes. Pure: same rules and facts, same answer.
///
/// Rules are looked at by priority, lower first, then by name. Later rules without an earlier
/// `stop` refine what earlier ones left open, but never change it; the tags of all that applied are
/// put on, and everybody whom they name is told. What no rule settles, the called number's own setting does, and
/// without one the fax lies
/// in the organisation's default inbox. A sender whose faxes go straight to somebody goes before
/// the rules; they still set priority and tags.
///
/// When the fax lies in an inbox that way, and is nobody's, the rules of that inbox are looked at,
/// once: what they say goes before what the organisation's left open, and where they move it to no
/// further inbox's rules are asked.
public final class RoutingPolicy {
    /// What is settled before rules are asked, or when they say nothing.
    ///
    /// @param sender where the known sender's faxes go; empty for any other
    /// @param number where the called number's faxes go
    public record Settings(Place sender, Place number) {}

    private final RoutingFacts facts;
    private final List<String> steps = new ArrayList<>();
    private final Set<UUID> tags = new LinkedHashSet<>();
    private final Set<UUID> told = new LinkedHashSet<>();
    private final Set<UUID> announced = new LinkedHashSet<>();
    private final Map<String, RuleMail> mails = new LinkedHashMap<>();
    private final List<RuleForward> forwards = new ArrayList<>();
    private Optional<Rule> decided = Optional.empty();
    private Place place = Place.NONE;
    private @Nullable String priority;
    private @Nullable UUID folder;
    private boolean challenge;
    private String reason = "No rule and no setting of the called number placed it: default inbox";

    private RoutingPolicy(RoutingFacts facts) {
        this.facts = facts;
    }

    public static RoutingDecision decide(List<Rule> rules, RoutingFacts facts, Settings settings) {
        var policy = new RoutingPolicy(facts);
        policy.settle(settings.sender(), "Its sender is known, and its faxes go there");
        policy.go(rules.stream().filter(rule -> rule.inbox() == null).toList(), "Rule");
        policy.settle(settings.number(), "The called number's own setting; no rule placed it elsewhere");
        UUID inbox = policy.place.inboxId();
        if (inbox != null && policy.place.personId() == null) {
            policy.inInbox(
                    rules.stream().filter(rule -> inbox.equals(rule.inbox())).toList(), inbox);
        }
        return policy.decision();
    }

    private void settle(Place there, String because) {
        if (place.none() && !there.none()) {
            place = there;
            reason = because;
        }
    }

    private void go(List<Rule> rules, String kind) {
        for (Rule rule : rules.stream()
                .sorted(Comparator.comparingInt(Rule::priority).thenComparing(Rule::name))
                .toList()) {
            if (!rule.applies(facts)) {
                steps.add(kind + " “" + rule.name() + "” did not apply: "
                        + rule.when().unmet(facts));
                continue;
            }
            apply(rule, kind);
            if (rule.stop()) {
                break;
            }
        }
    }

    /// A rule of the inbox that names nobody else leaves it there.
    private void inInbox(List<Rule> rules, UUID inbox) {
        Place before = place;
        String because = reason;
        place = Place.NONE;
        go(rules, "Rule of the inbox");
        if (place.none() || place.same(Place.inbox(inbox))) {
            place = before;
            reason = because;
        } else if (place.inboxId() == null && place.groupId() == null) {
            place = new Place(inbox, place.personId(), null, null);
        }
    }

    private void apply(Rule rule, String kind) {
        Rule.Then then = rule.then();
        String because = kind + " “" + rule.name() + "”: " + rule.when().met(facts);
        if (place.none() && !then.place().none()) {
            place = then.place();
            decided = Optional.of(rule);
            reason = because;
        }
        if (priority == null) {
            priority = then.priority();
        }
        if (folder == null) {
            folder = then.folderId();
        }
        then.mails().forEach(mail -> mails.putIfAbsent(mail.to().toLowerCase(Locale.ROOT), mail));
        tags.addAll(then.tagIds());
        told.addAll(then.told());
        challenge |= then.challenge();
        if (then.announce()) {
            announced.add(rule.id());
        }
        Rule.Forward forward = then.forward();
        if (forward != null) {
            forwards.add(new RuleForward(
                    rule.id(), rule.name(), forward.to(), forward.contactId(), forward.from(), forward.cover()));
        }
        steps.add(kind + " “" + rule.name() + "” applied: " + rule.when().met(facts)
                + (forward == null ? "" : "; " + forward.words()));
    }

    private RoutingDecision decision() {
        return new RoutingDecision(
                decided,
                place,
                priority,
                List.copyOf(tags),
                challenge,
                List.copyOf(told),
                List.copyOf(announced),
                folder,
                List.copyOf(mails.values()),
                forwards,
                reason,
                steps);
    }
}
