package io.dartwing.platform.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How the values of a setting look in JSON, and which are accepted. `expected` says so in words.
record SettingType<T>(
        String kind,
        Function<JsonNode, Optional<T>> reader,
        Function<T, JsonNode> writer,
        String expected,
        Map<String, Object> limits) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_TEXTS = 100;
    private static final int LONGEST_TEXT = 255;

    /// Empty for a value that this setting does not take.
    Optional<T> read(@Nullable JsonNode value) {
        return value == null ? Optional.empty() : reader.apply(value);
    }

    JsonNode write(T value) {
        return writer.apply(value);
    }

    static SettingType<Boolean> bool(String kind) {
        return new SettingType<>(
                kind,
                node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty(),
                NODES::booleanNode,
                "true or false",
                Map.of());
    }

    static SettingType<Long> integer(String kind, long minimum, long maximum) {
        return new SettingType<>(
                kind,
                node -> node.isIntegralNumber()
                                && node.canConvertToLong()
                                && node.longValue() >= minimum
                                && node.longValue() <= maximum
                        ? Optional.of(node.longValue())
                        : Optional.empty(),
                NODES::numberNode,
                "a whole number from " + minimum + " to " + maximum,
                limits("minimum", minimum, "maximum", maximum));
    }

    static SettingType<Duration> duration(Duration minimum, Duration maximum) {
        return new SettingType<>(
                "duration",
                node -> duration(node).filter(it -> it.compareTo(minimum) >= 0 && it.compareTo(maximum) <= 0),
                value -> NODES.stringNode(value.toString()),
                "an ISO 8601 duration from " + minimum + " to " + maximum,
                limits("minimum", minimum.toString(), "maximum", maximum.toString()));
    }

    static SettingType<String> choice(List<String> options) {
        return new SettingType<>(
                "choice",
                node -> text(node).filter(options::contains),
                NODES::stringNode,
                "one of " + String.join(", ", options),
                Map.of("options", options));
    }

    static SettingType<String> text(String kind, int longest, Pattern form, String expected) {
        return new SettingType<>(
                kind,
                node -> text(node)
                        .filter(it -> it.length() <= longest
                                && it.chars().noneMatch(Character::isISOControl)
                                && form.matcher(it).matches()),
                NODES::stringNode,
                expected,
                Map.of("max_length", longest));
    }

    static SettingType<ZoneId> zone() {
        return new SettingType<>(
                "text",
                node -> text(node)
                        .filter(ZoneId.getAvailableZoneIds()::contains)
                        .map(ZoneId::of),
                value -> NODES.stringNode(value.getId()),
                "a time zone such as America/New_York",
                Map.of("max_length", LONGEST_TEXT));
    }

    static SettingType<List<String>> texts(Pattern form, String expected) {
        return new SettingType<>(
                "texts", node -> texts(node, form), SettingType::array, expected, Map.of("max_length", LONGEST_TEXT));
    }

    static SettingType<String> variant(List<String> options) {
        return new SettingType<>(
                "variant",
                node -> text(node).filter(it -> Variants.parse(it, options).isPresent()),
                NODES::stringNode,
                "one of " + String.join(", ", options) + ", or shares such as " + options.getFirst()
                        + "=50,… that add up to 100",
                Map.of("options", options));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    private static Optional<Duration> duration(JsonNode node) {
        try {
            return text(node).map(Duration::parse);
        } catch (DateTimeParseException noDuration) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> texts(JsonNode node, Pattern form) {
        if (!node.isArray() || node.size() > MOST_TEXTS) {
            return Optional.empty();
        }
        var all = new ArrayList<String>();
        for (JsonNode one : node) {
            Optional<String> text = text(one)
                    .filter(it ->
                            it.length() <= LONGEST_TEXT && form.matcher(it).matches());
            if (text.isEmpty()) {
                return Optional.empty();
            }
            all.add(text.get());
        }
        return Optional.of(List.copyOf(all));
    }

    private static JsonNode array(List<String> values) {
        var array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static Map<String, Object> limits(String first, Object one, String second, Object two) {
        var limits = new LinkedHashMap<String, Object>();
        limits.put(first, one);
        limits.put(second, two);
        return limits;
    }
}
