package io.dartwing.server.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every operation of the running server's OpenAPI document, so that tests walk what there is and not what they know.
public final class ApiOperations {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /// @param open   answers without credentials
    /// @param bodies media types of its request body
    public record Operation(
            String method,
            String path,
            String id,
            boolean open,
            List<String> queries,
            Set<String> bodies,
            JsonNode node) {
        public List<String> variables() {
            return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
        }

        /// The path with `value` for every variable, but for those that name no record: page numbers and types.
        public String with(String value, String recordType) {
            Matcher matcher = VARIABLE.matcher(path);
            return matcher.replaceAll(found -> Matcher.quoteReplacement(
                    switch (found.group(1)) {
                        case "number", "page" -> "1";
                        case "type" -> recordType;
                        default -> value;
                    }));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private ApiOperations() {}

    public static JsonNode document(TestServer server) {
        return server.anonymous().get("/api/v1/openapi.json").json();
    }

    public static List<Operation> of(TestServer server) {
        return of(document(server));
    }

    public static List<Operation> of(JsonNode document) {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        operations.add(operation(entry.getKey(), path.getKey(), entry.getValue()));
                    }
                }));
        return List.copyOf(operations);
    }

    private static Operation operation(String method, String path, JsonNode node) {
        var queries = new ArrayList<String>();
        node.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asString("").equals("query")) {
                queries.add(parameter.path("name").asString());
            }
        });
        var bodies = new TreeSet<>(node.path("requestBody").path("content").propertyNames());
        JsonNode security = node.path("security");
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                node.path("operationId").asString(""),
                security.isArray() && security.isEmpty(),
                List.copyOf(queries),
                bodies,
                node);
    }

    /// With sorted keys and two spaces, the same whatever order the server made it in.
    public static String printed(JsonMapper json, JsonNode document) {
        return json.rebuild()
                        .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(ordered(json.convertValue(document, Object.class)))
                + "\n";
    }

    /// The types a value may have are a set: the document names them in another order in each run.
    private static Object ordered(Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                var copy = new TreeMap<String, Object>();
                object.forEach((name, member) -> copy.put(
                        (String) name,
                        name.equals("type") && member instanceof List<?> types
                                ? types.stream().map(String::valueOf).sorted().toList()
                                : ordered(member)));
                yield copy;
            }
            case List<?> list -> list.stream().map(ApiOperations::ordered).toList();
            case null, default -> value;
        };
    }
}
