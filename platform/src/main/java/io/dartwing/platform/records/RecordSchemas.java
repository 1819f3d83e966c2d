package io.dartwing.platform.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schema (2020-12) of record types. `x-` members are hints for forms; see the API guide.
@Component
class RecordSchemas {
    private final JsonMapper json;

    RecordSchemas(JsonMapper json) {
        this.json = json;
    }

    /// Rows as they are read; `readOnly` and `writeOnly` tell what a form sends.
    ObjectNode schema(RecordType<?> type) {
        ObjectNode schema = json.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type.label());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("id", own("string", "uuid", "Id"));
        if (type.namingSeries().isPresent()) {
            properties.set("name", own("string", null, "Name"));
        }
        ArrayNode required = json.createArrayNode();
        int order = 0;
        for (Field field : type.fields()) {
            properties.set(field.name, property(field, ++order));
            if (field.required && !field.readOnly) {
                required.add(field.name);
            }
        }
        properties.set("created_at", own("string", "date-time", "Created"));
        properties.set("created_by", own("string", null, "Created by"));
        properties.set("updated_at", own("string", "date-time", "Changed"));
        properties.set("version", own("integer", null, "Version"));
        schema.set("required", required);
        return schema;
    }

    private ObjectNode own(String type, @Nullable String format, String title) {
        ObjectNode property = json.createObjectNode();
        property.put("type", type);
        if (format != null) {
            property.put("format", format);
        }
        property.put("title", title);
        property.put("readOnly", true);
        return property;
    }

    private ObjectNode property(Field field, int order) {
        ObjectNode property = field.schemaJson == null
                ? json.createObjectNode().put("type", field.kind.schemaType())
                : (ObjectNode) json.readTree(field.schemaJson);
        property.put("title", field.label);
        if (field.description != null) {
            property.put("description", field.description);
        }
        switch (field.kind) {
            case REFERENCES, TEXTS, CHOICES ->
                value(field, property.putObject("items").put("type", "string"));
            default -> value(field, property);
        }
        if (field.reference != null) {
            property.put("x-reference", field.reference);
        }
        flag(property, "readOnly", field.readOnly);
        flag(property, "writeOnly", field.kind == FieldKind.SECRET);
        flag(property, "x-immutable", field.immutable);
        flag(property, "x-searchable", field.searchable);
        if (field.defaultValue != null) {
            property.set("default", json.valueToTree(field.defaultValue));
        }
        if (field.section != null) {
            property.put("x-section", field.section);
        }
        if (field.widget != null) {
            property.put("x-widget", field.widget);
        }
        property.put("x-order", order);
        return property;
    }

    /// What limits a single value, of the field itself or of each element of its list.
    private void value(Field field, ObjectNode property) {
        String format = switch (field.kind) {
            case PHONE -> "e164";
            case EMAIL -> "email";
            case TIMESTAMP -> "date-time";
            case DATE -> "date";
            case REFERENCE, REFERENCES -> "uuid";
            case SECRET -> "password";
            default -> null;
        };
        if (format != null) {
            property.put("format", format);
        }
        if (!field.options.isEmpty()) {
            property.set("enum", json.valueToTree(List.copyOf(field.options)));
        }
        if (field.maxLength != null) {
            property.put("maxLength", field.maxLength);
        }
        if (field.minimum != null) {
            property.put("minimum", field.minimum);
        }
        if (field.maximum != null) {
            property.put("maximum", field.maximum);
        }
        if (field.pattern != null) {
            property.put("pattern", "^(?:" + field.pattern.pattern() + ")$");
        }
    }

    private static void flag(ObjectNode property, String name, boolean value) {
        if (value) {
            property.put(name, true);
        }
    }
}
