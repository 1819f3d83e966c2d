package io.dartwing.fax.routing;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A routing rule as an administrator wrote it.
@Entity
@Table(name = "routing_rules")
public class RoutingRule extends TenantRecord {
    /// One line of the conditions, in the API's words.
    public record ConditionRow(String field, String operator, String value) {}

    /// @param operator `AND` or `OR`
    public record Conditions(
            @Nullable String operator, @Nullable List<ConditionRow> rules) {}

    /// @param type `inbox` or `person`; @param priority null leaves the fax's priority alone;
    /// @param tagIds put on the fax; @param challenge hold it and challenge its sender
    public record Action(
            String type,
            @Nullable UUID inboxId,
            @Nullable UUID personId,
            @Nullable String priority,
            @Nullable List<UUID> tagIds,
            @Nullable Boolean challenge) {
        List<UUID> tags() {
            return tagIds == null ? List.of() : tagIds;
        }
    }

    private String name = "";
    private int priority = 100;
    private boolean enabled = true;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Conditions conditions = new Conditions("AND", List.of());

    @JdbcTypeCode(SqlTypes.JSON)
    private Action action = new Action("inbox", null, null, null, null, null);

    private boolean stop = true;

    public String name() {
        return name;
    }

    Action action() {
        return action;
    }

    List<ConditionRow> conditionRows() {
        return conditions == null || conditions.rules() == null ? List.of() : conditions.rules();
    }

    /// The rule as the decision takes it. The record was validated, so its words are known.
    Rule rule() {
        return new Rule(
                id(),
                name,
                priority,
                conditions == null || !"OR".equalsIgnoreCase(conditions.operator()),
                conditionRows().stream().map(RoutingRule::condition).toList(),
                action.inboxId(),
                action.personId(),
                action.priority(),
                action.tags(),
                Boolean.TRUE.equals(action.challenge()),
                stop);
    }

    /// @throws IllegalArgumentException for an unknown field or operator
    static Condition condition(ConditionRow row) {
        return new Condition(
                Condition.Field.valueOf(row.field().toUpperCase(Locale.ROOT)),
                Condition.Operator.valueOf(row.operator().toUpperCase(Locale.ROOT)),
                row.value());
    }
}
