package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.Box;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a kind of form is printed and where its fields are.
///
/// @param name as programs know it, small letters, digits and `_`
/// @param title for people
/// @param shape height of its pages in their widths
/// @param needed share of the anchors' print that has to be found for a page to be the form, 0 to 1
public record FormTemplate(
        String name, String title, double shape, double needed, List<Anchor> anchors, List<FormField> fields) {
    /// Letter format.
    public static final double LETTER = 11 / 8.5;

    /// Anchors with a place that a page needs to be laid under a template.
    public static final int FEWEST_PLACED = 3;

    static final int MOST_PAGES = 20;
    private static final int LONGEST_PHRASE = 120;
    private static final int SHORTEST_PHRASE = 2;

    /// Print that tells the form.
    ///
    /// @param phrases that may stand there, letters and digits count
    /// @param page of the form, from 1
    /// @param place the rectangle around the first phrase, in fractions of the form's page; empty:
    ///     anywhere, as a heading or label
    /// @param must whether there is no form without it; without a place it is a heading, in the
    ///     upper part of the page
    public record Anchor(List<String> phrases, int page, Optional<Box> place, boolean must) {
        public Anchor {
            phrases = List.copyOf(phrases);
            checkPage("anchor", page);
            checkPhrases("anchor", phrases);
        }
    }

    /// Where a field's value is.
    public sealed interface Place permits Zone, Labelled {}

    /// Within a rectangle, in fractions of the form's page.
    public record Zone(Box box) implements Place {}

    /// Beside or below a printed label, up to the next label or the end of the line.
    ///
    /// @param labels the names it goes by
    public record Labelled(List<String> labels, Side side) implements Place {
        public Labelled {
            labels = List.copyOf(labels);
            checkPhrases("label", labels);
        }
    }

    public enum Side {
        RIGHT,
        BELOW,
        /// Right of the label, or below where nothing stands there.
        EITHER
    }

    /// A field of the form.
    ///
    /// @param name as programs know it, unique in the form
    /// @param label for people
    /// @param page of the form, from 1
    /// @param print what the form itself prints within the field, besides its label
    public record FormField(String name, String label, FieldType type, int page, Place place, List<String> print) {
        public FormField {
            print = List.copyOf(print);
            if (!name.matches("[a-z0-9][a-z0-9_]{0,39}")) {
                throw new IllegalArgumentException("field: " + shown(name) + " (expected: a-z, 0-9 and _, at most 40)");
            }
            if (label.isBlank() || label.length() > LONGEST_PHRASE) {
                throw new IllegalArgumentException("label: of " + name + " (expected: 1 to 120 characters)");
            }
            checkPage(name, page);
            checkPhrases(name, print);
        }
    }

    public FormTemplate {
        anchors = List.copyOf(anchors);
        fields = List.copyOf(fields);
        if (!name.matches("[a-z][a-z0-9_]{1,39}")) {
            throw new IllegalArgumentException("name: " + shown(name) + " (expected: a-z, 0-9 and _, 2 to 40)");
        }
        if (title.isBlank() || title.length() > LONGEST_PHRASE) {
            throw new IllegalArgumentException("title: (expected: 1 to 120 characters)");
        }
        if (!(shape >= 0.2 && shape <= 5)) {
            throw new IllegalArgumentException("shape: " + shape + " (expected: height by width, 0.2 to 5)");
        }
        if (!(needed >= 0.2 && needed <= 1)) {
            throw new IllegalArgumentException("needed: " + needed + " (expected: 0.2 to 1)");
        }
        Set<String> names = new HashSet<>();
        for (FormField field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("field: " + field.name() + " twice (expected: unique names)");
            }
            if (field.place() instanceof Zone && placed(anchors, field.page()) < FEWEST_PLACED) {
                throw new IllegalArgumentException("anchors: too few on page " + field.page() + " (expected: "
                        + FEWEST_PLACED + " with a place on each page with zones)");
            }
        }
        if (anchors.size() < FEWEST_PLACED) {
            throw new IllegalArgumentException("anchors: " + anchors.size() + " (expected: " + FEWEST_PLACED + ")");
        }
    }

    /// The anchors on one of its pages.
    List<Anchor> anchors(int page) {
        return anchors.stream().filter(anchor -> anchor.page() == page).toList();
    }

    /// The numbers of the pages that anchors tell, in order.
    List<Integer> pages() {
        return anchors.stream().map(Anchor::page).distinct().sorted().toList();
    }

    private static long placed(List<Anchor> anchors, int page) {
        return anchors.stream()
                .filter(anchor -> anchor.page() == page && anchor.place().isPresent())
                .count();
    }

    private static void checkPage(String what, int page) {
        if (page < 1 || page > MOST_PAGES) {
            throw new IllegalArgumentException("page: " + page + " of " + shown(what) + " (expected: 1 to 20)");
        }
    }

    private static void checkPhrases(String what, List<String> phrases) {
        for (String phrase : phrases) {
            if (phrase.length() > LONGEST_PHRASE || Letters.of(phrase).length() < SHORTEST_PHRASE) {
                throw new IllegalArgumentException(
                        "phrase: of " + shown(what) + " (expected: 2 letters or digits to 120 characters)");
            }
        }
        if (phrases.isEmpty() && (what.equals("anchor") || what.equals("label"))) {
            throw new IllegalArgumentException(what + ": without a phrase (expected: at least one)");
        }
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) : name;
    }
}
