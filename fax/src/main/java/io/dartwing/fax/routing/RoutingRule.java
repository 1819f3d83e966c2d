package io.dartwing.fax.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.fax.document.FaxEvent.RuleMail;
import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A routing rule as an administrator wrote it.
@Entity
@Table(name = "routing_rules")
public class RoutingRule extends TenantRecord {
    /// One line of the conditions, in the API's words: a comparison, or a group of further lines.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConditionRow(
            @Nullable String field,
            @Nullable String operator,
            @Nullable String value,
            @Nullable Zone zone,
            @Nullable List<ConditionRow> rules) {
        boolean group() {
            return rules != null;
        }
    }

    /// @param operator `AND` or `OR`
    public record Conditions(
            @Nullable String operator, @Nullable List<ConditionRow> rules) {}

    /// @param type `inbox`, `person`, `group` or `none`; @param priority null leaves the fax's
    ///     priority alone; @param skill that who gets it from the group must have; @param tagIds put
    ///     on the fax; @param notifyIds people who are told; @param webhook tell endpoints;
    ///     @param challenge hold it and challenge its sender; @param folderId it is put into;
    ///     @param mailTo addresses that are told by mail; @param mailContent how much of it, a notice
    ///     if left out; @param forwardTo number it is sent on to by fax, or @param forwardContactId
    ///     whose; @param forwardFrom own number, the called one if left out; @param forwardCover with
    ///     a cover page
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Action(
            String type,
            @Nullable UUID inboxId,
            @Nullable UUID personId,
            @Nullable UUID groupId,
            @Nullable String skill,
            @Nullable String priority,
            @Nullable List<UUID> tagIds,
            @Nullable List<UUID> notifyIds,
            @Nullable Boolean webhook,
            @Nullable Boolean challenge,
            @Nullable UUID folderId,
            @Nullable List<String> mailTo,
            @Nullable String mailContent,
            @Nullable String forwardTo,
            @Nullable UUID forwardContactId,
            @Nullable String forwardFrom,
            @Nullable Boolean forwardCover) {
        static Action to(String type, @Nullable UUID inboxId, @Nullable UUID groupId, @Nullable String priority) {
            return new Action(
                    type, inboxId, null, groupId, null, priority, null, null, null, null, null, null, null, null, null,
                    null, null);
        }

        List<String> addresses() {
            return some(mailTo);
        }

        private List<RuleMail> mails() {
            String content = Objects.requireNonNullElse(mailContent, "notice");
            return addresses().stream().map(to -> new RuleMail(to, content)).toList();
        }

        List<UUID> tags() {
            return some(tagIds);
        }

        List<UUID> told() {
            return some(notifyIds);
        }

        private static <T> List<T> some(@Nullable List<T> all) {
            return all == null
                    ? List.of()
                    : all.stream().filter(Objects::nonNull).toList();
        }

        Place place() {
            return switch (type) {
                case "inbox", "person" -> new Place(inboxId, personId, null, null);
                case "group" -> new Place(null, null, groupId, skill);
                default -> Place.NONE;
            };
        }

        boolean forwards() {
            return forwardTo != null || forwardContactId != null;
        }

        private Rule.@Nullable Forward forward() {
            return forwards()
                    ? new Rule.Forward(forwardTo, forwardContactId, forwardFrom, Boolean.TRUE.equals(forwardCover))
                    : null;
        }

        Rule.Then then() {
            return new Rule.Then(
                    place(),
                    priority,
                    tags(),
                    Boolean.TRUE.equals(challenge),
                    told(),
                    Boolean.TRUE.equals(webhook),
                    folderId,
                    mails(),
                    forward());
        }
    }

    private String name = "";
    private int priority = 100;
    private boolean enabled = true;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Conditions conditions = new Conditions("AND", List.of());

    @JdbcTypeCode(SqlTypes.JSON)
    private Action action = Action.to("inbox", null, null, null);

    private boolean stop = true;
    private @Nullable UUID inboxId;

    public String name() {
        return name;
    }

    public int priority() {
        return priority;
    }

    public boolean enabled() {
        return enabled;
    }

    public boolean stop() {
        return stop;
    }

    @Nullable
    UUID inboxId() {
        return inboxId;
    }

    Action action() {
        return action;
    }

    Conditions conditions() {
        return conditions == null ? new Conditions("AND", List.of()) : conditions;
    }

    /// The rule as the decision takes it. The record was validated, so its words are known.
    Rule rule() {
        return new Rule(id(), name, priority, when(), action.then(), stop, inboxId);
    }

    /// @throws IllegalArgumentException for an unknown field or operator, or a line that is neither
    ///     comparison nor group
    ConditionGroup when() {
        return conditions == null ? ConditionGroup.ALWAYS : group(conditions.operator(), conditions.rules());
    }

    private static ConditionGroup group(@Nullable String operator, @Nullable List<ConditionRow> rows) {
        boolean any = "OR".equalsIgnoreCase(operator);
        if (operator != null && !any && !"AND".equalsIgnoreCase(operator)) {
            throw new IllegalArgumentException("operator: unknown (expected: AND or OR)");
        }
        return new ConditionGroup(
                !any,
                rows == null
                        ? List.of()
                        : rows.stream().map(RoutingRule::criterion).toList());
    }

    private static Criterion criterion(@Nullable ConditionRow row) {
        if (row == null) {
            throw new IllegalArgumentException("rules: nothing (expected: comparisons and groups)");
        }
        if (row.group()) {
            if (row.field() != null || row.value() != null) {
                throw new IllegalArgumentException("rules: a group that compares (expected: one or the other)");
            }
            return group(row.operator(), row.rules());
        }
        if (row.field() == null || row.operator() == null || row.value() == null) {
            throw new IllegalArgumentException("rules: not whole (expected: field, operator and value)");
        }
        return new Condition(
                Condition.Field.valueOf(row.field().toUpperCase(Locale.ROOT)),
                Condition.Operator.valueOf(row.operator().toUpperCase(Locale.ROOT)),
                row.value(),
                row.zone());
    }
}
