package io.dartwing.platform.privacy;

import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.audit.ActorNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The audit as an export holds it: `actor_name` is for reading, `actor_sealed_name` is what the chain's hashes cover.
/// A person whose key is gone is `Person 1f3a9c2e (erased)`.
@Component
class ReadableAudit {
    static final String TABLE = "audit_entries";

    private final ActorNames names;
    private final JsonMapper json;

    ReadableAudit(ActorNames names, JsonMapper json) {
        this.names = names;
        this.json = json;
    }

    /// The same rows of `TABLE`, each as JSON. Callers hold the transaction.
    List<String> readable(UUID organization, List<String> rows) {
        List<ObjectNode> entries =
                rows.stream().map(row -> (ObjectNode) json.readTree(row)).toList();
        var people = new HashSet<ActorReference>();
        entries.stream().map(ReadableAudit::actor).filter(ActorNames::sealed).forEach(people::add);
        Map<ActorReference, String> opened = people.isEmpty() ? Map.of() : names.open(organization, people);
        return entries.stream()
                .map(entry -> json.writeValueAsString(named(entry, opened)))
                .toList();
    }

    private static JsonNode named(ObjectNode entry, Map<ActorReference, String> opened) {
        ActorReference actor = actor(entry);
        String name = opened.get(actor);
        if (name != null) {
            boolean erased = name.equals(ActorNames.pseudonym(actor.id()));
            entry.put("actor_sealed_name", actor.name());
            entry.put("actor_name", erased ? name + " (erased)" : name);
        }
        return entry;
    }

    private static ActorReference actor(ObjectNode entry) {
        boolean person = entry.path("actor_type").asString().equals(ActorReference.Type.PERSON.value());
        return new ActorReference(
                person ? ActorReference.Type.PERSON : ActorReference.Type.SYSTEM,
                UUID.fromString(entry.path("actor_id").asString()),
                entry.path("actor_name").asString());
    }
}
