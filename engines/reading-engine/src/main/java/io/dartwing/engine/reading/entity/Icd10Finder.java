package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Diagnosis codes. `E11.9` says what it is by itself; `I10` and `E119` count only where diagnoses are
/// spoken of, or next to a code that is certain, and only there misread first letters are put right.
final class Icd10Finder implements Finder {
    private static final Labels DIAGNOSES = Labels.named("icd10-diagnoses");
    private static final Pattern POINTED = Pattern.compile(
            "(?<![\\w.$#/-])([A-Z][0-9OIlSB][0-9A-ZIl])([.,·] ?)([0-9A-ZIlo]{1,4})(?![\\w%/-]|[.,]\\d)");
    private static final Pattern BARE = Pattern.compile(
            "(?<![\\w.$#/,-])([A-Z0-9|l][0-9OIlSB][0-9A-ZIl])([.,·] ?)?([0-9A-ZIlOX]{0,4})(?![\\w%/-]|[.,]\\d)");
    private static final Pattern NOT_A_CODE = Pattern.compile(
            "(?i)(vitamin|room|rm|suite|ste|apt|unit|bed|floor|bldg|building|level|grade|part|model|item|sku|series|form"
                    + "|version|v|page|section|exhibit|article|gate|lot|serial|cat|catalog|stock|product) ?#?[: ]*$");
    private static final int ROWS_OF_CONTEXT = 6;

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                collect(row, POINTED, found, code -> Icd10Codes.complete(code) ? 0.9 : 0, false);
            }
        }
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                double context = context(page, row, found);
                if (context > 0) {
                    collect(row, BARE, found, code -> context, true);
                }
            }
        }
        return found;
    }

    private interface Trust {
        double in(String code);
    }

    private static void collect(Row row, Pattern pattern, List<Finding> found, Trust trust, boolean repairFirst) {
        Matcher matcher = pattern.matcher(row.text());
        while (matcher.find()) {
            Span span = row.span(matcher.start(), matcher.end());
            if (NOT_A_CODE.matcher(row.text().substring(0, matcher.start())).find()) {
                continue;
            }
            boolean inParentheses = matcher.start() > 0 && row.text().charAt(matcher.start() - 1) == '(';
            reading(matcher, repairFirst, inParentheses)
                    .filter(reading -> trust.in(reading.code) > 0)
                    .filter(reading -> found.stream()
                            .noneMatch(other -> other.spans().getFirst().overlaps(span)))
                    .ifPresent(reading -> found.add(
                            Finding.of(EntityType.ICD10, span, reading.code, trust.in(reading.code) * reading.trust)));
        }
    }

    private record Reading(String code, double trust) {}

    private static Optional<Reading> reading(Matcher matcher, boolean repairFirst, boolean inParentheses) {
        String head = matcher.group(1);
        String rest = matcher.group(3) == null ? "" : matcher.group(3);
        char first = head.charAt(0);
        boolean wrongFirst = !Character.isUpperCase(first);
        if (wrongFirst && !repairFirst) {
            return Optional.empty();
        }
        char letter = wrongFirst ? Digits.letter(first == 'l' ? '1' : first) : first;
        if (!Character.isUpperCase(letter)) {
            return Optional.empty();
        }
        char second = Digits.meant(head.charAt(1));
        String third = digitLike(head.substring(2), false);
        String repairedRest = digitLike(rest, true);
        String repaired = letter + String.valueOf(second) + third + repairedRest;
        boolean asWritten = repaired.equals(head + rest);
        boolean allDigits = (head + rest).chars().allMatch(Character::isDigit);
        boolean noDigits = !Character.isDigit(head.charAt(1)) && !Character.isDigit(head.charAt(2));
        if (noDigits || differences(repaired, head + rest) > 1) {
            return Optional.empty();
        }
        boolean pointed = matcher.group(2) != null && matcher.group(2).startsWith(".");
        if (allDigits && !repaired.equals("I10") && !(pointed && inParentheses && letter == 'I')) {
            return Optional.empty();
        }
        return Icd10Codes.code(repaired.toUpperCase(Locale.ROOT))
                .map(code -> new Reading(code, (asWritten ? 1 : 0.75) * (wrongFirst ? 0.8 : 1)));
    }

    private static long differences(String one, String other) {
        return IntStream.range(0, one.length())
                .filter(i -> one.charAt(i) != other.charAt(i))
                .count();
    }

    /// Letters that stand for digits; the letters A to D, X and the seventh character stay.
    private static String digitLike(String part, boolean keepSeventh) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean lettered = "ABCDX".indexOf(c) >= 0 || (keepSeventh && i == 3);
            char digit = Digits.meant(c);
            digits.append(lettered || digit == 0 ? c : digit);
        }
        return digits.toString();
    }

    /// How much the surroundings speak of diagnoses: a label in the row or shortly above, or a certain
    /// code beside.
    private static double context(Sheet page, Row row, List<Finding> found) {
        if (!DIAGNOSES.in(row).isEmpty()) {
            return 0.85;
        }
        int at = page.rows().indexOf(row);
        for (int i = Math.max(0, at - ROWS_OF_CONTEXT);
                i <= Math.min(page.rows().size() - 1, at + 1);
                i++) {
            Row near = page.rows().get(i);
            boolean coded = found.stream()
                    .anyMatch(finding -> finding.spans().getFirst().row() == near
                            && Math.abs(near.middle() - row.middle()) < 6 * row.height());
            if (coded || (i < at && !DIAGNOSES.in(near).isEmpty())) {
                return 0.75;
            }
        }
        return 0;
    }
}
