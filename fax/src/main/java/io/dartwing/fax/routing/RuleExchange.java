package io.dartwing.fax.routing;

import io.dartwing.fax.routing.RuleFile.RuleLine;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rules as files, ready made ones, and what is wrong with those that are there.
@Component
public class RuleExchange {
    private static final int MOST = 500;

    /// What a file changes.
    ///
    /// @param applied false when it was only tried
    /// @param problems of a trial: with them the file would be refused
    /// @param same rules that are here already as the file has them
    public record Import(
            boolean applied, List<String> added, List<Change> changed, List<String> same, List<Problem> problems) {}

    public record Change(String rule, List<FieldChange> fields) {}

    /// As the file writes them.
    public record FieldChange(
            String field, @Nullable JsonNode now, @Nullable JsonNode then) {}

    public record Problem(String rule, String detail) {}

    private final RecordService records;
    private final RecordType<RoutingRule> type;
    private final EntityManager entities;
    private final Audit audit;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    RuleExchange(
            RecordService records,
            RecordType<RoutingRule> type,
            EntityManager entities,
            Audit audit,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.records = records;
        this.type = type;
        this.entities = entities;
        this.audit = audit;
        this.json = json;
        this.transaction = transaction;
    }

    /// Who does this must be allowed to change rules.
    public void require() {
        PermissionDecision.decide(ActorGrants.of(Actors.current()), Action.OnRecord.UPDATE, type.reference())
                .orRefuse();
    }

    public RuleFile export() {
        return transaction.execute(status -> {
            RuleNames names = RuleNames.of(entities);
            return new RuleFile(
                    RuleFile.FORMAT,
                    all().stream().map(rule -> RuleLine.of(rule, names)).toList());
        });
    }

    /// Adds the rules of a file and changes those of the same name; others stay. All or nothing.
    ///
    /// @param trial only tell what would change
    public Import bringIn(@Nullable RuleFile file, boolean trial) {
        if (file == null || file.rules() == null || !RuleFile.FORMAT.equals(file.format())) {
            throw PlatformError.invalid("format", "not a file of rules", RuleFile.FORMAT + " with rules");
        }
        if (file.rules().size() > MOST || file.rules().stream().anyMatch(Objects::isNull)) {
            throw PlatformError.invalid("rules", "too many, or empty ones", "at most " + MOST);
        }
        return transaction.execute(status -> {
            Import outcome = apply(file.rules());
            if (trial) {
                status.setRollbackOnly();
                return outcome;
            }
            refuse(outcome.problems());
            audit.record(
                    "fax.rules_imported",
                    "organization",
                    Actors.current().requireOrganization(),
                    Map.of(
                            "added", String.valueOf(outcome.added().size()),
                            "changed", String.valueOf(outcome.changed().size())));
            return new Import(true, outcome.added(), outcome.changed(), outcome.same(), List.of());
        });
    }

    /// All of what is wrong with a file as one problem.
    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            List<ProblemException.FieldError> errors = problems.stream()
                    .map(problem -> new ProblemException.FieldError("rules", problem.rule() + ": " + problem.detail()))
                    .toList();
            throw new ProblemException(
                    PlatformError.VALIDATION, errors.getFirst().message(), errors);
        }
    }

    private Import apply(List<RuleLine> lines) {
        RuleNames names = RuleNames.of(entities);
        Map<String, List<RoutingRule>> here = new HashMap<>();
        all().forEach(rule ->
                here.computeIfAbsent(rule.name(), name -> new ArrayList<>()).add(rule));
        var outcome = new Import(false, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var seen = new HashSet<String>();
        for (RuleLine line : lines) {
            List<RoutingRule> known = here.getOrDefault(line.shownName(), List.of());
            if (known.size() > 1 || !seen.add(line.shownName())) {
                outcome.problems().add(new Problem(line.shownName(), "name: two rules have it (expected: one)"));
                continue;
            }
            try {
                take(line, known.isEmpty() ? null : known.getFirst(), names, outcome);
            } catch (ProblemException refused) {
                outcome.problems().add(new Problem(line.shownName(), detail(refused)));
                break;
            }
        }
        return outcome;
    }

    private static String detail(ProblemException refused) {
        return refused.errors().isEmpty()
                ? refused.detail()
                : String.join(
                        "; ",
                        refused.errors().stream()
                                .map(ProblemException.FieldError::message)
                                .toList());
    }

    private void take(RuleLine line, @Nullable RoutingRule known, RuleNames names, Import outcome) {
        var violations = new Violations();
        ObjectNode values = line.values(names, json, violations);
        violations.throwIfAny();
        if (known == null) {
            records.create(type, values);
            outcome.added().add(line.shownName());
            return;
        }
        List<FieldChange> fields =
                differences(json.valueToTree(RuleLine.of(known, names).whole()), json.valueToTree(line.whole()));
        if (fields.isEmpty()) {
            outcome.same().add(line.shownName());
        } else {
            records.update(type, known.id(), null, values);
            outcome.changed().add(new Change(line.shownName(), fields));
        }
    }

    private static List<FieldChange> differences(JsonNode now, JsonNode then) {
        var fields = new LinkedHashSet<String>(now.propertyNames());
        fields.addAll(then.propertyNames());
        return fields.stream()
                .filter(field -> !now.path(field).equals(then.path(field)))
                .map(field -> new FieldChange(field, now.get(field), then.get(field)))
                .toList();
    }

    /// Makes a rule of a template, switched off: a person looks at it first.
    public UUID create(String key, @Nullable UUID inbox, @Nullable UUID group) {
        RuleTemplates.Template template = RuleTemplates.find(key)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "template: not found"));
        if (template.target() && (inbox == null) == (group == null)) {
            throw PlatformError.invalid("inbox_id", "no place for its faxes", "an inbox_id, or a group_id");
        }
        String to = !template.target() ? "none" : group != null ? "group" : "inbox";
        var action = RoutingRule.Action.to(
                to, to.equals("inbox") ? inbox : null, to.equals("group") ? group : null, template.priority());
        ObjectNode values = json.createObjectNode();
        values.put("name", template.name());
        values.put("priority", template.order());
        values.put("enabled", false);
        values.put("stop", template.stop());
        values.set("conditions", json.valueToTree(template.conditions()));
        values.set("action", json.valueToTree(action));
        return records.create(type, values).id();
    }

    /// Of the rules that are switched on.
    List<RuleConflicts.Conflict> conflicts() {
        return transaction.execute(status -> RuleConflicts.find(all().stream()
                .filter(RoutingRule::enabled)
                .map(RoutingRule::rule)
                .toList()));
    }

    private List<RoutingRule> all() {
        return entities.createQuery(
                        "from RoutingRule where deletedAt is null order by priority, name, id", RoutingRule.class)
                .getResultList();
    }
}
