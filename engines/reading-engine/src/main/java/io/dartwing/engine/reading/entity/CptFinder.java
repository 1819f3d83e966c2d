package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Procedure codes: five characters of CPT or HCPCS beside or below their label; elsewhere only where
/// the row has another sign of a charge line (an amount, a diagnosis code, a service date) and nothing
/// that makes it a ZIP code.
final class CptFinder implements Finder {
    private static final Labels PROCEDURES = Labels.named("cpt-procedures");
    private static final String SHAPE =
            "(?:[0-9OIlSB]{5}|[0-9]{4}[FT]|[A-HJ-MP-V][0-9OIlSB]{4})(?![\\w.]|-\\d{4}|,\\d)";
    private static final Pattern LABELLED = Pattern.compile(SHAPE);
    private static final Pattern ALONE = Pattern.compile("(?<![\\w.$#/,-])" + SHAPE);
    private static final Pattern STATE_BEFORE = Pattern.compile("(?:[A-Z]{2}|[A-Z][a-z]+)[.,]? ?$");
    private static final Pattern NUMBER_LABEL_BEFORE =
            Pattern.compile("(?i)(#|no\\.?|number|box|id|mrn|acct|account|zip|order|invoice|suite|ste)[: ]*$");
    private static final Pattern MODIFIER_AFTER = Pattern.compile("[- ]\\d{2}\\b.*|[- ](LT|RT|TC|GT|GA|GY|QW|XS)\\b.*");
    private static final Pattern AMOUNT = Pattern.compile("\\d[.]\\d{2}(?!\\d)");

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Labelled labelled : LabelledValues.columns(page, PROCEDURES, Shape.of(LABELLED))) {
                finding(labelled.value(), 0.92).ifPresent(found::add);
                following(labelled, found);
            }
            for (Row row : page.rows()) {
                double context = context(page, row, claims);
                Matcher matcher = ALONE.matcher(row.text());
                while (context > 0 && matcher.find()) {
                    Span span = row.span(matcher.start(), matcher.end());
                    String before = row.text().substring(0, matcher.start());
                    if (!NUMBER_LABEL_BEFORE.matcher(before).find() && !zip(before)) {
                        finding(span, context).ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    /// `CPT codes: 99213, 93000 and 36415`
    private static void following(Labelled first, List<Finding> found) {
        Row row = first.value().row();
        int end = Math.min(row.text().length(), first.value().to() + 60);
        Matcher more = ALONE.matcher(row.text()).region(first.value().to(), end).useTransparentBounds(true);
        while (more.find()) {
            if (!zip(row.text().substring(0, more.start()))) {
                finding(row.span(more.start(), more.end()), 0.85).ifPresent(found::add);
            }
        }
    }

    private static boolean zip(String before) {
        Matcher state = STATE_BEFORE.matcher(before);
        return state.find() && UsStates.isState(state.group().replaceAll("[., ]", ""));
    }

    private static double context(Sheet page, Row row, Claims claims) {
        boolean label = !PROCEDURES.in(row).isEmpty();
        boolean coded = claims.findings().stream()
                .anyMatch(finding -> finding.spans().getFirst().row() == row
                        && (finding.type() == EntityType.ICD10 || finding.type() == EntityType.DATE_OF_SERVICE));
        boolean amount = AMOUNT.matcher(row.text()).find();
        int at = page.rows().indexOf(row);
        boolean above = page.rows().subList(Math.max(0, at - 8), at).stream().anyMatch(CptFinder::explicitLabel);
        if (coded || (label && amount)) {
            return 0.75;
        }
        return above ? 0.7 : explicitLabel(row) ? 0.75 : 0;
    }

    private static boolean explicitLabel(Row row) {
        return PROCEDURES.in(row).stream()
                .map(label -> Row.fold(label.text()))
                .anyMatch(label -> label.contains("cpt") || label.contains("hcpcs") || label.startsWith("procedure"));
    }

    private static Optional<Finding> finding(Span span, double certainty) {
        String written = span.text();
        boolean lettered = Character.isLetter(written.charAt(0)) && Digits.meant(written.charAt(0)) == 0
                || "ABCDEGHJKLMPQRSTV".indexOf(written.charAt(0)) >= 0
                        && written.substring(1).chars().allMatch(Character::isDigit);
        String head = lettered ? written.substring(0, 1) : "";
        String middle = lettered ? written.substring(1) : written.substring(0, 4);
        String tail = lettered ? "" : written.substring(4);
        boolean category = tail.equals("F") || tail.equals("T");
        Optional<Digits> digits = Digits.read(middle + (category ? "" : tail));
        return digits.filter(read -> read.repaired() <= 1)
                .map(read -> head + read.digits() + (category ? tail : ""))
                .filter(CptFinder::possible)
                .map(code -> Finding.of(
                        EntityType.CPT,
                        span,
                        code,
                        certainty * digits.orElseThrow().trust() * (modified(span) ? 1.05 : 1)));
    }

    private static boolean modified(Span span) {
        return MODIFIER_AFTER.matcher(span.row().text().substring(span.to())).matches();
    }

    /// The ranges of CPT's three categories and the letters of HCPCS level II.
    static boolean possible(String code) {
        char first = code.charAt(0);
        char last = code.charAt(4);
        if (Character.isLetter(first)) {
            return "ABCDEGHJKLMPQRSTUV".indexOf(first) >= 0;
        }
        if (Character.isLetter(last)) {
            return true;
        }
        int number = Integer.parseInt(code);
        return (number >= 100 && number <= 1999) || (number >= 10004 && number <= 99607);
    }
}
