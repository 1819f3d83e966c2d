package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.PageInk;
import io.dartwing.engine.reading.entity.PlacedWord;
import io.dartwing.engine.reading.form.Form.FormValue;
import io.dartwing.engine.reading.form.FormTemplate.FormField;
import io.dartwing.engine.reading.form.FormTemplate.Labelled;
import io.dartwing.engine.reading.form.FormTemplate.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the fields of one page of a form.
final class FieldReader {
    /// Share of a word within a zone from which all of it belongs there, and up to which nothing
    /// does.
    private static final double WHOLE = 0.75;

    private static final double NOTHING = 0.25;

    /// How much of a value's certainty is left where it isn't what its field asks for.
    private static final double UNLIKE = 0.5;

    /// How sure it is that a box is empty in which nothing was read and whose ink can't be seen.
    private static final double UNSEEN = 0.5;

    /// How sure a value has to be not to be read once more, and how sure that reading has to be to
    /// count.
    private static final double DOUBTFUL = 0.65;

    private static final double DOUBTED = 0.45;

    /// How sure it has to be where nothing was read before, and by how much surer where something
    /// was.
    private static final double SURE = 0.75;

    private static final double CLEARLY = 0.1;

    /// Of a form; each takes some ten milliseconds.
    private static final int MOST_REREADS = 100;

    /// How sure a single letter has to be to count.
    private static final double GUESSED = 0.5;

    private static final Pattern TICKED = Pattern.compile("[\\[(|{]?[xX×✓✔✗✘√vV*][\\])|}]?");
    private static final Pattern LOOSE = Pattern.compile("^[\\s|_\\[\\]{}~/.,'‘’\"“”]+|[\\s|_\\[\\]{}~/'‘’\"“”(]+$");

    private final FormMatch match;
    private final PageInk ink;
    private final LabelledWords labelled;
    private int rereads;

    FieldReader(FormMatch match, PageInk ink) {
        this.match = match;
        this.ink = ink;
        this.labelled = new LabelledWords(match);
    }

    FormValue read(FormField field) {
        return switch (field.place()) {
            case Zone zone -> inZone(field, zone.box());
            case Labelled beside -> beside(field, beside);
        };
    }

    private FormValue inZone(FormField field, Box zone) {
        Fit fit = match.fit().orElseThrow();
        double shape = match.template().shape();
        double left = fit.x(zone.x());
        double right = fit.x(zone.x() + zone.width());
        double top = fit.y(zone.y() * shape);
        double bottom = fit.y((zone.y() + zone.height()) * shape);
        Box place = match.page().received(left, top, right, bottom);
        if (field.type() == FieldType.CHECKBOX) {
            return box(field, place, within(left, top, right, bottom, Set.of()));
        }
        List<PlacedWord> words = within(left, top, right, bottom, match.print());
        if (!words.isEmpty()) {
            words = within(left, top, right, bottom, printed(field, left, top, right, bottom));
        }
        FormValue read = value(field, words, place);
        return read.normalized().isEmpty() || read.confidence() < DOUBTFUL ? better(field, read, place) : read;
    }

    /// The same field read for itself, without the form's lines, where that says more. What stands
    /// in the crowd of a form is often lost when all of the page is read at once.
    private FormValue better(FormField field, FormValue read, Box place) {
        if (rereads == MOST_REREADS || place.width() == 0 || place.height() == 0) {
            return read;
        }
        Optional<boolean[][]> black = ink.within(match.page().number(), place)
                .map(pixels -> FieldInk.withoutLines(
                        FieldInk.turned(pixels, match.page().rotation())))
                .filter(pixels -> !FieldInk.empty(pixels));
        if (black.isEmpty()) {
            return read;
        }
        rereads++;
        boolean lying = match.page().rotation() % 180 != 0;
        double across = black.get()[0].length
                / (lying ? match.page().inchesHigh(place) : match.page().inchesWide(place));
        double down = black.get().length
                / (lying ? match.page().inchesWide(place) : match.page().inchesHigh(place));
        return ink.read(black.get(), across, down)
                .filter(part -> part.confidence() >= (read.value().isEmpty() ? SURE : DOUBTED))
                .map(part -> again(field, part, place))
                .filter(again -> !again.normalized().isEmpty())
                .filter(again -> read.normalized().isEmpty() || again.confidence() > read.confidence() + CLEARLY)
                .orElse(read);
    }

    private FormValue again(FormField field, PageInk.PartText part, Box place) {
        Set<String> print = new HashSet<>();
        field.print().forEach(phrase -> print.add(Letters.of(phrase)));
        String value = Stream.of(part.text().split("\\s+"))
                .map(word -> LOOSE.matcher(word).replaceAll(""))
                .filter(word -> !Letters.of(word).isEmpty() && !print.contains(Letters.of(word)))
                .collect(Collectors.joining(" "));
        FieldValue normal = FieldValue.of(field.type(), value, List.of());
        return new FormValue(
                field.name(),
                field.label(),
                field.type(),
                value,
                value.isEmpty() ? "" : normal.text(),
                match.page().number(),
                place,
                part.confidence() * (0.5 + match.score() / 2) * normal.trust());
    }

    private FormValue beside(FormField field, Labelled place) {
        Optional<LabelledWords.Spot> spot = labelled.beside(place);
        if (spot.isEmpty()) {
            return empty(field, new Box(0, 0, 0, 0), 0);
        }
        List<PlacedWord> words = spot.get().words();
        if (field.type() == FieldType.CHECKBOX) {
            return box(field, spot.get().place(), words.stream().limit(1).toList());
        }
        return value(field, words, spot.get().place());
    }

    private FormValue empty(FormField field, Box place, double confidence) {
        return new FormValue(
                field.name(), field.label(), field.type(), "", "", match.page().number(), place, confidence);
    }

    private FormValue value(FormField field, List<PlacedWord> words, Box otherwise) {
        List<PlacedWord> sound = words.stream().filter(FieldReader::sound).toList();
        double fits = 0.5 + match.score() / 2;
        if (sound.isEmpty()) {
            return empty(field, otherwise, fits);
        }
        String value = String.join(" ", sound.stream().map(FieldReader::text).toList());
        FieldValue normal = FieldValue.of(field.type(), value, sound);
        return new FormValue(
                field.name(),
                field.label(),
                field.type(),
                value,
                normal.text(),
                match.page().number(),
                around(sound),
                confidence(sound) * fits * (normal.text().isEmpty() ? UNLIKE : normal.trust()));
    }

    /// A box that is ticked by what was read in it, or by its ink.
    private FormValue box(FormField field, Box place, List<PlacedWord> words) {
        boolean crossed = words.stream()
                .anyMatch(word -> TICKED.matcher(word.word().text()).matches());
        Optional<Tick> seen =
                ink.within(match.page().number(), Tick.around(place)).map(Tick::of);
        boolean ticked = seen.map(Tick::ticked).orElse(crossed);
        double sure = seen.map(Tick::confidence).orElse(crossed ? confidence(words) : UNSEEN);
        return new FormValue(
                field.name(),
                field.label(),
                field.type(),
                ticked ? "X" : "",
                String.valueOf(ticked),
                match.page().number(),
                place,
                (ticked == crossed ? Math.max(sure, 0.5) : sure) * (0.5 + match.score() / 2));
    }

    /// The form's own print in and around a zone.
    private Set<PlacedWord> printed(FormField field, double left, double top, double right, double bottom) {
        Set<PlacedWord> print = Collections.newSetFromMap(new IdentityHashMap<>());
        print.addAll(match.print());
        List<String> phrases = new ArrayList<>(field.print());
        if (Letters.of(field.label()).length() > 3) {
            phrases.add(field.label());
        }
        for (String phrase : phrases) {
            for (PrintedPage.Found found : match.page().find(phrase)) {
                if (found.middle() > top - found.height()
                        && found.middle() < bottom + found.height()
                        && found.left() > left - found.height()
                        && found.right() < right + found.height()) {
                    print.addAll(found.words());
                }
            }
        }
        return print;
    }

    /// The words within a rectangle, row by row; of a word that lies across its edge the letters
    /// within.
    private List<PlacedWord> within(double left, double top, double right, double bottom, Set<PlacedWord> but) {
        List<PlacedWord> inside = new ArrayList<>();
        for (PlacedWord word : match.page().words()) {
            double width = word.right() - word.left();
            double share = (Math.min(right, word.right()) - Math.max(left, word.left())) / width;
            if (but.contains(word) || word.middle() < top || word.middle() > bottom || share <= NOTHING) {
                continue;
            }
            if (share >= WHOLE) {
                inside.add(word);
            } else {
                int letters = word.word().text().length();
                int from = (int) Math.round(letters * Math.max(0, left - word.left()) / width);
                int to = letters - (int) Math.round(letters * Math.max(0, word.right() - right) / width);
                if (from < to) {
                    inside.add(match.page().cut(word, from, to));
                }
            }
        }
        return rows(inside);
    }

    static List<PlacedWord> rows(List<PlacedWord> words) {
        List<List<PlacedWord>> rows = new ArrayList<>();
        words.stream().sorted(Comparator.comparingDouble(PlacedWord::middle)).forEach(word -> {
            if (!rows.isEmpty() && rows.getLast().stream().anyMatch(other -> PrintedPage.sameRow(word, other))) {
                rows.getLast().add(word);
            } else {
                rows.add(new ArrayList<>(List.of(word)));
            }
        });
        return rows.stream()
                .flatMap(row -> row.stream().sorted(Comparator.comparingDouble(PlacedWord::left)))
                .toList();
    }

    /// Rules and specks are read as punctuation and, unsurely, as single letters.
    private static boolean sound(PlacedWord word) {
        String letters = Letters.of(word.word().text());
        boolean digits = word.word().text().chars().anyMatch(Character::isDigit);
        return letters.length() > 1
                || digits
                || (letters.length() == 1 && word.word().confidence() >= GUESSED);
    }

    private static String text(PlacedWord word) {
        return LOOSE.matcher(word.word().text()).replaceAll("");
    }

    private static double confidence(List<PlacedWord> words) {
        double letters =
                words.stream().mapToDouble(word -> word.word().text().length()).sum();
        return words.stream()
                        .mapToDouble(word ->
                                word.word().confidence() * word.word().text().length())
                        .sum()
                / Math.max(1, letters);
    }

    static Box around(List<PlacedWord> words) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (PlacedWord placed : words) {
            Box box = placed.word().box();
            left = Math.min(left, box.x());
            top = Math.min(top, box.y());
            right = Math.max(right, box.x() + box.width());
            bottom = Math.max(bottom, box.y() + box.height());
        }
        return new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }
}
