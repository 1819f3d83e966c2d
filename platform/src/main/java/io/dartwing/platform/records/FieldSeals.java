package io.dartwing.platform.records;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.OrganizationKeys.SealBroken;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Secret and encrypted fields: sealed with the organisation's key and bound to organisation, table, column
/// and row.
final class FieldSeals {
    private final OrganizationKeys keys;

    FieldSeals(OrganizationKeys keys) {
        this.keys = keys;
    }

    /// An unchanged value keeps its bytes, so that saving a form changes nothing.
    void set(RecordType<?> type, Attributes attributes, TenantRecord record, Field field, @Nullable Object value) {
        Optional<String> before = opened(type, attributes, record, field);
        String text = value == null ? null : value.toString();
        if (field.encrypted && text != null && before.filter(text::equals).isPresent()) {
            return;
        }
        attributes.set(
                record,
                field.name,
                text == null
                        ? null
                        : keys.seal(text.getBytes(StandardCharsets.UTF_8), context(type, field, record.id())));
        if (field.blindIndex) {
            attributes.set(record, Attributes.indexOf(field.name), value == null ? null : index(type, field, value));
        }
    }

    /// A value that doesn't open any more must not keep a new one from being set.
    private Optional<String> opened(RecordType<?> type, Attributes attributes, TenantRecord record, Field field) {
        try {
            return open(type, attributes, record, field);
        } catch (SealBroken broken) {
            return Optional.empty();
        }
    }

    Optional<String> open(RecordType<?> type, Attributes attributes, TenantRecord record, Field field) {
        return attributes.get(record, field.name) instanceof byte[] sealed
                ? Optional.of(new String(open(type, field, record.id(), sealed), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    byte[] reseal(RecordType<?> type, Field field, UUID record, byte[] sealed) {
        return keys.seal(open(type, field, record, sealed), context(type, field, record));
    }

    /// Secrets from before they were bound to their row knew only type and field.
    private byte[] open(RecordType<?> type, Field field, UUID record, byte[] sealed) {
        try {
            return keys.open(sealed, context(type, field, record));
        } catch (SealBroken broken) {
            if (field.encrypted || !keys.beforeVersions(sealed)) {
                throw broken;
            }
            return keys.open(sealed, type.name() + "." + field.name);
        }
    }

    byte[] index(RecordType<?> type, Field field, Object value) {
        return keys.blindIndex(type.table() + "." + field.name, normalized(field, value.toString()));
    }

    /// One spelling for what people take for the same: compatibility forms, case and spaces don't count.
    /// Numbers and dates are in one form already.
    static String normalized(Field field, String value) {
        if (field.kind != FieldKind.TEXT && field.kind != FieldKind.EMAIL) {
            return value;
        }
        return Normalizer.normalize(value, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    private static String context(RecordType<?> type, Field field, UUID record) {
        return String.join(
                " ",
                Arrays.asList(
                        Actors.current().requireOrganization().toString(),
                        type.table() + "." + field.name,
                        record.toString()));
    }
}
