package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that a narrow cell broke in two: the given name beside the label, the family name in the line
/// below it.
final class WrappedNames {
    private static final Pattern GAP = Pattern.compile("[\\s:;#.,_|-]*");
    private static final Pattern GIVEN =
            Pattern.compile("(\\p{Lu}[\\p{L}'’-]+)(?: \\p{Lu}\\.?)?(?=\\t|$|[ |_]*$|[ |_]*\\t)");
    private static final Pattern FAMILY = Pattern.compile("(\\p{Lu}[\\p{L}'’-]+)(?=[.,]?(?:\\t|$| ?[|_]))");
    private static final double ASIDE = 1.5;

    private WrappedNames() {}

    static List<Finding> near(Sheet sheet, Labels labels, EntityType type, double certainty) {
        List<Finding> found = new ArrayList<>();
        for (Row row : sheet.rows()) {
            for (Span label : labels.in(row)) {
                name(sheet, label)
                        .ifPresent(parts -> found.add(new Finding(
                                type,
                                parts,
                                new PersonName(
                                                parts.getFirst(),
                                                parts.getFirst().text().split(" ", 2)[0],
                                                parts.getLast().text(),
                                                false)
                                        .normalized(),
                                certainty)));
            }
        }
        return found;
    }

    private static Optional<List<Span>> name(Sheet sheet, Span label) {
        Row row = label.row();
        Matcher gap = GAP.matcher(row.text()).region(label.to(), row.text().length());
        Matcher given = GIVEN.matcher(row.text())
                .region(gap.lookingAt() ? gap.end() : label.to(), row.text().length());
        if (!given.lookingAt() || !PersonName.isFamilyName(given.group(1))) {
            return Optional.empty();
        }
        Span first = row.span(given.start(), given.end());
        for (Row below : sheet.below(row, 1, 3)) {
            double aside = ASIDE * Math.max(row.height(), below.height());
            for (int start : below.wordStarts(first.left() - aside, first.left() + aside)) {
                Matcher family =
                        FAMILY.matcher(below.text()).region(start, below.text().length());
                if (start == below.cellStart(start) && family.lookingAt() && PersonName.isFamilyName(family.group(1))) {
                    return Optional.of(List.of(first, below.span(family.start(1), family.end(1))));
                }
            }
        }
        return Optional.empty();
    }
}
