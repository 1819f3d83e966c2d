package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A page as a person sees it: rows from top to bottom, whatever columns it was read in.
///
/// Lines that were recognised apart (a label in one column, its value in the next) become one row if
/// they stand at the same height without covering each other.
record Sheet(int page, List<Row> rows) {
    private static final double SAME_HEIGHT = 0.5;

    Sheet {
        rows = List.copyOf(rows);
    }

    static Sheet of(PageReading page) {
        Upright upright = Upright.of(page);
        Collection<List<PlacedWord>> lines = page.words().stream()
                .filter(word -> !word.text().isBlank())
                .collect(Collectors.groupingBy(
                        Word::line, TreeMap::new, Collectors.mapping(upright::place, Collectors.toList())))
                .values();
        List<Strip> strips = lines.stream()
                .map(Strip::new)
                .sorted(Comparator.comparingDouble(Strip::middle))
                .toList();
        List<List<Strip>> gathered = new ArrayList<>();
        for (Strip strip : strips) {
            gathered.reversed().stream()
                    .limit(4)
                    .filter(row -> row.stream().allMatch(strip::standsBeside))
                    .findFirst()
                    .ifPresentOrElse(row -> row.add(strip), () -> gathered.add(new ArrayList<>(List.of(strip))));
        }
        List<Row> rows = gathered.stream()
                .map(row -> Row.of(
                        page.number(),
                        row.stream()
                                .flatMap(strip -> strip.words.stream())
                                .sorted(Comparator.comparingDouble(PlacedWord::left))
                                .toList()))
                .toList();
        return new Sheet(page.number(), rows);
    }

    /// The page's rows as lines of text, cells parted by tabs.
    String text() {
        return rows.stream().map(Row::text).collect(Collectors.joining("\n"));
    }

    /// The rows under this one that begin at most so many of its word heights below its middle.
    List<Row> below(Row row, int rowsAtMost, double heights) {
        int at = rows.indexOf(row);
        return rows.subList(at + 1, Math.min(rows.size(), at + 1 + rowsAtMost)).stream()
                .filter(next -> next.middle() - row.middle() < heights * Math.max(row.height(), next.height()))
                .toList();
    }

    /// A recognised line.
    private record Strip(List<PlacedWord> words) {
        double middle() {
            return words.stream().mapToDouble(PlacedWord::middle).average().orElseThrow();
        }

        double height() {
            return words.stream().mapToDouble(PlacedWord::height).average().orElseThrow();
        }

        double left() {
            return words.stream().mapToDouble(PlacedWord::left).min().orElseThrow();
        }

        double right() {
            return words.stream().mapToDouble(PlacedWord::right).max().orElseThrow();
        }

        boolean standsBeside(Strip other) {
            double height = Math.min(height(), other.height());
            return Math.abs(middle() - other.middle()) < SAME_HEIGHT * height
                    && (left() > other.right() - height / 2 || right() < other.left() + height / 2);
        }
    }
}
