package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Results of laboratory tests: a known analyte with a value behind it, in a table or a sentence, or
/// any name in a row that has a value, a unit of laboratories and a range. The value that counts as
/// written ends with the result and its unit; range and flag go into the normalized form.
final class LabTestFinder implements Finder {
    private static final Map<String, Analyte> ANALYTES = analytes();
    private static final int LONGEST = 6;
    private static final Pattern LINK = Pattern.compile(
            "(?:[\\s:=.,|*]|\\([^)]{0,20}\\)|(?i:was|is|of|at|level|levels|result|results|value|remains|came back|serum|plasma"
                    + "|today|total|blood|calculated|calc)\\b){1,12}");
    private static final Pattern RESULT =
            Pattern.compile("(?:" + Units.NUMBER + "(?! ?[\\d/]|-\\d{3}|\\w)|" + Units.WORDED + ")");
    private static final Pattern UNIT = Pattern.compile(Units.OF_RESULTS + "(?![\\p{L}\\d])");
    private static final Pattern RANGE = Pattern.compile(Units.RANGE);
    private static final Pattern FLAG = Pattern.compile(Units.FLAG);
    private static final Pattern UNKNOWN =
            Pattern.compile("(?<=^|\\t)(\\p{Lu}[\\p{L}\\d ,()/%.+-]{2,40}?)[ \\t:]+(?=[<>]?\\d)");

    private static final Pattern WITH_UNIT_AND_RANGE = Pattern.compile("=[^ ]+ [^\\[ ]+.* ?\\[");
    private static final Pattern QUALIFIER =
            Pattern.compile("(?i)(?:urine|serum|plasma|blood|total|free|direct|random|fasting|whole|spot|estimated) $");

    private record Analyte(String name, boolean weak) {}

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                known(row, found);
                unknown(row, found);
            }
        }
        return found;
    }

    private static void known(Row row, List<Finding> found) {
        List<Row.Token> tokens = row.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            for (int length = Math.min(LONGEST, tokens.size() - at); length > 0; length--) {
                int end = tokens.get(at + length - 1).to();
                Analyte analyte = ANALYTES.get(key(tokens.subList(at, at + length)));
                if (analyte != null
                        && row.text().substring(tokens.get(at).from(), end).indexOf(Row.CELL) < 0) {
                    Optional<Finding> result = result(row, tokens.get(at).from(), end, analyte.name, analyte.weak);
                    result.ifPresent(found::add);
                    at += result.isPresent() ? length - 1 : 0;
                    break;
                }
            }
        }
    }

    private static void unknown(Row row, List<Finding> found) {
        Matcher name = UNKNOWN.matcher(row.text());
        while (name.find()) {
            Span span = row.span(name.start(1), name.end(1));
            boolean taken =
                    found.stream().anyMatch(other -> other.spans().getFirst().overlaps(span));
            if (!taken) {
                result(row, name.start(1), name.end(1), name.group(1).strip(), true)
                        .filter(finding -> WITH_UNIT_AND_RANGE
                                .matcher(finding.normalized())
                                .find())
                        .map(finding -> new Finding(finding.type(), finding.spans(), finding.normalized(), 0.7))
                        .ifPresent(found::add);
            }
        }
    }

    /// @param strict whether a unit or a range is asked for, and not only a value
    private static Optional<Finding> result(Row row, int from, int nameEnd, String name, boolean strict) {
        String text = row.text();
        int at = after(LINK, text, nameEnd).orElse(nameEnd);
        Matcher value = RESULT.matcher(text).region(at, text.length());
        if (at == nameEnd || !value.lookingAt()) {
            return Optional.empty();
        }
        Tail tail = Tail.of(text, value.end());
        if (strict && tail.unit.isEmpty() && tail.range.isEmpty()) {
            return Optional.empty();
        }
        String normalized = name + "=" + value.group().strip()
                + (tail.unit.isEmpty() ? "" : " " + tail.unit)
                + (tail.range.isEmpty() ? "" : " [" + tail.range + "]")
                + (tail.flag.isEmpty() ? "" : " " + tail.flag);
        double certainty = tail.unit.isEmpty() && tail.range.isEmpty() ? 0.7 : 0.93;
        Matcher qualifier = QUALIFIER.matcher(text.substring(0, from));
        int begin = qualifier.find() ? qualifier.start() : from;
        Span whole = row.span(begin, Math.max(value.end(), tail.unitEnd)).trimmed("");
        return Optional.of(Finding.of(EntityType.LAB_TEST, whole, normalized, certainty));
    }

    /// What stands behind a value, in whatever order the laboratory prints it.
    private record Tail(String unit, String range, String flag, int unitEnd) {
        static Tail of(String text, int from) {
            String unit = "";
            String range = "";
            String flag = "";
            int unitEnd = 0;
            int at = from;
            for (int piece = 0; piece < 4; piece++) {
                while (at < text.length() && " \t|".indexOf(text.charAt(at)) >= 0) {
                    at++;
                }
                Optional<Integer> end = unit.isEmpty() ? after(UNIT, text, at) : Optional.empty();
                if (end.isPresent()) {
                    unit = text.substring(at, end.get());
                    unitEnd = range.isEmpty() ? end.get() : unitEnd;
                } else if (flag.isEmpty() && (end = after(FLAG, text, at)).isPresent()) {
                    flag = text.substring(at, end.get());
                } else if (range.isEmpty() && (end = after(RANGE, text, at)).isPresent()) {
                    range = text.substring(at, end.get()).replaceAll("[()\\[\\]]", "");
                } else {
                    break;
                }
                at = end.get();
            }
            return new Tail(unit, range, flag, unitEnd);
        }
    }

    private static Optional<Integer> after(Pattern pattern, String text, int from) {
        Matcher matcher = pattern.matcher(text).region(from, text.length()).useTransparentBounds(true);
        return matcher.lookingAt() && matcher.end() > from ? Optional.of(matcher.end()) : Optional.empty();
    }

    private static String key(List<Row.Token> tokens) {
        StringBuilder key = new StringBuilder();
        tokens.forEach(token -> key.append(token.folded()).append(' '));
        return key.toString();
    }

    private static Map<String, Analyte> analytes() {
        Map<String, Analyte> analytes = new HashMap<>();
        for (String line : WordList.lines("lab-tests.txt")) {
            String[] halves = line.split(" = ", 2);
            String name = halves[0];
            analytes.put(key(name), new Analyte(name, false));
            for (String other : halves.length == 1 ? new String[0] : halves[1].split(", ", -1)) {
                analytes.putIfAbsent(key(other), new Analyte(name, other.startsWith("[")));
            }
        }
        return Map.copyOf(analytes);
    }

    private static String key(String name) {
        return Row.fold(name).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
    }
}
