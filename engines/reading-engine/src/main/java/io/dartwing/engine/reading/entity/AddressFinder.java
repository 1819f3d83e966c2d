package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Postal addresses: a street or post box, perhaps a unit, and city, state and ZIP code, in one line
/// or below one another in the same column. A street alone counts beside a label.
final class AddressFinder implements Finder {
    private static final String KIND =
            "Street|St|Avenue|Ave|Av|Boulevard|Blvd|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Circle|Cir|Place|Pl|Plaza|Plz"
                    + "|Parkway|Pkwy|Pky|Highway|Hwy|Way|Terrace|Ter|Trail|Trl|Square|Sq|Turnpike|Tpke|Expressway|Expy"
                    + "|Freeway|Fwy|Route|Rte|Alley|Aly|Causeway";
    private static final String KIND_OR_NAME =
            "Loop|Pike|Row|Run|Crossing|Xing|Point|Pt|Crescent|Commons|Path|Walk|Broadway|Center|Centre|Park|Ridge|View"
                    + "|Heights|Hts|Grove|Cove|Bend|Esplanade|Mall|Hill|Landing|Bluff|Meadows|Glen";
    private static final String KINDS = KIND + "|(?:" + KIND_OR_NAME + ")(?: (?:" + KIND + ")\\b)?";
    private static final String UNIT =
            "(?:,? ?(?:(?i:apt|apartment|suite|ste|unit|floor|fl|rm|room|bldg|building|lot|dept|mail ?stop|ms)\\.?|#) ?#? ?[\\w-]{1,6}"
                    + "|,? ?\\d{1,2}(?:st|nd|rd|th) (?i:floor|fl)|,? [A-Z][a-z0-9]{2,5} \\d{1,5}(?=,))*";
    private static final String DIRECTION = "(?: (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\.?)?";
    private static final Pattern STREET =
            Pattern.compile("(?<![\\w/$.-])(?:[0-9OIl]{1,6}[A-Z]?(?:-\\d{1,4})?(?: \\d/\\d)?"
                    + "(?: (?!(?i:mg|ml|tablets?|days?|hours?|years?|units?|minutes?)\\b)[A-Z0-9][\\w'’.-]*){1,5}?,? (?i:"
                    + KINDS
                    + ")\\b\\.?" + DIRECTION
                    + "|[0-9]{1,6} (?:[NSEW]\\.? )?(?i:broadway|(?:us |state |county )?(?:hwy|highway|route|rte|road|rd) \\d+)\\b"
                    + DIRECTION + "|(?i:p\\.? ?[o0]\\.? ?box|post office box) ?[0-9A-Z]{1,7})" + UNIT);
    private static final Pattern CITY = Pattern.compile(
            "(?:[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){0,3}) ?[,.]?[ \\t]?((?i:new |north |south |west |rhode |puerto )?[A-Za-z0|]"
                    + "[A-Za-z1|]+)[,.]? {0,2}([0-9OIlSB]{5}(?: ?[-–] ?[0-9OIlSB]{4})?)(?!\\w)");
    private static final Labels ADDRESS = Labels.named("address-address");
    private static final int LINES_BETWEEN = 2;

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                Matcher street = STREET.matcher(row.text());
                while (street.find()) {
                    address(page, row.span(street.start(), street.end())).ifPresent(found::add);
                }
            }
        }
        for (Sheet page : pages) {
            for (Labelled labelled : LabelledValues.near(page, ADDRESS, Shape.of(STREET))) {
                found.add(Finding.of(EntityType.ADDRESS, labelled, joined(List.of(labelled.value())), 0.6));
            }
        }
        found.sort(Comparator.comparingDouble((Finding finding) -> -finding.certainty()));
        return found;
    }

    private static Optional<Finding> address(Sheet page, Span street) {
        Row row = street.row();
        int rest = street.to();
        while (rest < row.text().length() && " ,.;|".indexOf(row.text().charAt(rest)) >= 0) {
            rest++;
        }
        if (rest + 1 < row.text().length() && row.text().charAt(rest) == Row.CELL) {
            rest++;
        }
        Optional<Span> sameLine = city(row, rest);
        if (sameLine.isPresent()) {
            Span whole = row.span(street.from(), sameLine.get().to());
            return Optional.of(Finding.of(EntityType.ADDRESS, whole, joined(List.of(street, sameLine.get())), 0.93));
        }
        List<Span> lines = new ArrayList<>(List.of(restOfLine(street)));
        for (Row below : page.below(row, LINES_BETWEEN, 7)) {
            Optional<Span> cell = cellBelow(street, below);
            if (cell.isEmpty()) {
                continue;
            }
            Optional<Span> city = city(below, cell.get().from());
            if (city.isPresent()) {
                lines.add(city.get());
                return Optional.of(new Finding(EntityType.ADDRESS, lines, joined(lines), 0.9));
            }
            if (cell.get().text().length() > 30) {
                break;
            }
            lines.add(cell.get());
        }
        return Optional.empty();
    }

    /// A unit or a building may follow the street in its cell.
    private static Span restOfLine(Span street) {
        Row row = street.row();
        Span rest = row.span(street.to(), row.cellEnd(street.to()));
        boolean belongs = rest.text().length() <= 25 && rest.text().matches("[, ]+(?:#|[A-Z])[\\w .#-]*");
        return belongs ? row.span(street.from(), rest.to()) : street;
    }

    private static Optional<Span> cellBelow(Span street, Row below) {
        return wordNear(below, street.left())
                .or(() -> wordNear(below, cellLeft(street)))
                .map(start -> below.span(start, below.cellEnd(start)));
    }

    private static double cellLeft(Span street) {
        int start = street.row().cellStart(street.from());
        return street.row().span(start, start + 1).left();
    }

    private static Optional<Integer> wordNear(Row row, double left) {
        double aside = 3 * row.height();
        return row.wordStarts(left - aside, left + aside).stream()
                .filter(start -> start == row.cellStart(start))
                .min(Comparator.comparingDouble(
                        start -> Math.abs(row.span(start, start + 1).left() - left)));
    }

    private static Optional<Span> city(Row row, int from) {
        Matcher city = CITY.matcher(row.text()).region(from, row.text().length());
        return city.lookingAt() && UsStates.isState(city.group(1))
                ? Optional.of(row.span(city.start(), city.end()))
                : Optional.empty();
    }

    private static String joined(List<Span> lines) {
        StringBuilder address = new StringBuilder();
        for (Span line : lines) {
            address.append(address.isEmpty() ? "" : ", ")
                    .append(line.trimmed(",;").text().replace(Row.CELL, ' '));
        }
        return address.toString();
    }
}
