package io.dartwing.platform.records;

import io.dartwing.platform.observability.SensitiveText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A record's values before a change, to tell what changed without telling what must not be told.
final class RecordSnapshot<E extends TenantRecord> {
    private static final Set<FieldKind> TELLING = Set.of(
            FieldKind.TEXT,
            FieldKind.CHOICE,
            FieldKind.INTEGER,
            FieldKind.BOOLEAN,
            FieldKind.TIMESTAMP,
            FieldKind.DATE,
            FieldKind.REFERENCE);
    private static final int MAX_SHOWN = 200;
    private static final int MAX_CHANGES = 40;

    private final RecordType<E> type;
    private final RecordMapping mapping;
    private final ObjectNode shown;
    private final Map<String, byte[]> secrets = new LinkedHashMap<>();

    private RecordSnapshot(RecordType<E> type, E record, RecordMapping mapping) {
        this.type = type;
        this.mapping = mapping;
        this.shown = mapping.render(type, record, Set.of());
        secrets.putAll(sealed(record));
    }

    static <E extends TenantRecord> RecordSnapshot<E> of(RecordType<E> type, E record, RecordMapping mapping) {
        return new RecordSnapshot<>(type, record, mapping);
    }

    /// The changed fields: "old → new" where the field's values may be audited, else just "changed".
    Map<String, String> changesTo(E record) {
        ObjectNode now = mapping.render(type, record, Set.of());
        Map<String, byte[]> secretsNow = sealed(record);
        var changes = new LinkedHashMap<String, String>();
        for (Field field : type.fields()) {
            if (type.computed().containsKey(field.name) || changes.size() >= MAX_CHANGES) {
                continue;
            }
            if (field.kind == FieldKind.SECRET) {
                if (!Arrays.equals(secrets.get(field.name), secretsNow.get(field.name))) {
                    changes.put(field.name, "changed");
                }
            } else if (!Objects.equals(shown.get(field.name), now.get(field.name))) {
                changes.put(field.name, telling(field) ? told(field.name, now) : "changed");
            }
        }
        return changes;
    }

    private static boolean telling(Field field) {
        return !field.phi && !field.encrypted && TELLING.contains(field.kind);
    }

    private String told(String field, ObjectNode now) {
        return cut(shown.path(field).asString("")) + " → " + cut(now.path(field).asString(""));
    }

    private static String cut(String text) {
        String masked = SensitiveText.mask(text);
        return masked.length() <= MAX_SHOWN ? masked : masked.substring(0, MAX_SHOWN) + "…";
    }

    private Map<String, byte[]> sealed(E record) {
        var sealed = new LinkedHashMap<String, byte[]>();
        for (Field field : type.fields()) {
            @Nullable
            Object value =
                    field.kind == FieldKind.SECRET ? mapping.attributes(type).get(record, field.name) : null;
            if (value instanceof byte[] bytes) {
                sealed.put(field.name, bytes.clone());
            }
        }
        return sealed;
    }
}
