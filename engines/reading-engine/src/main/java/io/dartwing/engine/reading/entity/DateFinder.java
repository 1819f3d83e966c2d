package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Dates of birth and of service. What a date is, the nearest words before it say, or the label above
/// it; a date of which nothing is said (a letter's, a due date) is neither.
final class DateFinder implements Finder {
    private static final Labels BIRTH = Labels.named("date-of-birth");
    private static final Labels SERVICE = Labels.named("date-of-service");
    private static final Labels OTHERS = Labels.named("other-date");
    private static final Pattern RANGE = Pattern.compile("(?i)[\\s:]*(-|–|—|to|thru|through|and|until|&)[\\s:]*");
    private static final Pattern AFTER_NAME = Pattern.compile("[A-Z][\\w'’-]+,? +[A-Z][\\w'’.-]* *\\((?:born *)?$");
    private static final Pattern PERIOD_BEFORE = Pattern.compile("(?i)(?:^|\\b(?:from|between|period|dates?)[ :]*)$");
    private static final Pattern PERIOD_AFTER =
            Pattern.compile("(?i)[ ,]*(?:to|te|through|thru|until|and|[-–])(?:[ \\t]|$)");
    private static final Pattern RECORDS =
            Pattern.compile("(?i)\\brecords\\b|information to be released|dates? of treatment");
    private static final Pattern CHARGE_LINE =
            Pattern.compile("(?<![\\w-])(?:\\d{5}|[A-V]\\d{4})(?![\\w-]).*\\d[.]\\d{2}(?!\\d)");
    private static final Pattern TIME = Pattern.compile("[ \\t,]+(?:at )?\\d{1,2}:?\\d{2}(?!\\d)");
    private static final Pattern IMMUNIZATIONS =
            Pattern.compile("(?i)(?:immuni[sz]ation|vaccination)s? (?:record|history|log)");
    private static final Pattern CHART =
            Pattern.compile("(?i)\\b(?:nursing|progress|flow ?sheet|vital signs|chart notes)\\b");
    private static final Pattern PLAIN_DATE = Pattern.compile("(?i)(?:^|[\\t ])date[: ]*$");
    private static final Pattern NOTE = Pattern.compile(
            "(?i)\\b(?:chief complaint|history of present illness|subjective|progress note|soap note|visit note|consultation note"
                    + "|(?:initial|re-?|follow-?up )evaluation|office visit|therapy note|plan of care)\\b");
    private static final int REACH = 26;

    /// Their documents are of a day on which something was done.
    private static final Set<String> VISITS = Set.of("lab_results", "medical_records");

    private static final Set<String> CLAIMS = Set.of("insurance");
    private static final Pattern AMOUNT = Pattern.compile("\\d[.]\\d{2}(?!\\d)");

    /// The line that fax machines print on top, cover sheets, signatures.
    private static final Pattern NOT_OF_VISIT = Pattern.compile(
            "(?i)\\bfrom:|\\bto:|\\bfax(?:ed)?\\b|\\bP[.,]? ?\\d+ ?/ ?\\d+|\\bpage \\d+|\\bsigna|\\bsigned");

    /// Words before a day that is still to come, or that was not the visit's.
    private static final Pattern AHEAD = Pattern.compile(
            "(?i)\\b(?:to|until|through|by|next \\w+|re-?check|return|due|expires?|injury|onset|today|final report"
                    + "|preliminary report|comparison|since|printed|reported)\\b[^\\p{L}\\d]{0,4}$");

    private enum Kind {
        BIRTH,
        SERVICE,
        OTHER,
        UNKNOWN
    }

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        int latestYear = latestYear(pages);
        boolean ofVisit = claims.share(VISITS) >= 0.7;
        boolean ofClaim = claims.share(CLAIMS) >= 0.7;
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                classify(page, row, latestYear, ofVisit, ofClaim, found);
            }
            parted(page, latestYear, found);
        }
        return found;
    }

    /// Of the years with four digits; a date with two is not after it.
    static int latestYear(List<Sheet> pages) {
        return pages.stream()
                .flatMap(page -> page.rows().stream())
                .flatMap(row -> WrittenDate.in(row).stream())
                .filter(date -> !date.shortYear() && date.year() < 2090)
                .mapToInt(WrittenDate::year)
                .max()
                .orElse(2029);
    }

    private static void classify(
            Sheet page, Row row, int latestYear, boolean ofVisit, boolean ofClaim, List<Finding> found) {
        Kind before = Kind.UNKNOWN;
        int end = 0;
        for (WrittenDate date : WrittenDate.in(row)) {
            String between = row.text().substring(end, date.span().from());
            boolean range = end > 0 && RANGE.matcher(between).matches();
            Kind kind = range && before == Kind.SERVICE
                    ? Kind.SERVICE
                    : isPeriodOfRecords(page, date.span()) ? Kind.SERVICE : kind(page, date.span(), end);
            boolean plain = kind == Kind.UNKNOWN || (kind == Kind.OTHER && isPlain(date.span()));
            if ((ofVisit && plain && isOfVisit(date.span())) || (ofClaim && plain && isLineOfClaim(date.span()))) {
                found.add(Finding.of(
                        EntityType.DATE_OF_SERVICE,
                        date.span(),
                        date.on(latestYear).toString(),
                        0.6 * date.trust()));
            } else {
                finding(kind, date, latestYear).ifPresent(found::add);
            }
            before = kind;
            end = date.span().to();
        }
    }

    /// `all medical records from 05/18/2026 to the present`
    private static boolean isPeriodOfRecords(Sheet page, Span date) {
        String text = date.row().text();
        return PERIOD_BEFORE.matcher(text.substring(0, date.from())).find()
                && PERIOD_AFTER.matcher(text.substring(date.to())).lookingAt()
                && RECORDS.matcher(page.text()).find();
    }

    private static Kind kind(Sheet page, Span date, int from) {
        Row row = date.row();
        Kind said = nearestLabel(row, from, date.from());
        if (said == Kind.OTHER && isDateOfNote(page, date)) {
            return Kind.SERVICE;
        }
        if (said != Kind.UNKNOWN) {
            return said;
        }
        if (AFTER_NAME.matcher(row.text().substring(0, date.from())).find()) {
            return Kind.BIRTH;
        }
        if (isChargeLine(row) || isEntryOfChart(page, date)) {
            return Kind.SERVICE;
        }
        Kind above = above(page, date);
        return above != Kind.UNKNOWN ? above : beforeLineBreak(page, date);
    }

    /// A line of an account: the day, a procedure's code, an amount.
    private static boolean isChargeLine(Row row) {
        return CHARGE_LINE.matcher(row.text()).find();
    }

    /// Charts and immunization records list what was done under its day.
    private static boolean isEntryOfChart(Sheet page, Span date) {
        String text = date.row().text();
        boolean timed =
                date.from() < 3 && TIME.matcher(text.substring(date.to())).lookingAt();
        return IMMUNIZATIONS.matcher(page.text()).find()
                || (timed && CHART.matcher(page.text()).find());
    }

    /// A visit's note has its day as plain `Date` beside the patient's own.
    private static boolean isDateOfNote(Sheet page, Span date) {
        return isPlain(date)
                && !BIRTH.in(date.row()).isEmpty()
                && NOTE.matcher(page.text()).find();
    }

    /// Not the day of a fax, a signature, a next visit or of a letter, which stands alone.
    private static boolean isOfVisit(Span date) {
        String text = date.row().text();
        return !text.strip().equals(date.text())
                && !NOT_OF_VISIT.matcher(text).find()
                && !AHEAD.matcher(text.substring(0, date.from())).find();
    }

    /// A day, what was done, and what it costs.
    private static boolean isLineOfClaim(Span date) {
        String text = date.row().text();
        return text.substring(0, date.from()).strip().length() < 25
                && AMOUNT.matcher(text.substring(date.to())).find();
    }

    private static boolean isPlain(Span date) {
        return PLAIN_DATE.matcher(date.row().text().substring(0, date.from())).find();
    }

    private static Kind nearestLabel(Row row, int from, int to) {
        Kind kind = Kind.UNKNOWN;
        int nearest = Math.max(from, to - REACH) - 1;
        int length = 0;
        for (Kind candidate : List.of(Kind.BIRTH, Kind.SERVICE, Kind.OTHER)) {
            for (Span label : labels(candidate).in(row)) {
                boolean nearer = label.to() > nearest || (label.to() == nearest && label.to() - label.from() > length);
                if (label.from() >= from && label.to() <= to && nearer && cellsBetween(row, label.to(), to) <= 1) {
                    kind = candidate;
                    nearest = label.to();
                    length = label.to() - label.from();
                }
            }
        }
        return kind;
    }

    private static long cellsBetween(Row row, int from, int to) {
        return row.text().substring(from, to).chars().filter(c -> c == Row.CELL).count();
    }

    /// The label that heads the column, skipping dates of the same column in between.
    private static Kind above(Sheet page, Span date) {
        int at = page.rows().indexOf(date.row());
        Row last = date.row();
        for (int i = at - 1; i >= 0 && i > at - 40; i--) {
            Row row = page.rows().get(i);
            if (last.middle() - row.middle() > 6 * Math.max(row.height(), last.height())) {
                return Kind.UNKNOWN;
            }
            double aside = 2 * Math.max(row.height(), date.row().height());
            for (Kind candidate : List.of(Kind.BIRTH, Kind.SERVICE, Kind.OTHER)) {
                for (Span label : labels(candidate).in(row)) {
                    if (date.left() >= label.left() - aside && date.left() <= label.right() + aside / 2) {
                        return candidate;
                    }
                }
            }
            boolean column = WrittenDate.in(row).stream()
                    .anyMatch(other -> Math.abs(other.span().left() - date.left()) < aside);
            if (column || at - i > 2) {
                last = column ? row : last;
            }
            if (!column && at - i > 2 && last == date.row()) {
                return Kind.UNKNOWN;
            }
        }
        return Kind.UNKNOWN;
    }

    /// Running text may break the line between `was seen on` and the date.
    private static Kind beforeLineBreak(Sheet page, Span date) {
        int at = page.rows().indexOf(date.row());
        if (at == 0 || date.from() > 3) {
            return Kind.UNKNOWN;
        }
        Row before = page.rows().get(at - 1);
        if (date.row().middle() - before.middle() > 3 * before.height()) {
            return Kind.UNKNOWN;
        }
        int end = before.text().length();
        return nearestLabel(before, Math.max(0, end - REACH), end);
    }

    private static void parted(Sheet page, int latestYear, List<Finding> found) {
        for (Labelled labelled : LabelledValues.near(page, BIRTH, WrittenDate.PARTED_SHAPE)) {
            WrittenDate.parted(labelled.value())
                    .flatMap(date -> finding(Kind.BIRTH, date, latestYear))
                    .ifPresent(found::add);
        }
        for (Labelled labelled : LabelledValues.near(page, SERVICE, WrittenDate.PARTED_SHAPE)) {
            WrittenDate.parted(labelled.value())
                    .flatMap(date -> finding(Kind.SERVICE, date, latestYear))
                    .ifPresent(found::add);
        }
    }

    private static Labels labels(Kind kind) {
        return switch (kind) {
            case BIRTH -> BIRTH;
            case SERVICE -> SERVICE;
            case OTHER, UNKNOWN -> OTHERS;
        };
    }

    private static Optional<Finding> finding(Kind kind, WrittenDate date, int latestYear) {
        LocalDate day = date.on(latestYear);
        return switch (kind) {
            case BIRTH -> Optional.of(Finding.of(EntityType.DOB, date.span(), day.toString(), 0.96 * date.trust()));
            case SERVICE ->
                Optional.of(Finding.of(EntityType.DATE_OF_SERVICE, date.span(), day.toString(), 0.88 * date.trust()));
            case OTHER, UNKNOWN -> Optional.empty();
        };
    }
}
