package io.dartwing.fax.form;

import io.dartwing.fax.form.FormFile.FormLine;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Own form templates as files.
@Component
class FormExchange {
    /// What a file changed, by the names of the templates.
    ///
    /// @param same those that were here already as the file has them
    record FormImport(List<String> added, List<String> changed, List<String> same) {}

    private final RecordService records;
    private final RecordType<OwnForm> type;
    private final EntityManager entities;
    private final Audit audit;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    FormExchange(
            RecordService records,
            RecordType<OwnForm> type,
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

    /// Who does this must be allowed to change form templates.
    void require() {
        PermissionDecision.decide(ActorGrants.of(Actors.current()), Action.OnRecord.UPDATE, type.reference())
                .orRefuse();
    }

    FormFile export() {
        return transaction.execute(
                status -> FormFile.of(all().stream().map(FormLine::of).toList()));
    }

    /// Adds the templates of a file and changes those of the same name; others stay. All or
    /// nothing.
    FormImport bringIn(@Nullable FormFile file) {
        if (file == null || file.templates() == null || !FormFile.FORMAT.equals(file.format())) {
            throw PlatformError.invalid("format", "not a file of form templates", FormFile.FORMAT + " with templates");
        }
        if (file.templates().size() > FormRecords.MOST
                || file.templates().stream().anyMatch(Objects::isNull)) {
            throw PlatformError.invalid("templates", "too many, or empty ones", "at most " + FormRecords.MOST);
        }
        List<FormLine> lines =
                file.templates().stream().map(Objects::requireNonNull).toList();
        return transaction.execute(status -> {
            FormImport outcome = apply(lines);
            audit.record(
                    "fax.form_templates_imported",
                    "organization",
                    Actors.current().requireOrganization(),
                    Map.of(
                            "added", String.valueOf(outcome.added().size()),
                            "changed", String.valueOf(outcome.changed().size())));
            return outcome;
        });
    }

    private FormImport apply(List<FormLine> lines) {
        Map<String, OwnForm> here = new LinkedHashMap<>();
        all().forEach(form -> here.put(form.name(), form));
        var outcome = new FormImport(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (FormLine line : lines) {
            ObjectNode values = json.valueToTree(line);
            if (line.enabled() == null) {
                values.remove("enabled");
            }
            String name = line.name() == null ? "" : line.name();
            OwnForm known = here.get(name);
            if (known == null) {
                here.put(name, records.create(type, values));
                outcome.added().add(name);
            } else if (json.valueToTree(FormLine.of(known)).equals(values)) {
                outcome.same().add(name);
            } else {
                records.update(type, known.id(), null, values);
                outcome.changed().add(name);
            }
        }
        return outcome;
    }

    private List<OwnForm> all() {
        return entities.createQuery("from OwnForm f where f.deletedAt is null order by f.name", OwnForm.class)
                .getResultList();
    }
}
