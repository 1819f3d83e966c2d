package io.dartwing.fax.routing;

import io.dartwing.fax.contact.Contact;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.folder.FaxFolder;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.fax.reading.Categories;
import io.dartwing.fax.sharing.WorkGroup;
import io.dartwing.fax.tag.FaxTag;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.permission.Action.OnRecord;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.number.Numbers;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class RuleRecords {
    private static final String ZONE = """
            {"type": ["object", "null"], "additionalProperties": false, "required": ["page", "x", "y", "w", "h"],
             "description": "Where text_zone looks: a rectangle in fractions of the page, from its upper left corner.",
             "properties": {"page": {"type": "integer", "minimum": 1}, "x": {"type": "number"},
               "y": {"type": "number"}, "w": {"type": "number"}, "h": {"type": "number"}}}""";
    private static final String COMPARISON =
            """
            {"type": "object", "additionalProperties": false, "required": ["field", "operator", "value"],
             "properties": {"field": {"type": "string", "enum": [%s]}, "operator": {"type": "string", "enum": [%s]},
               "value": {"type": "string", "minLength": 1, "maxLength": 200}, "zone": %s}}""".formatted(words(Condition.Field.values()), words(Condition.Operator.values()), ZONE);
    private static final String CONDITIONS = group(group(group(null)));
    private static final String ACTION = """
            {"type": "object", "additionalProperties": false, "required": ["type"], "properties": {
              "type": {"type": "string", "enum": ["inbox", "person", "group", "none"]},
              "inbox_id": {"type": ["string", "null"], "format": "uuid", "x-reference": "inbox"},
              "person_id": {"type": ["string", "null"], "format": "uuid", "x-reference": "person"},
              "group_id": {"type": ["string", "null"], "format": "uuid", "x-reference": "work_group"},
              "skill": {"type": ["string", "null"], "maxLength": 40},
              "priority": {"type": ["string", "null"], "enum": ["low", "normal", "high", "urgent", null]},
              "tag_ids": {"type": ["array", "null"], "maxItems": 10, "items": {
                "type": "string", "format": "uuid", "x-reference": "fax_tag"}},
              "notify_ids": {"type": ["array", "null"], "maxItems": 20, "items": {
                "type": "string", "format": "uuid", "x-reference": "person"}},
              "webhook": {"type": ["boolean", "null"]},
              "challenge": {"type": ["boolean", "null"]},
              "folder_id": {"type": ["string", "null"], "format": "uuid", "x-reference": "fax_folder"},
              "mail_to": {"type": ["array", "null"], "maxItems": 10, "items": {"type": "string", "maxLength": 254}},
              "mail_content": {"type": ["string", "null"], "enum": ["notice", "link", "pages", null]},
              "forward_to": {"type": ["string", "null"], "maxLength": 16},
              "forward_contact_id": {"type": ["string", "null"], "format": "uuid", "x-reference": "contact"},
              "forward_from": {"type": ["string", "null"], "maxLength": 16},
              "forward_cover": {"type": ["boolean", "null"]}}}""";
    private static final List<String> MAIL_CONTENTS = List.of("notice", "link", "pages");
    private static final int MOST_TAGS = 10;
    private static final int MOST_TOLD = 20;
    private static final int LONGEST_SKILL = 40;
    private static final int MOST_ADDRESSES = 10;

    private static String words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> '"' + value.name().toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(", "));
    }

    /// @param inner what stands in it besides comparisons; null for the innermost
    private static String group(@Nullable String inner) {
        String items = inner == null ? COMPARISON : "{\"anyOf\": [" + COMPARISON + ", " + inner + "]}";
        return """
                {"type": "object", "additionalProperties": false, "properties": {
                  "operator": {"type": "string", "enum": ["AND", "OR"]},
                  "rules": {"type": "array", "maxItems": %d, "items": %s}}}""".formatted(ConditionGroup.MOST, items);
    }

    @Bean
    RecordType<RoutingRule> routingRuleType(EntityManager entities, Categories categories, Numbers numbers) {
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
                .field(Field.reference("inbox_id", "Only in the inbox", "inbox")
                        .description(
                                "A rule of this inbox: it is looked at when a fax came to lie there and is nobody's."
                                        + " None: a rule of the organisation."))
                .list("name", "priority", "enabled", "inbox_id")
                .opensItself()
                .hooks(new Hooks(entities, categories, numbers))
                .build();
    }

    @Bean
    SealedData sealedFaxBarcodes(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, FaxBarcodes.TABLE, FaxBarcodes.COLUMN, "fax_id", FaxBarcodes::context);
    }

    private record Hooks(EntityManager entities, Categories categories, Numbers numbers)
            implements RecordHooks<RoutingRule> {
        private static final Set<String> ALL_FIELDS =
                Set.of("name", "priority", "enabled", "conditions", "action", "stop", "inbox_id");

        /// The rules of an inbox are also its own administrators'; what leaves the organisation is not theirs to say.
        @Override
        public Set<String> openedTo(UUID person, RoutingRule rule, OnRecord act) {
            Inbox inbox = rule.inboxId() == null ? null : entities.find(Inbox.class, rule.inboxId());
            boolean leaves = !rule.action().addresses().isEmpty()
                    || rule.action().forwards()
                    || Boolean.TRUE.equals(rule.action().webhook());
            return inbox != null && inbox.admins().contains(person) && !leaves ? ALL_FIELDS : Set.of();
        }

        @Override
        public void validate(RoutingRule rule, boolean creating, Violations violations) {
            try {
                ConditionGroup when = rule.when();
                when.fault()
                        .ifPresent(fault -> violations.add(
                                "conditions",
                                "can't be compared: " + fault,
                                "a field, an operator and a value that fit"));
                if (when.asks(it -> it.field() == Condition.Field.CATEGORY && !known(it.value()))) {
                    violations.add("conditions", "no such category", "unsure, or one of GET /api/v1/faxes/categories");
                }
            } catch (IllegalArgumentException unknownWord) {
                violations.add("conditions", "unknown field or operator", "those of the schema");
            }
            if (rule.inboxId() != null && entities.find(Inbox.class, rule.inboxId()) == null) {
                violations.add("inbox_id", "no such inbox", "one of the organisation's inboxes");
            }
            validate(rule.action(), violations);
            forward(rule.action(), violations);
        }

        /// Whoever has faxes sent on sends faxes: problem `DW-403` for others.
        private void forward(RoutingRule.Action action, Violations violations) {
            if (!action.forwards()) {
                if (action.forwardFrom() != null || Boolean.TRUE.equals(action.forwardCover())) {
                    violations.add("action", "sent on to nobody", "forward_to or forward_contact_id");
                }
                return;
            }
            FaxAccess.require(FaxAccess.SEND);
            String to = action.forwardTo();
            if (to != null && action.forwardContactId() != null) {
                violations.add("action", "sent on to a number and a contact", "one of them");
            }
            if (to != null && !exact(to)) {
                violations.add("action", "not a number to send on to", "forward_to in E.164, such as +12025550143");
            } else if (to != null && numbers.owned(to).isPresent()) {
                violations.add("action", "sent on to an own number", "forward_to that is not the organisation's");
            }
            if (action.forwardContactId() != null && entities.find(Contact.class, action.forwardContactId()) == null) {
                violations.add("action", "no such contact", "forward_contact_id of one of the organisation's contacts");
            }
            String from = action.forwardFrom();
            if (from != null && (!exact(from) || numbers.owned(from).isEmpty())) {
                violations.add("action", "not an own number", "forward_from that is a fax number of the organisation");
            }
        }

        private static boolean exact(String number) {
            return PhoneNumber.parse(number)
                    .filter(parsed -> parsed.e164().equals(number))
                    .isPresent();
        }

        private void validate(RoutingRule.Action action, Violations violations) {
            if (action.personId() != null && !isMember(action.personId())) {
                violations.add("action", "no such person", "person_id of a person of the organisation");
            }
            if (action.inboxId() != null && entities.find(Inbox.class, action.inboxId()) == null) {
                violations.add("action", "no such inbox", "inbox_id of one of the organisation's inboxes");
            }
            if (action.groupId() != null && entities.find(WorkGroup.class, action.groupId()) == null) {
                violations.add("action", "no such group", "group_id of one of the organisation's work groups");
            }
            if (action.tags().size() > MOST_TAGS
                    || action.tags().stream().anyMatch(tag -> entities.find(FaxTag.class, tag) == null)) {
                violations.add("action", "no such tag", "tag_ids of at most ten of the organisation's tags");
            }
            if (action.told().size() > MOST_TOLD || !action.told().stream().allMatch(this::isMember)) {
                violations.add("action", "no such person", "notify_ids of at most twenty people of the organisation");
            }
            FaxFolder folder = action.folderId() == null ? null : entities.find(FaxFolder.class, action.folderId());
            if (action.folderId() != null && (folder == null || folder.filledByRule())) {
                violations.add("action", "no such folder", "folder_id of a folder that people fill");
            }
            if (action.addresses().size() > MOST_ADDRESSES
                    || !action.addresses().stream().allMatch(MailMessage::isAddress)) {
                violations.add("action", "not addresses", "mail_to of at most ten such as desk@clinic.example");
            }
            if (action.mailContent() != null && !MAIL_CONTENTS.contains(action.mailContent())) {
                violations.add("action", "unknown content", String.join(", ", MAIL_CONTENTS));
            }
            if (action.skill() != null
                    && (action.skill().length() > LONGEST_SKILL
                            || action.skill().isBlank())) {
                violations.add("action", "no skill", "skill of 1 to 40 characters");
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
                case "group" -> {
                    if (action.groupId() == null) {
                        violations.add("action", "no group", "group_id of one of the organisation's work groups");
                    }
                }
                case "none" -> {}
                default -> violations.add("action", "unknown type", "inbox, person, group or none");
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
