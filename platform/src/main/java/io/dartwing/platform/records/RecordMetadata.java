package io.dartwing.platform.records;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.PermissionDecision;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Record types as the API shows them to an actor: enough for a browser to make lists and forms.
@Component
class RecordMetadata {
    private final RecordSchemas schemas;

    RecordMetadata(RecordSchemas schemas) {
        this.schemas = schemas;
    }

    record Description(
            String type,
            String label,
            String labelPlural,
            String path,
            String titleField,
            Map<String, Boolean> permissions,
            JsonNode schema,
            List<String> listFields,
            List<String> states) {}

    boolean readable(RecordType<?> type) {
        return may(Action.OnRecord.READ, type);
    }

    Description describe(RecordType<?> type) {
        return new Description(
                type.name(),
                type.label(),
                type.labelPlural(),
                type.path(),
                type.titleField(),
                Map.of(
                        "create", type.creatable() && may(Action.OnRecord.CREATE, type),
                        "read", may(Action.OnRecord.READ, type),
                        "update", may(Action.OnRecord.UPDATE, type),
                        "delete", may(Action.OnRecord.DELETE, type)),
                schemas.schema(type),
                type.listFields(),
                type.states());
    }

    private static boolean may(Action action, RecordType<?> type) {
        return PermissionDecision.decide(ActorGrants.of(Actors.current()), action, type.reference())
                .allowed();
    }
}
