package io.dartwing.platform.webhooks;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every event type of every module.
@Component
public class EventCatalogue {
    private final Map<String, EventType<?>> types = new TreeMap<>();
    private final List<String> versions;
    private final EventSchemas schemas = new EventSchemas();
    private final JsonMapper json;

    EventCatalogue(List<EventTypes> modules, JsonMapper json) {
        var dates = new TreeSet<>(List.of(EventType.FIRST_VERSION));
        for (EventTypes module : modules) {
            for (EventType<?> type : module.types()) {
                if (types.put(type.name(), type) != null) {
                    throw new IllegalStateException("event type " + type.name() + ": declared twice (expected: once)");
                }
                dates.addAll(type.changes());
            }
        }
        this.versions = List.copyOf(dates);
        this.json = json;
    }

    /// One type as programs and people see it, in one API version.
    public record Entry(
            String name, String resource, String description, String apiVersion, Object schema, JsonNode example) {}

    /// Oldest first.
    public List<String> versions() {
        return versions;
    }

    public List<String> names() {
        return List.copyOf(types.keySet());
    }

    public Optional<EventType<?>> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /// By name; `apiVersion` is one of `versions()`.
    public List<Entry> entries(String apiVersion) {
        return types.values().stream()
                .sorted(Comparator.comparing(EventType::name))
                .map(type -> entry(type, apiVersion))
                .toList();
    }

    /// The data of a stored event (written from the newest form) as endpoints of this API version get it.
    public JsonNode render(String name, String stored, String apiVersion) {
        EventType<?> type = types.get(name);
        if (type == null || type.changes().isEmpty()) {
            return json.readTree(stored);
        }
        return json.valueToTree(type.render(json.readValue(stored, type.data()), apiVersion));
    }

    private Entry entry(EventType<?> type, String apiVersion) {
        return new Entry(
                type.name(),
                type.resource(),
                type.description(),
                apiVersion,
                schema(type, apiVersion),
                json.valueToTree(type.render(type.example(), apiVersion)));
    }

    private Map<String, Object> schema(EventType<?> type, String apiVersion) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type.name());
        schema.put("description", type.description());
        schema.putAll(schemas.of(type.data(apiVersion)));
        return schema;
    }
}
