package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers without a check that only their label tells apart: record, member and account numbers.
/// Medicare's own numbers are known by their shape.
final class NumberFinder implements Finder {
    private static final Pattern VALUE = Pattern.compile(
            "(?=[A-Z0-9\\-/ ]{0,12}\\d)[A-Z0-9](?:[A-Z0-9]|[\\-–/.](?=[A-Z0-9])| (?=\\d{2,}[A-Z]?\\b)){2,24}(?![\\w@])");
    /// `Policy group number` is the employer's.
    private static final Pattern GROUP = Pattern.compile("(?i)[ :]*group\\b");

    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern DATE =
            Pattern.compile("(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|[12]\\d|3[01])[/.-](?:\\d{4}|\\d{2})\\b.*");
    private static final Pattern PHONE = Pattern.compile("\\(?[2-9]\\d{2}[). -]+\\d{3}[. -]\\d{4}");
    private static final Pattern MEDICARE = Pattern.compile(
            "(?<![\\w-])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\\d"
                    + "-?[AC-HJKMNP-RT-Y]{2}\\d{2}(?![\\w-])");

    private static final List<Field> FIELDS = List.of(
            new Field(EntityType.MRN, 0.96, Labels.named("number-mrn")),
            new Field(EntityType.MRN, 0.8, Labels.named("number-patient-id")),
            new Field(EntityType.MEMBER_ID, 0.95, Labels.named("number-member-id")),
            new Field(EntityType.ACCOUNT, 0.94, Labels.named("number-account")));

    /// Words that name an account only with `#` behind them.
    private static final Labels HASHED = Labels.named("number-hashed");

    private static final Labels HASHED_MEMBER = Labels.named("number-hashed-member");
    private static final Labels HASHED_RECORD = Labels.named("number-hashed-record");
    private static final Labels PLAN = Labels.named("number-plan");
    private static final Labels PLAN_CONTEXT = Labels.named("number-plan-context");
    private static final Labels BARE_ID = Labels.named("number-id");
    private static final Pattern BEHIND_PLAN = Pattern.compile(
            "[ :\\t]+(?:[A-Z][\\w&'.-]*[ ,:-]+){1,6}?((?:[A-Z]{1,4}[- ]?)?\\d{6,12}[A-Z]?(?:-\\d{2})?)(?![\\w-])");

    private record Field(EntityType type, double certainty, Labels labels) {}

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Field field : FIELDS) {
            for (Sheet page : pages) {
                for (Labelled labelled : LabelledValues.near(page, field.labels, Shape.of(VALUE))) {
                    if (plausible(labelled) && !belongsToAnotherField(labelled, field)) {
                        found.add(Finding.of(
                                field.type,
                                labelled,
                                normalized(labelled.value().text()),
                                field.certainty));
                    }
                }
            }
        }
        for (Sheet page : pages) {
            hashed(page, HASHED, EntityType.ACCOUNT, found);
            hashed(page, HASHED_MEMBER, EntityType.MEMBER_ID, found);
            hashed(page, HASHED_RECORD, EntityType.MRN, found);
            planNumbers(page, found);
        }
        pages.forEach(page -> page.rows().forEach(row -> medicare(row, found)));
        return found;
    }

    private static void hashed(Sheet page, Labels labels, EntityType type, List<Finding> found) {
        for (Labelled labelled : LabelledValues.near(page, labels, Shape.of(VALUE))) {
            String behind =
                    labelled.label().row().text().substring(labelled.label().to());
            if (behind.stripLeading().startsWith("#") && plausible(labelled)) {
                found.add(Finding.of(type, labelled, normalized(labelled.value().text()), 0.85));
            }
        }
    }

    /// A plan's name with the number behind it, or `ID` in a row that speaks of a plan.
    private static void planNumbers(Sheet page, List<Finding> found) {
        for (Row row : page.rows()) {
            for (Span plan : PLAN.in(row)) {
                Matcher number = BEHIND_PLAN
                        .matcher(row.text())
                        .region(plan.to(), row.text().length());
                if (number.lookingAt()) {
                    Span span = row.span(number.start(1), number.end(1));
                    found.add(Finding.of(EntityType.MEMBER_ID, span, normalized(span.text()), 0.65));
                }
            }
        }
        for (Labelled labelled : LabelledValues.near(page, BARE_ID, Shape.of(VALUE))) {
            Row row = labelled.label().row();
            boolean ofPlan = PLAN_CONTEXT.in(row).stream()
                    .anyMatch(word -> word.to() <= labelled.label().from());
            if (ofPlan && row == labelled.value().row() && plausible(labelled)) {
                found.add(Finding.of(
                        EntityType.MEMBER_ID,
                        labelled,
                        normalized(labelled.value().text()),
                        0.75));
            }
        }
    }

    private static void medicare(Row row, List<Finding> found) {
        Matcher matcher = MEDICARE.matcher(row.text());
        while (matcher.find()) {
            Span span = row.span(matcher.start(), matcher.end());
            found.add(Finding.of(EntityType.MEMBER_ID, span, normalized(span.text()), 0.85));
        }
    }

    private static boolean plausible(Labelled labelled) {
        String value = labelled.value().text();
        long digits = DIGIT.matcher(value).results().count();
        return digits >= 3
                && digits * 3 >= value.length()
                && isNumberLabel(labelled.label())
                && !GROUP.matcher(labelled.label()
                                .row()
                                .text()
                                .substring(labelled.label().to()))
                        .lookingAt()
                && !DATE.matcher(value).matches()
                && !PHONE.matcher(value).matches();
    }

    /// `MR` is a record number's label only with `#`, otherwise it is a title.
    private static boolean isNumberLabel(Span label) {
        boolean title = label.text().equalsIgnoreCase("mr");
        String behind = label.row().text().substring(label.to());
        return !title || behind.stripLeading().startsWith("#") || behind.startsWith(".#");
    }

    /// `Patient account no.` is an account though `Patient` begins it, and `Account` in `Account
    /// member no.` belongs to the member: the longest label that ends where the value begins decides.
    private static boolean belongsToAnotherField(Labelled labelled, Field field) {
        Span label = labelled.label();
        return FIELDS.stream()
                .filter(other -> other.type != field.type)
                .flatMap(other -> other.labels.in(label.row()).stream())
                .anyMatch(other -> other.overlaps(label)
                        && (other.to() - other.from() > label.to() - label.from()
                                || (other.from() > label.from() && other.to() > label.to())));
    }

    static String normalized(String written) {
        return written.replaceAll("[\\s–]", "").toUpperCase(Locale.ROOT);
    }
}
