package io.dartwing.fax.form;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.form.FieldType;
import io.dartwing.engine.reading.form.FormTemplate;
import io.dartwing.engine.reading.form.FormTemplate.Anchor;
import io.dartwing.engine.reading.form.FormTemplate.FormField;
import io.dartwing.engine.reading.form.FormTemplate.Labelled;
import io.dartwing.engine.reading.form.FormTemplate.Place;
import io.dartwing.engine.reading.form.FormTemplate.Side;
import io.dartwing.engine.reading.form.FormTemplate.Zone;
import io.dartwing.platform.records.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a kind of form is printed and where its fields are, as the API writes it. Places are in
/// fractions of the form's page, from its upper left corner.
///
/// @param shape height of its pages in their widths; null for letter format
/// @param needed share of its print that has to be found, 0.2 to 1; null for a half
record FormDefinition(
        @Nullable Double shape,
        @Nullable Double needed,
        @Nullable List<@Nullable PrintedPhrase> anchors,
        @Nullable List<@Nullable FieldPlace> fields) {
    static final FormDefinition EMPTY = new FormDefinition(null, null, List.of(), List.of());
    static final int MOST_ANCHORS = 100;
    static final int MOST_FIELDS = 400;
    private static final double HALF = 0.5;
    private static final String NAME = "definition";

    /// What the form prints.
    ///
    /// @param text a phrase of it
    /// @param also other wordings, for one that may stand anywhere
    /// @param page from 1; null for the first
    /// @param x null, and all of the place with it, for a heading or label that may stand anywhere
    /// @param required whether there is no form without it
    record PrintedPhrase(
            @Nullable String text,
            @Nullable List<@Nullable String> also,
            @Nullable Integer page,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double w,
            @Nullable Double h,
            @Nullable Boolean required) {}

    /// A field: a rectangle, or what stands beside one of its labels.
    ///
    /// @param type `text`, `number`, `date`, `code` or `checkbox`; null for text
    /// @param beside the printed labels it stands beside; null for a rectangle
    /// @param side of the label: `right`, `below` or `either`
    /// @param print what the form prints within the rectangle, besides the label
    record FieldPlace(
            @Nullable String name,
            @Nullable String label,
            @Nullable String type,
            @Nullable Integer page,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double w,
            @Nullable Double h,
            @Nullable List<@Nullable String> beside,
            @Nullable String side,
            @Nullable List<@Nullable String> print) {}

    /// For the engine; empty if something is wrong with it, which `violations` then says.
    Optional<FormTemplate> template(String name, String title, Violations violations) {
        List<@Nullable PrintedPhrase> phrases = anchors == null ? List.of() : anchors;
        List<@Nullable FieldPlace> places = fields == null ? List.of() : fields;
        if (phrases.size() > MOST_ANCHORS || places.size() > MOST_FIELDS) {
            violations.add(NAME, "too large", "at most " + MOST_ANCHORS + " anchors and " + MOST_FIELDS + " fields");
            return Optional.empty();
        }
        if (Stream.concat(phrases.stream(), places.stream()).anyMatch(Objects::isNull)) {
            violations.add(NAME, "an empty anchor or field", "none that is null");
            return Optional.empty();
        }
        try {
            List<Anchor> prints = new ArrayList<>();
            for (PrintedPhrase phrase : phrases) {
                prints.add(anchor(Objects.requireNonNull(phrase)));
            }
            List<FormField> zones = new ArrayList<>();
            for (FieldPlace place : places) {
                zones.add(field(Objects.requireNonNull(place)));
            }
            return Optional.of(new FormTemplate(
                    name,
                    title,
                    shape == null ? FormTemplate.LETTER : shape,
                    needed == null ? HALF : needed,
                    prints,
                    zones));
        } catch (IllegalArgumentException wrong) {
            // The engine's sentences are "what: wrong (expected: this)", without more than a name of a field in them.
            String sentence = String.valueOf(wrong.getMessage());
            int at = sentence.indexOf(" (expected: ");
            violations.add(
                    NAME,
                    at < 0 ? sentence : sentence.substring(0, at),
                    at < 0 ? "a template" : sentence.substring(at + 12, sentence.length() - 1));
            return Optional.empty();
        }
    }

    private static Anchor anchor(PrintedPhrase phrase) {
        List<String> wordings = Stream.concat(Stream.ofNullable(phrase.text()), words(phrase.also()))
                .toList();
        return new Anchor(
                wordings,
                phrase.page() == null ? 1 : phrase.page(),
                box("anchor", phrase.x(), phrase.y(), phrase.w(), phrase.h()),
                Boolean.TRUE.equals(phrase.required()));
    }

    private static FormField field(FieldPlace field) {
        String name = field.name() == null ? "" : field.name();
        Place place = field.beside() == null
                ? new Zone(box("field", field.x(), field.y(), field.w(), field.h())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "field: without a place (expected: x, y, w and h, or beside)")))
                : new Labelled(words(field.beside()).toList(), one(Side.class, field.side(), Side.EITHER));
        return new FormField(
                name,
                field.label() == null || field.label().isBlank() ? name : field.label(),
                one(FieldType.class, field.type(), FieldType.TEXT),
                field.page() == null ? 1 : field.page(),
                place,
                words(field.print()).toList());
    }

    private static Stream<String> words(@Nullable List<@Nullable String> words) {
        return words == null
                ? Stream.empty()
                : words.stream().filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static Optional<Box> box(
            String what, @Nullable Double x, @Nullable Double y, @Nullable Double w, @Nullable Double h) {
        if (x == null && y == null && w == null && h == null) {
            return Optional.empty();
        }
        if (x == null || y == null || w == null || h == null || !(w > 0 && h > 0)) {
            throw new IllegalArgumentException(what + ": half a place (expected: x, y, w and h)");
        }
        return Optional.of(new Box(x, y, w, h));
    }

    private static <E extends Enum<E>> E one(Class<E> kinds, @Nullable String word, E otherwise) {
        if (word == null) {
            return otherwise;
        }
        return Stream.of(kinds.getEnumConstants())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("type or side: unknown (expected: "
                        + String.join(
                                ", ",
                                Stream.of(kinds.getEnumConstants())
                                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                        .toList())
                        + ")"));
    }

    /// Of one that comes with the engine.
    static FormDefinition of(FormTemplate template) {
        return new FormDefinition(
                template.shape(),
                template.needed(),
                template.anchors().stream().map(FormDefinition::phrase).toList(),
                template.fields().stream().map(FormDefinition::place).toList());
    }

    private static PrintedPhrase phrase(Anchor anchor) {
        Optional<Box> place = anchor.place();
        List<@Nullable String> also =
                new ArrayList<>(anchor.phrases().subList(1, anchor.phrases().size()));
        return new PrintedPhrase(
                anchor.phrases().getFirst(),
                also.isEmpty() ? null : also,
                anchor.page(),
                place.map(Box::x).orElse(null),
                place.map(Box::y).orElse(null),
                place.map(Box::width).orElse(null),
                place.map(Box::height).orElse(null),
                anchor.must() ? true : null);
    }

    private static FieldPlace place(FormField field) {
        Box box = field.place() instanceof Zone(Box zone) ? zone : null;
        Labelled labelled = field.place() instanceof Labelled beside ? beside : null;
        List<@Nullable String> print = new ArrayList<>(field.print());
        List<@Nullable String> labels = labelled == null ? null : new ArrayList<>(labelled.labels());
        return new FieldPlace(
                field.name(),
                field.label(),
                field.type().name().toLowerCase(Locale.ROOT),
                field.page(),
                box == null ? null : box.x(),
                box == null ? null : box.y(),
                box == null ? null : box.width(),
                box == null ? null : box.height(),
                labels,
                labelled == null ? null : labelled.side().name().toLowerCase(Locale.ROOT),
                print.isEmpty() ? null : print);
    }
}
