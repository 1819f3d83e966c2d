package io.dartwing.platform.records;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.keys.OrganizationKeys;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Between JSON and entities, as the record type describes.
@Component
class RecordMapping {
    private final JsonMapper json;
    private final FieldSeals seals;
    private final Map<String, Attributes> attributes = new ConcurrentHashMap<>();

    RecordMapping(JsonMapper json, OrganizationKeys keys) {
        this.json = json;
        this.seals = new FieldSeals(keys);
    }

    Attributes attributes(RecordType<?> type) {
        return attributes.computeIfAbsent(type.name(), name -> Attributes.of(type));
    }

    /// Writes the given values into the record. Everything wrong lands in `violations`; the record is then
    /// half changed and must not be saved.
    <E extends TenantRecord> void apply(
            RecordType<E> type,
            E record,
            ObjectNode values,
            boolean creating,
            Set<String> hiddenFields,
            Violations violations) {
        for (String name : values.propertyNames()) {
            Optional<Field> field = type.field(name).filter(known -> !hiddenFields.contains(known.name));
            if (field.isEmpty()) {
                violations.add(printable(name), "unknown", "a field of " + type.name());
            } else if (field.get().readOnly || field.get().immutable && !creating) {
                violations.add(name, "can't be set", "left out");
            } else {
                set(type, record, field.get(), values.get(name), violations);
            }
        }
        if (creating) {
            fillIn(type, record, values, violations);
        }
    }

    /// A new entity's own initial values, such as an empty text, are no answer to what the caller has to say.
    private <E extends TenantRecord> void fillIn(
            RecordType<E> type, E record, ObjectNode values, Violations violations) {
        for (Field field : type.fields()) {
            if (values.has(field.name) || type.computed().containsKey(field.name)) {
                continue;
            }
            if (field.defaultValue != null) {
                set(type, record, field, json.valueToTree(field.defaultValue), violations);
            } else if (field.required) {
                violations.add(field.name, "missing", "a value");
            }
        }
    }

    private <E extends TenantRecord> void set(
            RecordType<E> type, E record, Field field, JsonNode given, Violations violations) {
        Attributes all = attributes(type);
        JsonNode merged = field.kind == FieldKind.OBJECT
                ? MergePatch.merge(json.valueToTree(all.get(record, field.name)), given)
                : given;
        int before = violations.errors().size();
        Object value = FieldCheck.read(field, merged, violations);
        if (violations.errors().size() > before) {
            return;
        }
        if (value == null && all.rawType(field.name).isPrimitive()) {
            violations.add(field.name, "missing", "a value");
            return;
        }
        try {
            if (field.sealed()) {
                seals.set(type, all, record, field, value);
            } else {
                all.set(record, field.name, value == null ? empty(field) : stored(type, field, value));
            }
        } catch (JacksonException | IllegalArgumentException unfit) {
            violations.add(field.name, "not valid", "the documented form");
        }
    }

    private static @Nullable Object empty(Field field) {
        return switch (field.kind) {
            case TEXTS, CHOICES, REFERENCES -> List.of();
            default -> null;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object stored(RecordType<?> type, Field field, Object value) {
        Class<?> raw = attributes(type).rawType(field.name);
        if (raw.isEnum()) {
            return Enum.valueOf((Class<? extends Enum>) raw, value.toString().toUpperCase(Locale.ROOT));
        }
        if (raw == PhoneNumber.class) {
            return new PhoneNumber(value.toString());
        }
        if (raw.isInstance(value)) {
            return value;
        }
        var target = json.getTypeFactory().constructType(attributes(type).type(field.name));
        return value instanceof JsonNode node ? json.treeToValue(node, target) : json.convertValue(value, target);
    }

    /// The value of one field as a parameter for a query.
    Object parameter(RecordType<?> type, Field field, String text) {
        var violations = new Violations();
        JsonNode node = switch (field.kind) {
            case INTEGER ->
                text.matches("-?[0-9]{1,18}") ? json.valueToTree(Long.valueOf(text)) : json.valueToTree(text);
            case BOOLEAN ->
                text.matches("true|false") ? json.valueToTree(Boolean.valueOf(text)) : json.valueToTree(text);
            case TEXTS, CHOICES -> json.valueToTree(List.of(text));
            default -> json.valueToTree(text);
        };
        Object value = FieldCheck.read(field, node, violations);
        if (value instanceof List<?> texts) {
            value = texts.isEmpty() ? null : texts.getFirst();
        }
        if (value == null) {
            violations.add(field.name, "missing", "a value");
        }
        if (!violations.isEmpty() || value == null) {
            throw violations.problem();
        }
        return switch (field.kind) {
            case TEXTS, CHOICES -> value;
            default -> field.blindIndex ? seals.index(type, field, value) : stored(type, field, value);
        };
    }

    /// The record as an answer shows it: id, name, its fields, then its history.
    <E extends TenantRecord> ObjectNode render(RecordType<E> type, E record, Set<String> hiddenFields) {
        ObjectNode row = json.createObjectNode();
        row.put("id", record.id().toString());
        if (type.namingSeries().isPresent()) {
            row.set("name", shown(attributes(type).get(record, "name")));
        }
        for (Field field : type.fields()) {
            if (field.kind != FieldKind.SECRET && !hiddenFields.contains(field.name)) {
                row.set(field.name, shown(value(type, record, field)));
            }
        }
        row.set("created_at", shown(record.createdAt()));
        row.put("created_by", record.createdBy());
        row.set("updated_at", shown(record.updatedAt()));
        row.put("version", record.version());
        return row;
    }

    <E extends TenantRecord> @Nullable Object value(RecordType<E> type, E record, Field field) {
        var computed = type.computed().get(field.name);
        if (computed != null) {
            return computed.apply(record);
        }
        return field.encrypted
                ? seals.open(type, attributes(type), record, field).orElse(null)
                : attributes(type).get(record, field.name);
    }

    <E extends TenantRecord> Optional<String> secret(RecordType<E> type, E record, String field) {
        return type.field(field).flatMap(known -> seals.open(type, attributes(type), record, known));
    }

    private JsonNode shown(@Nullable Object value) {
        return switch (value) {
            case Enum<?> constant -> json.valueToTree(constant.name().toLowerCase(Locale.ROOT));
            case PhoneNumber number -> json.valueToTree(number.e164());
            case Collection<?> many
            when many.stream().anyMatch(Enum.class::isInstance) ->
                json.valueToTree(many.stream().map(this::shown).toList());
            case null, default -> json.valueToTree(value);
        };
    }

    /// A name the caller made up, cut to what is safe to repeat.
    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 60)).replaceAll("[^A-Za-z0-9_.-]", "?");
    }
}
