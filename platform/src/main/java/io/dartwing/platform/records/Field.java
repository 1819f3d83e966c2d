package io.dartwing.platform.records;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Describes one field of a record type: what it may hold, and how a form shows it. Built once at start-up.
///
/// `name` is the JSON name in snake_case; the entity's attribute is the same in camelCase.
public final class Field {
    private static final Set<FieldKind> ENCRYPTABLE =
            Set.of(FieldKind.TEXT, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.DATE);

    final String name;
    final String label;
    final FieldKind kind;
    boolean required;
    boolean readOnly;
    boolean immutable;
    boolean phi;
    boolean searchable;
    boolean encrypted;
    boolean blindIndex;
    boolean filterable = true;

    @Nullable
    Integer maxLength;

    @Nullable
    Long minimum;

    @Nullable
    Long maximum;

    @Nullable
    Pattern pattern;

    @Nullable
    String expected;

    List<String> options = List.of();

    @Nullable
    String reference;

    @Nullable
    Object defaultValue;

    @Nullable
    String description;

    @Nullable
    String section;

    @Nullable
    String widget;

    @Nullable
    String schemaJson;

    @Nullable
    String permission;

    private Field(String name, String label, FieldKind kind) {
        this.name = name;
        this.label = label;
        this.kind = kind;
    }

    /// One line of text, at most 255 characters unless `maxLength` says otherwise.
    public static Field text(String name, String label) {
        return new Field(name, label, FieldKind.TEXT).maxLength(255);
    }

    /// Several lines, at most 4,000 characters.
    public static Field longText(String name, String label) {
        return new Field(name, label, FieldKind.TEXT).maxLength(4000).widget("textarea");
    }

    /// A number in E.164 form; other spellings are normalised.
    public static Field phone(String name, String label) {
        return new Field(name, label, FieldKind.PHONE).maxLength(16);
    }

    public static Field email(String name, String label) {
        return new Field(name, label, FieldKind.EMAIL).maxLength(254);
    }

    public static Field integer(String name, String label, long minimum, long maximum) {
        Field field = new Field(name, label, FieldKind.INTEGER);
        field.minimum = minimum;
        field.maximum = maximum;
        return field;
    }

    public static Field bool(String name, String label) {
        return new Field(name, label, FieldKind.BOOLEAN);
    }

    public static Field timestamp(String name, String label) {
        return new Field(name, label, FieldKind.TIMESTAMP);
    }

    public static Field date(String name, String label) {
        return new Field(name, label, FieldKind.DATE);
    }

    /// One of these words; the attribute is a `String`.
    public static Field choice(String name, String label, String... options) {
        Field field = new Field(name, label, FieldKind.CHOICE);
        field.options = List.of(options);
        return field;
    }

    /// One constant of an enum, in lower case; the attribute is that enum, stored as its name.
    public static Field choice(String name, String label, Class<? extends Enum<?>> options) {
        return choice(name, label, names(options));
    }

    /// Several of these words; the attribute is a `List<String>`.
    public static Field choices(String name, String label, String... options) {
        Field field = new Field(name, label, FieldKind.CHOICES);
        field.options = List.of(options);
        return field;
    }

    /// At most 1,000 short texts; the attribute is a `List<String>`.
    public static Field texts(String name, String label) {
        return new Field(name, label, FieldKind.TEXTS).maxLength(255);
    }

    /// The id of another record in the same organisation; the attribute is a `UUID`.
    public static Field reference(String name, String label, String recordType) {
        Field field = new Field(name, label, FieldKind.REFERENCE);
        field.reference = recordType;
        return field;
    }

    /// At most 1,000 such ids; the attribute is a `List<UUID>`.
    public static Field references(String name, String label, String recordType) {
        Field field = new Field(name, label, FieldKind.REFERENCES);
        field.reference = recordType;
        return field.unfiltered();
    }

    /// A structured value; the attribute is a record or `JsonNode` in a `jsonb` column. `schemaJson` is its
    /// JSON
    /// Schema;
    /// what it can't say, a hook checks.
    public static Field object(String name, String label, String schemaJson) {
        Field field = new Field(name, label, FieldKind.OBJECT);
        field.schemaJson = schemaJson;
        return field.unfiltered();
    }

    /// Written and used, never shown; the attribute is a `byte[]` that holds it sealed with the
    /// organisation's key.
    public static Field secret(String name, String label) {
        return new Field(name, label, FieldKind.SECRET).maxLength(1000).unfiltered();
    }

    public Field required() {
        required = true;
        return this;
    }

    /// Set by the server only.
    public Field readOnly() {
        readOnly = true;
        return this;
    }

    /// May be given when the record is created, never changed.
    public Field immutable() {
        immutable = true;
        return this;
    }

    /// Holds or may hold protected health information: its values stay out of the audit.
    public Field phi() {
        phi = true;
        return this;
    }

    /// Kept encrypted with the organisation's key, bound to its table, column and row: a value copied to
    /// another row doesn't open. The attribute is a `byte[]`; what a caller sends and sees stays plain. For
    /// texts, phone numbers, addresses and dates. Such a field can't be sorted by or looked through.
    public Field encrypted() {
        if (!ENCRYPTABLE.contains(kind)) {
            throw new IllegalArgumentException(name + ": can't be encrypted (expected: text, phone, e-mail or date)");
        }
        encrypted = true;
        return phi().unfiltered();
    }

    /// Encrypted, and found by its whole value: the attribute of the same name with `Index` behind it (a
    /// `byte[]`, column `…_index`) holds the keyed hash of the normalised value.
    public Field encryptedWithIndex() {
        encrypted();
        blindIndex = true;
        filterable = true;
        return this;
    }

    /// Looked through by `q`.
    public Field searchable() {
        searchable = true;
        return this;
    }

    public Field maxLength(int characters) {
        maxLength = characters;
        return this;
    }

    /// The whole value must match; `expected` says so in words.
    public Field pattern(String regex, String expected) {
        this.pattern = Pattern.compile(regex);
        this.expected = expected;
        return this;
    }

    /// Shown in the form and used when a creation leaves the field out. A word, number, boolean or list of
    /// words.
    public Field defaults(Object value) {
        defaultValue = value;
        return this;
    }

    public Field description(String text) {
        description = text;
        return this;
    }

    /// The heading this field stands under in the form.
    public Field section(String heading) {
        section = heading;
        return this;
    }

    /// Seen and changed only by actors that also have this permission.
    public Field permission(String name) {
        permission = name;
        return this;
    }

    /// A hint for the form, for example `textarea` or `routing-conditions`.
    public Field widget(String hint) {
        widget = hint;
        return this;
    }

    private Field unfiltered() {
        filterable = false;
        return this;
    }

    private static String[] names(Class<? extends Enum<?>> options) {
        return Stream.of(options.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    /// Whether the attribute holds sealed bytes.
    boolean sealed() {
        return encrypted || kind == FieldKind.SECRET;
    }

    String indexAttribute() {
        return attribute() + "Index";
    }

    String attribute() {
        var attribute = new StringBuilder();
        for (String part : name.split("_", -1)) {
            attribute.append(
                    attribute.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return attribute.toString();
    }
}
