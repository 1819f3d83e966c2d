package io.dartwing.platform.records;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The attributes of an entity by the names of its described fields.
final class Attributes {
    private final Map<String, java.lang.reflect.Field> byField = new LinkedHashMap<>();

    private Attributes() {}

    /// Fails at start-up when a described field has no attribute.
    static Attributes of(RecordType<?> type) {
        var attributes = new Attributes();
        for (Field field : type.fields()) {
            if (!type.computed().containsKey(field.name)) {
                attributes.byField.put(field.name, find(type.entity(), field.attribute()));
                if (field.blindIndex) {
                    attributes.byField.put(indexOf(field.name), find(type.entity(), field.indexAttribute()));
                }
            }
        }
        type.namingSeries().ifPresent(series -> attributes.byField.put("name", find(type.entity(), "name")));
        return attributes;
    }

    /// The name under which the blind index of a field is kept.
    static String indexOf(String field) {
        return field + "_index";
    }

    private static java.lang.reflect.Field find(Class<?> entity, String name) {
        for (Class<?> owner = entity; owner != null; owner = owner.getSuperclass()) {
            try {
                java.lang.reflect.Field found = owner.getDeclaredField(name);
                found.setAccessible(true);
                return found;
            } catch (NoSuchFieldException inherited) {
                continue;
            }
        }
        throw new IllegalStateException(
                entity.getSimpleName() + ": no attribute " + name + " (expected: one per field)");
    }

    boolean has(String field) {
        return byField.containsKey(field);
    }

    Type type(String field) {
        return attribute(field).getGenericType();
    }

    Class<?> rawType(String field) {
        return attribute(field).getType();
    }

    @Nullable
    Object get(TenantRecord record, String field) {
        try {
            return attribute(field).get(record);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError("attributes are made accessible", impossible);
        }
    }

    void set(TenantRecord record, String field, @Nullable Object value) {
        try {
            attribute(field).set(record, value);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError("attributes are made accessible", impossible);
        }
    }

    private java.lang.reflect.Field attribute(String field) {
        java.lang.reflect.Field attribute = byField.get(field);
        if (attribute == null) {
            throw new IllegalArgumentException(field + ": not a stored field");
        }
        return attribute;
    }
}
