package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.entity.PlacedWord;
import io.dartwing.engine.reading.form.FormTemplate.Anchor;
import io.dartwing.engine.reading.form.FormTemplate.FormField;
import io.dartwing.engine.reading.form.FormTemplate.Labelled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what stands beside or below the labels of a page.
///
/// Distances are in heights of the label.
final class LabelledWords {
    /// A gap this wide parts two cells.
    private static final double CELL = 1.5;

    /// What is farther right than this belongs to something else: from the label, and from the
    /// value's last word.
    private static final double FAR = 25;

    private static final double NEXT = 6;

    /// How far below a label its value begins at most, and how much it may stick out to the left.
    private static final double BELOW = 3.2;

    private static final double ASIDE = 1.5;

    private final PrintedPage page;
    private final Set<PlacedWord> labels = Collections.newSetFromMap(new IdentityHashMap<>());

    /// Words of a value and where they stand; without words the label's place.
    record Spot(List<PlacedWord> words, Box place) {}

    LabelledWords(FormMatch match) {
        this.page = match.page();
        labels.addAll(match.print());
        for (FormField field : match.template().fields()) {
            if (field.page() == match.templatePage() && field.place() instanceof Labelled labelled) {
                labelled.labels().forEach(this::note);
            }
        }
        for (Anchor anchor : match.template().anchors(match.templatePage())) {
            if (anchor.place().isEmpty()) {
                anchor.phrases().forEach(this::note);
            }
        }
    }

    /// Empty if none of the labels is on the page.
    Optional<Spot> beside(Labelled place) {
        Optional<PrintedPage.Found> label = place.labels().stream()
                .flatMap(name -> page.find(name).stream())
                .filter(PrintedPage.Found::apart)
                .max(Comparator.comparing(PrintedPage.Found::begins)
                        .thenComparing(PrintedPage.Found::colon)
                        .thenComparing(PrintedPage.Found::likeness));
        return label.map(found -> {
            List<PlacedWord> words = switch (place.side()) {
                case RIGHT -> right(found);
                case BELOW -> below(found);
                case EITHER -> either(found);
            };
            return new Spot(words, FieldReader.around(words.isEmpty() ? found.words() : words));
        });
    }

    /// What stands in the next cell may be the heading of another column; then the value is below.
    private List<PlacedWord> either(PrintedPage.Found label) {
        List<PlacedWord> right = right(label);
        boolean nextCell =
                !label.colon() && !right.isEmpty() && right.getFirst().left() - label.right() > CELL * label.height();
        List<PlacedWord> below = right.isEmpty() || nextCell ? below(label) : List.of();
        return below.isEmpty() ? right : below;
    }

    private void note(String phrase) {
        page.find(phrase).stream().filter(PrintedPage.Found::apart).forEach(found -> labels.addAll(found.words()));
    }

    private List<PlacedWord> right(PrintedPage.Found label) {
        PlacedWord last = label.words().getLast();
        List<PlacedWord> row = page.words().stream()
                .filter(word ->
                        word.left() > last.left() && !label.words().contains(word) && PrintedPage.sameRow(last, word))
                .sorted(Comparator.comparingDouble(PlacedWord::left))
                .toList();
        return value(row, label.right(), label.height());
    }

    private List<PlacedWord> below(PrintedPage.Found label) {
        double height = label.height();
        double end = page.words().stream()
                .filter(word -> labels.contains(word)
                        && word.left() > label.right()
                        && PrintedPage.sameRow(label.words().getLast(), word))
                .mapToDouble(PlacedWord::left)
                .min()
                .orElse(Double.MAX_VALUE);
        List<PlacedWord> under = page.words().stream()
                .filter(word -> word.middle() > label.middle() + 0.6 * height
                        && word.middle() < label.middle() + BELOW * height
                        && word.left() > label.left() - ASIDE * height
                        && word.left() < end - height / 2)
                .sorted(Comparator.comparingDouble(PlacedWord::middle))
                .toList();
        if (under.isEmpty()) {
            return List.of();
        }
        List<PlacedWord> row = under.stream()
                .filter(word -> PrintedPage.sameRow(under.getFirst(), word))
                .sorted(Comparator.comparingDouble(PlacedWord::left))
                .toList();
        return value(row, row.getFirst().left(), height);
    }

    /// The words up to the next label or a wide gap. A word with a colon ends a label that nobody
    /// named; it begins where its cell does.
    private List<PlacedWord> value(List<PlacedWord> row, double from, double height) {
        List<PlacedWord> value = new ArrayList<>();
        int cell = 0;
        double end = from;
        for (PlacedWord word : row) {
            double gap = word.left() - end;
            if (labels.contains(word) || gap > (value.isEmpty() ? FAR : NEXT) * height) {
                break;
            }
            if (gap > CELL * height) {
                cell = value.size();
            }
            if (word.word().text().endsWith(":") && word.word().text().length() > 1) {
                return List.copyOf(value.subList(0, cell == 0 ? value.size() : cell));
            }
            value.add(word);
            end = word.right();
        }
        return List.copyOf(value);
    }
}
