package io.dartwing.platform.webhooks;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// JSON Schema (2020-12) of a record as we write it: snake_case, every field present, `null` where the record
/// says `@Nullable`.
final class EventSchemas {
    Map<String, Object> of(Class<? extends Record> data) {
        var properties = new LinkedHashMap<String, Object>();
        for (RecordComponent component : data.getRecordComponents()) {
            properties.put(snakeCase(component.getName()), property(component));
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.copyOf(properties.keySet()));
        return schema;
    }

    private Map<String, Object> property(RecordComponent component) {
        var schema = new LinkedHashMap<>(value(component.getGenericType()));
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            schema.put("type", List.of(schema.get("type"), "null"));
        }
        Meaning meaning = component.getAnnotation(Meaning.class);
        if (meaning == null) {
            throw new IllegalStateException(
                    component.getDeclaringRecord().getSimpleName() + "." + component.getName() + ": has no @Meaning");
        }
        if (meaning.oneOf().length > 0) {
            var words = new ArrayList<@Nullable Object>(List.of(meaning.oneOf()));
            if (schema.get("type") instanceof List) {
                words.add(null);
            }
            schema.put("enum", words);
        }
        schema.put("description", meaning.value());
        return schema;
    }

    private Map<String, Object> value(Type type) {
        return switch (type) {
            case Class<?> known when known == UUID.class -> plain("string", "uuid");
            case Class<?> known when known == Instant.class -> plain("string", "date-time");
            case Class<?> known when known == String.class -> plain("string", null);
            case Class<?> known when known == boolean.class || known == Boolean.class -> plain("boolean", null);
            case Class<?> known
            when known == int.class || known == long.class || known == Integer.class || known == Long.class ->
                plain("integer", null);
            case Class<?> known when known.isRecord() -> of(known.asSubclass(Record.class));
            case ParameterizedType list
            when list.getRawType() == List.class -> list(value(list.getActualTypeArguments()[0]));
            default -> throw new IllegalStateException("event data: " + type + " (expected: a plain value or record)");
        };
    }

    /// In the same order in every run.
    private static Map<String, Object> plain(String type, @Nullable String format) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", type);
        if (format != null) {
            schema.put("format", format);
        }
        return schema;
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        Map<String, Object> schema = plain("array", null);
        schema.put("items", items);
        return schema;
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
