package io.dartwing.platform.records;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one JSON value as its field describes it: pure, and it says everything that is wrong.
///
/// The result is a `String`, `Long`, `Boolean`, `Instant`, `LocalDate`, `UUID`, a list of strings or ids, or
/// the JSON
/// itself for an object. An empty text counts as no value.
final class FieldCheck {
    private static final int MAX_ELEMENTS = 1000;
    private static final int MAX_OBJECT_CHARACTERS = 64 * 1024;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

    private FieldCheck() {}

    static @Nullable Object read(Field field, JsonNode node, Violations violations) {
        if (node.isNull() || node.isString() && node.asString().isBlank()) {
            if (field.required) {
                violations.add(field.name, "missing", "a value");
            }
            return null;
        }
        return switch (field.kind) {
            case TEXT, SECRET -> text(field, field.name, node, violations);
            case PHONE -> phone(field, node, violations);
            case EMAIL -> matching(field, node, EMAIL, "an e-mail address", violations);
            case CHOICE -> choice(field, field.name, node, violations);
            case INTEGER -> integer(field, node, violations);
            case BOOLEAN -> bool(field, node, violations);
            case TIMESTAMP -> timestamp(field, node, violations);
            case DATE -> date(field, node, violations);
            case REFERENCE -> id(field, field.name, node, violations);
            case REFERENCES, TEXTS, CHOICES -> list(field, node, violations);
            case OBJECT -> object(field, node, violations);
        };
    }

    private static @Nullable String text(Field field, String path, JsonNode node, Violations violations) {
        if (!node.isString()) {
            violations.add(path, "not a text", "a string");
            return null;
        }
        String text = field.kind == FieldKind.SECRET
                ? node.asString()
                : node.asString().strip();
        int limit = field.maxLength == null ? Integer.MAX_VALUE : field.maxLength;
        if (text.codePointCount(0, text.length()) > limit) {
            violations.add(path, "too long", "at most " + limit + " characters");
            return null;
        }
        boolean severalLines = "textarea".equals(field.widget);
        if (text.codePoints().anyMatch(point -> unprintable(point, severalLines))) {
            violations.add(path, "has control characters", "printable text");
            return null;
        }
        if (field.pattern != null && !field.pattern.matcher(text).matches()) {
            violations.add(path, "not valid", field.expected == null ? "the documented form" : field.expected);
            return null;
        }
        return text;
    }

    /// Half surrogates can't be stored as UTF-8, NUL not in PostgreSQL, and line breaks would forge headers.
    private static boolean unprintable(int point, boolean severalLines) {
        boolean lineBreak = point == '\n' || point == '\r' || point == '\t';
        return Character.isISOControl(point) && !(severalLines && lineBreak)
                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static @Nullable String phone(Field field, JsonNode node, Violations violations) {
        Optional<PhoneNumber> number = node.isString() ? PhoneNumber.parse(node.asString()) : Optional.empty();
        if (number.isEmpty()) {
            violations.add(field.name, "not a telephone number", "E.164, like +12025550143");
        }
        return number.map(PhoneNumber::e164).orElse(null);
    }

    private static @Nullable String matching(
            Field field, JsonNode node, Pattern pattern, String expected, Violations violations) {
        String text = text(field, field.name, node, violations);
        if (text != null && !pattern.matcher(text).matches()) {
            violations.add(field.name, "not valid", expected);
            return null;
        }
        return text;
    }

    private static @Nullable String choice(Field field, String path, JsonNode node, Violations violations) {
        if (!node.isString() || !field.options.contains(node.asString())) {
            violations.add(path, "not one of the choices", String.join("|", field.options));
            return null;
        }
        return node.asString();
    }

    private static @Nullable Long integer(Field field, JsonNode node, Violations violations) {
        long minimum = field.minimum == null ? Long.MIN_VALUE : field.minimum;
        long maximum = field.maximum == null ? Long.MAX_VALUE : field.maximum;
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.asLong() < minimum
                || node.asLong() > maximum) {
            violations.add(field.name, "not valid", "a whole number from " + minimum + " to " + maximum);
            return null;
        }
        return node.asLong();
    }

    private static @Nullable Boolean bool(Field field, JsonNode node, Violations violations) {
        if (!node.isBoolean()) {
            violations.add(field.name, "not valid", "true or false");
            return null;
        }
        return node.asBoolean();
    }

    private static @Nullable Instant timestamp(Field field, JsonNode node, Violations violations) {
        try {
            Instant instant = OffsetDateTime.parse(node.asString("")).toInstant();
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("3000-01-01T00:00:00Z"))) {
                return instant;
            }
        } catch (DateTimeException notATime) {
            // reported below, with the form it should have
        }
        violations.add(field.name, "not a time", "ISO 8601 with zone, like 2026-11-20T08:00:00Z");
        return null;
    }

    private static @Nullable LocalDate date(Field field, JsonNode node, Violations violations) {
        try {
            LocalDate date = LocalDate.parse(node.asString(""));
            if (date.getYear() >= 1800 && date.getYear() < 3000) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // reported below, with the form it should have
        }
        violations.add(field.name, "not a date", "ISO 8601, like 2026-11-20");
        return null;
    }

    private static @Nullable Object id(Field field, String path, JsonNode node, Violations violations) {
        var id = Ids.parse(node.asString(""));
        if (id.isEmpty()) {
            violations.add(path, "not an id", "the id of a " + field.reference);
        }
        return id.orElse(null);
    }

    private static @Nullable List<Object> list(Field field, JsonNode node, Violations violations) {
        if (!node.isArray() || node.size() > MAX_ELEMENTS) {
            violations.add(field.name, "not valid", "a list of at most " + MAX_ELEMENTS);
            return null;
        }
        var values = new ArrayList<Object>(node.size());
        for (int i = 0; i < node.size(); i++) {
            String path = field.name + "[" + i + "]";
            Object value = switch (field.kind) {
                case REFERENCES -> id(field, path, node.get(i), violations);
                case CHOICES -> choice(field, path, node.get(i), violations);
                default -> text(field, path, node.get(i), violations);
            };
            if (value != null && !values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable JsonNode object(Field field, JsonNode node, Violations violations) {
        if (!node.isObject() && !node.isArray() || node.toString().length() > MAX_OBJECT_CHARACTERS) {
            violations.add(field.name, "not valid", "an object of at most 64 KB");
            return null;
        }
        return node;
    }
}
