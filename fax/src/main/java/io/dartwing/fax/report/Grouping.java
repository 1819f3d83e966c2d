package io.dartwing.fax.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the rows of a report stand for. `key` is SQL over the fax `f` and what is joined to it.
enum Grouping {
    HOUR("Hour", local("hour", "YYYY-MM-DD\"T\"HH24:00"), at -> at.plusHours(1), "yyyy-MM-dd'T'HH:00"),
    DAY("Day", local("day", "YYYY-MM-DD"), at -> at.plusDays(1), "yyyy-MM-dd"),
    WEEK("Week from", local("week", "YYYY-MM-DD"), at -> at.plusWeeks(1), "yyyy-MM-dd"),
    MONTH("Month", local("month", "YYYY-MM"), at -> at.plusMonths(1), "yyyy-MM"),
    INBOX("Inbox", "coalesce((select i.name from inboxes i where i.id = f.inbox_id), '(no inbox)')"),
    NUMBER("Number", """
            case f.direction when 'inbound' then f.recipient_number else f.sender_number end
              || coalesce((select ' ' || n.label from fax_numbers n where n.id = f.number_id), '')"""),
    PERSON("Assigned to", """
            coalesce((select p.full_name from people p
                      where p.id = f.assigned_to and p.organization_id = f.organization_id), '(nobody)')"""),
    SENDER("Sender", "f.sender_number"),
    RECIPIENT("Recipient", "f.recipient_number"),
    CATEGORY("Category", "coalesce(f.category, '(none)')"),
    RULE("Rule", "coalesce(f.routed_rule_name, '(no rule)')"),
    CAUSE("Cause", "coalesce(f.cause, '(unknown)')"),
    CONFIDENCE("Confidence", """
            case when f.category_confidence is null then '(not judged)'
                 else lpad((least(floor(f.category_confidence * 10), 9) * 10)::int::text, 2, '0') || ' to '
                      || ((least(floor(f.category_confidence * 10), 9) + 1) * 10)::int || ' %' end"""),
    /// Of reports that are no count of faxes.
    NONE("", "''");

    private final String label;
    private final String key;
    private final @Nullable UnaryOperator<LocalDateTime> next;
    private final String pattern;

    Grouping(String label, String key) {
        this(label, key, null, "");
    }

    Grouping(String label, String key, @Nullable UnaryOperator<LocalDateTime> next, String pattern) {
        this.label = label;
        this.key = key;
        this.next = next;
        this.pattern = pattern;
    }

    private static String local(String unit, String pattern) {
        return "to_char(date_trunc('" + unit + "', f.created_at at time zone :zone), '" + pattern + "')";
    }

    String label() {
        return label;
    }

    String key() {
        return key;
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean ofTime() {
        return next != null;
    }

    static Optional<Grouping> named(String value) {
        return Arrays.stream(values())
                .filter(one -> one != NONE && one.value().equals(value))
                .findFirst();
    }

    /// Every key from the first day to the last one, so that times without faxes are seen.
    List<String> keys(LocalDate from, LocalDate to) {
        var keys = new ArrayList<String>();
        if (next == null) {
            return keys;
        }
        var form = java.time.format.DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        LocalDateTime end = to.plusDays(1).atStartOfDay();
        for (LocalDateTime at = first(from); at.isBefore(end); at = next.apply(at)) {
            keys.add(form.format(at));
        }
        return keys;
    }

    private LocalDateTime first(LocalDate from) {
        return switch (this) {
            case WEEK -> from.with(java.time.DayOfWeek.MONDAY).atStartOfDay();
            case MONTH -> YearMonth.from(from).atDay(1).atStartOfDay();
            default -> from.atStartOfDay();
        };
    }

    /// How many days may be asked for at once: more rows than that nobody reads.
    long mostDays() {
        return this == HOUR ? 31 : 731;
    }

    static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
