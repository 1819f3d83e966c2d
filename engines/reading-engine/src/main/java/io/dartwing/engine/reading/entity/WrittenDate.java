package io.dartwing.engine.reading.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date as it stands on a page: `03/04/1960`, `3-4-60`, `1960-03-04`, `March 4, 1960`, `4 Mar 1960`,
/// `04-MAR-60`.
///
/// @param shortYear whether only the year's last two digits were written, so that its century is open
/// @param trust 1, less for every letter that had to be read as a digit
record WrittenDate(Span span, int year, int month, int day, boolean shortYear, double trust) {
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})?";
    private static final Pattern NUMERIC =
            Pattern.compile("(?<![\\w/.$-])(D{1,2}) ?([/\\-.]) ?(D{1,2}) ?\\2 ?(D{4}|D{2})(?![\\w/%]|[-.]\\d)"
                    .replace("D", "[0-9OoIlSBZ]"));
    private static final Pattern ISO =
            Pattern.compile("(?<![\\w/.-])([12]\\d{3})([-/.])([01]?\\d)\\2([0-3]?\\d)(?:T[\\d:.]+Z?)?(?![\\w/-])");
    private static final Pattern AMERICAN_WORDS = Pattern.compile("(?i)(?<![a-z0-9])" + MONTH
            + "\\.? ?([0-3]?[0-9OIl])(?:st|nd|rd|th)?(?: ?[,.]{1,2} ?| )'?([12][0-9OIlSB]{3}|\\d{2})(?![\\w])");
    private static final Pattern EUROPEAN_WORDS = Pattern.compile(
            "(?i)(?<![\\w.])([0-3]?\\d)(?:st|nd|rd|th)?[ -]?(?:of )?" + MONTH + "[.,]?[ -]?'?(\\d{4}|\\d{2})(?!\\w)");
    private static final Pattern PARTED =
            Pattern.compile("([01]?\\d)[ \t|]{1,3}([0-3]?\\d)[ \t|]{1,3}((?:19|20)\\d{2}|\\d{2})(?![\\w/.-])");

    static final Shape PARTED_SHAPE = Shape.of(PARTED);

    /// The dates of a row from left to right, none within another.
    static List<WrittenDate> in(Row row) {
        List<WrittenDate> dates = new ArrayList<>();
        numeric(row, dates);
        collect(row, ISO, dates, matcher -> new String[] {matcher.group(1), matcher.group(3), matcher.group(4)});
        collect(row, AMERICAN_WORDS, dates, matcher ->
                new String[] {matcher.group(3), String.valueOf(month(matcher.group(1))), matcher.group(2)});
        collect(row, EUROPEAN_WORDS, dates, matcher ->
                new String[] {matcher.group(3), String.valueOf(month(matcher.group(2))), matcher.group(1)});
        dates.sort(Comparator.comparingInt(date -> date.span.from()));
        return dates;
    }

    /// A date in boxes without anything between month, day and year, as claim forms have it.
    static Optional<WrittenDate> parted(Span span) {
        Matcher matcher = PARTED.matcher(span.text());
        return matcher.matches() ? of(span, matcher.group(3), matcher.group(1), matcher.group(2)) : Optional.empty();
    }

    /// The day, where a year of two digits is the latest one not after `latestYear`.
    LocalDate on(int latestYear) {
        int century = latestYear / 100 * 100;
        int full = !shortYear ? year : century + year <= latestYear ? century + year : century - 100 + year;
        return LocalDate.of(
                full, month, shortYear && month == 2 && day == 29 && !java.time.Year.isLeap(full) ? 28 : day);
    }

    private static void numeric(Row row, List<WrittenDate> dates) {
        Matcher matcher = NUMERIC.matcher(row.text());
        while (matcher.find()) {
            Span span = row.span(matcher.start(), matcher.end());
            of(span, matcher.group(4), matcher.group(1), matcher.group(3)).ifPresent(dates::add);
        }
    }

    private static void collect(
            Row row,
            Pattern pattern,
            List<WrittenDate> dates,
            java.util.function.Function<Matcher, String[]> yearMonthDay) {
        Matcher matcher = pattern.matcher(row.text());
        while (matcher.find()) {
            Span span = row.span(matcher.start(), matcher.end());
            String[] parts = yearMonthDay.apply(matcher);
            if (dates.stream().noneMatch(date -> date.span.overlaps(span))) {
                of(span, parts[0], parts[1], parts[2]).ifPresent(dates::add);
            }
        }
    }

    /// Month before day; the other way round where the month couldn't be one.
    private static Optional<WrittenDate> of(Span span, String yearText, String monthText, String dayText) {
        OptionalInt year = number(yearText);
        OptionalInt first = number(monthText);
        OptionalInt second = number(dayText);
        if (year.isEmpty() || first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        boolean turned = first.getAsInt() > 12 && second.getAsInt() <= 12;
        int month = turned ? second.getAsInt() : first.getAsInt();
        int day = turned ? first.getAsInt() : second.getAsInt();
        boolean shortYear = yearText.length() == 2;
        try {
            LocalDate.of(shortYear ? 2000 : year.getAsInt(), month, day);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
        if (!shortYear && (year.getAsInt() < 1890 || year.getAsInt() > 2100)) {
            return Optional.empty();
        }
        long letters = (yearText + monthText + dayText)
                .chars()
                .filter(c -> !Character.isDigit(c))
                .count();
        return letters > 2
                ? Optional.empty()
                : Optional.of(new WrittenDate(
                        span, year.getAsInt(), month, day, shortYear, (turned ? 0.8 : 1) * Math.pow(0.85, letters)));
    }

    private static OptionalInt number(String written) {
        int value = 0;
        for (char c : written.toCharArray()) {
            char digit = Digits.meant(c);
            if (digit == 0) {
                return OptionalInt.empty();
            }
            value = value * 10 + digit - '0';
        }
        return OptionalInt.of(value);
    }

    private static int month(String name) {
        List<String> names =
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
        return names.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }
}
