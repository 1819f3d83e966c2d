package io.dartwing.fax.routing;

import io.dartwing.fax.routing.RoutingRule.ConditionRow;
import io.dartwing.fax.routing.RoutingRule.Conditions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules that are ready made, to begin with.
final class RuleTemplates {
    /// @param order of the rule among the others
    /// @param target whether it needs an inbox or a group that its faxes go to
    record Template(
            String key,
            String name,
            String description,
            int order,
            boolean target,
            boolean stop,
            @Nullable String priority,
            Conditions conditions) {}

    static final List<Template> ALL = List.of(
            new Template(
                    "stat",
                    "STAT and urgent first",
                    "Faxes whose text says STAT, urgent or critical value get the priority urgent. Where they go, later"
                            + " rules decide.",
                    10,
                    false,
                    false,
                    "urgent",
                    any(row(
                            "keyword",
                            "matches",
                            "\\b(stat|asap|urgent|critical (value|result|lab)s?|panic value|immediate attention)\\b"))),
            new Template(
                    "lab-results",
                    "Lab results",
                    "What is recognised as laboratory results goes to one inbox or group.",
                    50,
                    true,
                    true,
                    null,
                    all(row("category", "equals", "lab_results"))),
            new Template(
                    "prescriptions",
                    "Prescriptions and refills",
                    "Prescriptions and refill requests go to one inbox or group.",
                    50,
                    true,
                    true,
                    null,
                    any(row("category", "equals", "prescription"), row("keyword", "contains", "refill request"))),
            new Template(
                    "after-hours",
                    "After hours",
                    "Faxes of nights and week-ends go to whoever is on duty.",
                    60,
                    true,
                    true,
                    null,
                    any(
                            row("time_of_day", "less_than", "08:00"),
                            row("time_of_day", "greater_than", "17:59"),
                            row("day_of_week", "equals", "saturday"),
                            row("day_of_week", "equals", "sunday"))),
            new Template(
                    "junk",
                    "Advertising aside",
                    "Faxes with words of advertising, or a high spam score, go to an inbox of their own.",
                    20,
                    true,
                    true,
                    "low",
                    any(
                            row("spam_score", "greater_than", "60"),
                            row(
                                    "keyword",
                                    "matches",
                                    "\\b(lowest rates?|free quote|vacation package|pre-?approved|special offer|toner"
                                            + " supplies|remove your (fax )?number)\\b"))),
            new Template(
                    "long",
                    "Long faxes later",
                    "Faxes with more than 30 pages get the priority low, unless an earlier rule said otherwise.",
                    80,
                    false,
                    false,
                    "low",
                    all(row("pages", "greater_than", "30"))),
            new Template(
                    "unsure",
                    "What nobody recognised",
                    "Faxes whose category is unsure go to somebody who looks at them.",
                    90,
                    true,
                    true,
                    null,
                    all(row("category", "equals", "unsure"))));

    private RuleTemplates() {}

    static Optional<Template> find(String key) {
        return ALL.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    private static Conditions all(ConditionRow... rows) {
        return new Conditions("AND", List.of(rows));
    }

    private static Conditions any(ConditionRow... rows) {
        return new Conditions("OR", List.of(rows));
    }

    private static ConditionRow row(String field, String operator, String value) {
        return new ConditionRow(field, operator, value, null, null);
    }
}
