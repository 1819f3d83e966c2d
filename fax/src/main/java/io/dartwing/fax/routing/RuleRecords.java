package io.dartwing.fax.routing;

import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.fax.reading.Categories;
import io.dartwing.fax.tag.FaxTag;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RuleRecords {
    private static final String CONDITIONS = """
            {"type": "object", "additionalProperties": false, "properties": {
              "operator": {"type": "string", "enum": ["AND", "OR"]},
              "rules": {"type": "array", "maxItems": 50, "items": {
                "type": "object", "additionalProperties": false, "required": ["field", "operator", "value"],
                "properties": {
                  "field": {"type": "string", "enum": ["recipient_number", "sender_number", "station_id", "pages",
                            "keyword", "category", "spam_score", "contains_phi", "time_of_day", "day_of_week"]},
                  "operator": {"type": "string", "enum": ["equals", "not_equals", "starts_with", "contains",
                               "greater_than", "less_than"]},
                  "value": {"type": "string", "minLength": 1, "maxLength": 200}}}}}}""";
    private static final String ACTION = """
            {"type": "object", "additionalProperties": false, "required": ["type"], "properties": {
              "type": {"type": "string", "enum": ["inbox", "person"]},
              "inbox_id": {"type": ["string", "null"], "format": "uuid", "x-reference": "inbox"},
              "person_id": {"type": ["string", "null"], "format": "uuid", "x-reference": "person"},
              "priority": {"type": ["string", "null"], "enum": ["low", "normal", "high", "urgent", null]},
              "tag_ids": {"type": ["array", "null"], "maxItems": 10, "items": {
                "type": "string", "format": "uuid", "x-reference": "fax_tag"}},
              "challenge": {"type": ["boolean", "null"]}}}""";

    @Bean
    RecordType<RoutingRule> routingRuleType(EntityManager entities, Categories categories) {
        return RecordType.of("routing_rule", RoutingRule.class, RoutingRule::new)
                .label("Routing rule", "Routing rules")
                .path("routing-rules")
                .title("name")
                .permissions("fax:read", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.integer("priority", "Order", 0, 100_000)
                        .defaults(100)
                        .description("Lower numbers are looked at first."))
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .field(Field.object("conditions", "Conditions", CONDITIONS)
                        .widget("conditions")
                        .description("When it applies. None: always."))
                .field(Field.object("action", "Action", ACTION).required().widget("action"))
                .field(Field.bool("stop", "Stop here")
                        .defaults(true)
                        .description("Don't look at later rules when this one applied."))
                .list("name", "priority", "enabled")
                .hooks(new Hooks(entities, categories))
                .build();
    }

    private record Hooks(EntityManager entities, Categories categories) implements RecordHooks<RoutingRule> {
        @Override
        public void validate(RoutingRule rule, boolean creating, Violations violations) {
            for (RoutingRule.ConditionRow row : rule.conditionRows()) {
                try {
                    Condition condition = RoutingRule.condition(row);
                    if (condition.field() == Condition.Field.CATEGORY && !known(condition.value())) {
                        violations.add(
                                "conditions", "no such category", "unsure, or one of GET /api/v1/faxes/categories");
                    }
                    condition
                            .fault()
                            .ifPresent(fault -> violations.add(
                                    "conditions",
                                    "can't be compared: " + fault,
                                    "a field, an operator and a value that fit"));
                } catch (IllegalArgumentException unknownWord) {
                    violations.add("conditions", "unknown field or operator", "those of the schema");
                }
            }
            RoutingRule.Action action = rule.action();
            if (action.personId() != null && !isMember(action.personId())) {
                violations.add("action", "no such person", "person_id of a person of the organisation");
            }
            if (action.inboxId() != null && entities.find(Inbox.class, action.inboxId()) == null) {
                violations.add("action", "no such inbox", "inbox_id of one of the organisation's inboxes");
            }
            if (action.tags().stream().anyMatch(tag -> entities.find(FaxTag.class, tag) == null)) {
                violations.add("action", "no such tag", "tag_ids of the organisation's tags");
            }
            switch (action.type()) {
                case "inbox" -> {
                    if (action.inboxId() == null) {
                        violations.add("action", "no inbox", "inbox_id of one of the organisation's inboxes");
                    }
                }
                case "person" -> {
                    if (action.personId() == null) {
                        violations.add("action", "no person", "person_id of a person of the organisation");
                    }
                }
                default -> violations.add("action", "unknown type", "inbox or person");
            }
            if (action.priority() != null && !priorities().contains(action.priority())) {
                violations.add("action", "unknown priority", String.join(", ", priorities()));
            }
        }

        private boolean known(String category) {
            return category.equals(RoutingFacts.UNSURE)
                    || categories.all().anyMatch(one -> one.code().equals(category));
        }

        private boolean isMember(UUID person) {
            return entities.createQuery(
                                    "select count(p) from Person p where p.id = :id and p.deletedAt is null",
                                    Long.class)
                            .setParameter("id", person)
                            .getSingleResult()
                    > 0;
        }

        private static List<String> priorities() {
            return Arrays.stream(FaxPriority.values()).map(FaxPriority::text).toList();
        }
    }
}
