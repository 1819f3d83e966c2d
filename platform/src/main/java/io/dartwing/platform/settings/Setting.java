package io.dartwing.platform.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Declares one setting: its name and type, what it is when nobody chose, and who may choose what. Built once, as a
/// constant of a module's `SettingTable`.
///
/// ```java
/// static final Setting<Duration> IDLE = Setting.duration("session.idle_timeout", "Idle time-out",
///         Duration.ofMinutes(30), Duration.ofMinutes(1), Duration.ofHours(12))
///     .group("Sign-in").describe("A session ends when it is not used for this long.")
///     .healthcareAtMost(Duration.ofMinutes(15));
/// ```
public final class Setting<T> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final Pattern ONE_LINE = Pattern.compile(".*");

    private final String name;
    private final String label;
    private final SettingType<T> type;
    private final T defaultValue;
    private String group = "General";
    private String description = "";
    private @Nullable String permission = "admin";
    private @Nullable Strictness<T> healthcare;

    private Setting(String name, String label, SettingType<T> type, T defaultValue) {
        this.name = name;
        this.label = label;
        this.type = type;
        this.defaultValue = defaultValue;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("setting " + name + ": not a name (expected: group.name in snake_case)");
        }
        if (type.read(type.write(defaultValue)).isEmpty()) {
            throw new IllegalArgumentException("setting " + name + ": its default is not one of its values");
        }
    }

    public static Setting<Boolean> bool(String name, String label, boolean defaultValue) {
        return new Setting<>(name, label, SettingType.bool("boolean"), defaultValue);
    }

    public static Setting<Long> integer(String name, String label, long defaultValue, long minimum, long maximum) {
        return new Setting<>(name, label, SettingType.integer("integer", minimum, maximum), defaultValue);
    }

    public static Setting<Duration> duration(
            String name, String label, Duration defaultValue, Duration minimum, Duration maximum) {
        return new Setting<>(name, label, SettingType.duration(minimum, maximum), defaultValue);
    }

    public static Setting<String> choice(String name, String label, String defaultValue, String... options) {
        return new Setting<>(name, label, SettingType.choice(List.of(options)), defaultValue);
    }

    /// One line of text, possibly empty.
    public static Setting<String> text(String name, String label, String defaultValue, int maxLength) {
        return new Setting<>(
                name,
                label,
                SettingType.text("text", maxLength, ONE_LINE, "at most " + maxLength + " characters on one line"),
                defaultValue);
    }

    /// A time zone by its name in the IANA database, such as `America/New_York`.
    public static Setting<ZoneId> zone(String name, String label, ZoneId defaultValue) {
        return new Setting<>(name, label, SettingType.zone(), defaultValue);
    }

    /// At most 100 short texts, each of the form `regex`, which `expected` says in words.
    public static Setting<List<String>> texts(String name, String label, String regex, String expected) {
        return new Setting<>(name, label, SettingType.texts(Pattern.compile(regex), expected), List.of());
    }

    static Setting<Boolean> booleanFlag(String name, String label, boolean defaultValue) {
        return new Setting<>(name, label, SettingType.bool("flag"), defaultValue);
    }

    static Setting<Long> percentageFlag(String name, String label, int defaultValue) {
        return new Setting<>(name, label, SettingType.integer("percentage", 0, 100), (long) defaultValue);
    }

    static Setting<String> variantFlag(String name, String label, String defaultValue, List<String> options) {
        return new Setting<>(name, label, SettingType.variant(options), defaultValue);
    }

    /// The heading it stands under on the settings page.
    public Setting<T> group(String heading) {
        group = heading;
        return this;
    }

    /// One or two sentences: what it does, and what a careless value would do.
    public Setting<T> describe(String text) {
        description = text;
        return this;
    }

    /// Who may change it; `admin` if never said.
    public Setting<T> changedWith(String permissionName) {
        permission = permissionName;
        return this;
    }

    /// Changed by the operator of the installation only (`./dartwing setting …`).
    public Setting<T> byInstallation() {
        permission = null;
        return this;
    }

    /// In healthcare mode a larger value counts as this one, and can't be chosen.
    public Setting<T> healthcareAtMost(T most) {
        healthcare = new Strictness<>(most, Setting::smaller, "at most ");
        return this;
    }

    /// In healthcare mode a smaller value counts as this one, and can't be chosen.
    public Setting<T> healthcareAtLeast(T least) {
        healthcare =
                new Strictness<>(least, (one, other) -> smaller(one, other).equals(one) ? other : one, "at least ");
        return this;
    }

    /// In healthcare mode it has this value.
    public Setting<T> healthcareAlways(T value) {
        healthcare = new Strictness<>(value, (chosen, forced) -> forced, "");
        return this;
    }

    /// What healthcare mode demands: of a chosen value and the demanded one, which counts.
    private record Strictness<T>(T demanded, java.util.function.BinaryOperator<T> stricter, String words) {}

    @SuppressWarnings("unchecked") // numbers and durations are comparable with their own kind
    private static <T> T smaller(T one, T other) {
        return ((Comparable<T>) one).compareTo(other) <= 0 ? one : other;
    }

    public String name() {
        return name;
    }

    String label() {
        return label;
    }

    String group() {
        return group;
    }

    String description() {
        return description;
    }

    SettingType<T> type() {
        return type;
    }

    public T defaultValue() {
        return defaultValue;
    }

    /// Empty: the installation only.
    Optional<String> permission() {
        return Optional.ofNullable(permission);
    }

    /// The value that counts, given what was chosen.
    T inForce(T chosen, boolean healthcareMode) {
        return healthcareMode && healthcare != null
                ? healthcare.stricter().apply(chosen, healthcare.demanded())
                : chosen;
    }

    /// Whether this value may be chosen in this mode.
    boolean choosable(T value, boolean healthcareMode) {
        return inForce(value, healthcareMode).equals(value);
    }

    /// What healthcare mode demands, in words; empty when it demands nothing.
    Optional<String> healthcareRule() {
        return Optional.ofNullable(healthcare).map(it -> it.words() + text(it.demanded()));
    }

    private String text(T value) {
        JsonNode node = type.write(value);
        return node.isString() ? node.stringValue() : node.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Setting<?> setting && setting.name.equals(name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
