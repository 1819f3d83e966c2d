package io.dartwing.fax.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.fax.routing.RuleNames.Kind;
import io.dartwing.platform.records.Violations;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rules as a file has them: names instead of ids, so that another organisation can take them over.
///
/// @param format `dartwing.routing-rules/1`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleFile(String format, List<RuleLine> rules) {
    static final String FORMAT = "dartwing.routing-rules/1";

    /// @param inbox whose rule it is; null: the organisation's
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RuleLine(
            @Nullable String name,
            @Nullable Integer priority,
            @Nullable Boolean enabled,
            @Nullable Boolean stop,
            @Nullable String inbox,
            RoutingRule.@Nullable Conditions conditions,
            @Nullable ActionLine action) {
        static RuleLine of(RoutingRule rule, RuleNames names) {
            return new RuleLine(
                    rule.name(),
                    rule.priority(),
                    rule.enabled(),
                    rule.stop(),
                    names.name(rule.inboxId()),
                    rule.conditions(),
                    ActionLine.of(rule.action(), names));
        }

        String shownName() {
            return name == null ? "" : name;
        }

        /// With what is left out at its usual value, so that two lines can be compared.
        RuleLine whole() {
            return new RuleLine(
                    name,
                    Objects.requireNonNullElse(priority, 100),
                    Objects.requireNonNullElse(enabled, true),
                    Objects.requireNonNullElse(stop, true),
                    inbox,
                    conditions == null ? new RoutingRule.Conditions("AND", List.of()) : conditions,
                    action == null ? null : action.whole());
        }

        /// The record's values. Names that lead nowhere are violations.
        ObjectNode values(RuleNames names, JsonMapper json, Violations violations) {
            RuleLine all = whole();
            ObjectNode values = json.createObjectNode();
            values.put("name", all.name);
            values.put("priority", all.priority);
            values.put("enabled", all.enabled);
            values.put("stop", all.stop);
            values.set("conditions", json.valueToTree(all.conditions));
            UUID owner = id(names, Kind.INBOX, all.inbox, "inbox", violations);
            values.put("inbox_id", owner == null ? null : owner.toString());
            if (all.action == null) {
                violations.add("action", "missing", "what the rule does");
            } else {
                values.set("action", all.action.values(names, json, violations));
            }
            return values;
        }
    }

    /// @param person by e-mail address, and so those to `tell`
    /// @param forwardContact by id: its name is nobody else's to read
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ActionLine(
            @Nullable String type,
            @Nullable String inbox,
            @Nullable String person,
            @Nullable String group,
            @Nullable String skill,
            @Nullable String priority,
            @Nullable List<String> tags,
            @Nullable List<String> tell,
            @Nullable Boolean webhook,
            @Nullable Boolean challenge,
            @Nullable String folder,
            @Nullable List<String> mailTo,
            @Nullable String mailContent,
            @Nullable String forwardTo,
            @Nullable UUID forwardContact,
            @Nullable String forwardFrom,
            @Nullable Boolean forwardCover) {
        static ActionLine of(RoutingRule.Action action, RuleNames names) {
            return new ActionLine(
                            action.type(),
                            names.name(action.inboxId()),
                            names.name(action.personId()),
                            names.name(action.groupId()),
                            action.skill(),
                            action.priority(),
                            names(action.tags(), names),
                            names(action.told(), names),
                            action.webhook(),
                            action.challenge(),
                            names.name(action.folderId()),
                            action.addresses(),
                            action.mailContent(),
                            action.forwardTo(),
                            action.forwardContactId(),
                            action.forwardFrom(),
                            action.forwardCover())
                    .whole();
        }

        private static List<String> names(List<UUID> ids, RuleNames names) {
            return ids.stream().flatMap(id -> Stream.ofNullable(names.name(id))).toList();
        }

        private ActionLine whole() {
            return new ActionLine(
                    type,
                    inbox,
                    person,
                    group,
                    skill,
                    priority,
                    some(tags),
                    some(tell),
                    Boolean.TRUE.equals(webhook) ? true : null,
                    Boolean.TRUE.equals(challenge) ? true : null,
                    folder,
                    some(mailTo),
                    mailContent,
                    forwardTo,
                    forwardContact,
                    forwardFrom,
                    Boolean.TRUE.equals(forwardCover) ? true : null);
        }

        private static @Nullable List<String> some(@Nullable List<String> names) {
            return names == null || names.isEmpty() ? null : names;
        }

        /// Every key is there: a change takes away what the file does not have.
        private ObjectNode values(RuleNames names, JsonMapper json, Violations violations) {
            var action = new RoutingRule.Action(
                    type == null ? "" : type,
                    id(names, Kind.INBOX, inbox, "action.inbox", violations),
                    id(names, Kind.PERSON, person, "action.person", violations),
                    id(names, Kind.GROUP, group, "action.group", violations),
                    skill,
                    priority,
                    ids(names, Kind.TAG, tags, "action.tags", violations),
                    ids(names, Kind.PERSON, tell, "action.tell", violations),
                    webhook,
                    challenge,
                    id(names, Kind.FOLDER, folder, "action.folder", violations),
                    mailTo,
                    mailContent,
                    forwardTo,
                    forwardContact,
                    forwardFrom,
                    forwardCover);
            ObjectNode values = json.createObjectNode();
            for (String key : KEYS) {
                values.putNull(key);
            }
            values.setAll((ObjectNode) json.valueToTree(action));
            return values;
        }
    }

    private static final List<String> KEYS = List.of(
            "inbox_id",
            "person_id",
            "group_id",
            "skill",
            "priority",
            "tag_ids",
            "notify_ids",
            "webhook",
            "challenge",
            "folder_id",
            "mail_to",
            "mail_content",
            "forward_to",
            "forward_contact_id",
            "forward_from",
            "forward_cover");

    private static @Nullable UUID id(
            RuleNames names, Kind kind, @Nullable String name, String field, Violations violations) {
        if (name == null) {
            return null;
        }
        Optional<UUID> id = names.id(kind, name);
        if (id.isEmpty()) {
            violations.add(
                    field,
                    "not found here",
                    "the name of exactly one " + kind.name().toLowerCase(Locale.ROOT));
        }
        return id.orElse(null);
    }

    private static @Nullable List<UUID> ids(
            RuleNames names, Kind kind, @Nullable List<String> wanted, String field, Violations violations) {
        if (wanted == null) {
            return null;
        }
        return wanted.stream()
                .flatMap(name -> Stream.ofNullable(id(names, kind, name, field, violations)))
                .toList();
    }
}
