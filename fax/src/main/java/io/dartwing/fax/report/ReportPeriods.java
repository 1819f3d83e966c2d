package io.dartwing.fax.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// When reports about whole days, weeks and months are due: at a time of the day after their last day.
final class ReportPeriods {
    /// After a long silence nobody reads more.
    private static final int MOST = 31;

    enum Every {
        DAY,
        WEEK,
        MONTH;

        /// The first day of the period that this day lies in.
        private LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        private LocalDate before(LocalDate first) {
            return switch (this) {
                case DAY -> first.minusDays(1);
                case WEEK -> first.minusWeeks(1);
                case MONTH -> first.minusMonths(1);
            };
        }
    }

    /// @param to the last day, included
    record Period(LocalDate from, LocalDate to, Instant due) {}

    private ReportPeriods() {}

    /// Those that came due after `since` and until `now`, oldest first.
    static List<Period> due(Every every, LocalTime at, ZoneId zone, Instant since, Instant now) {
        var due = new ArrayList<Period>();
        LocalDate next = every.first(now.atZone(zone).toLocalDate());
        for (int back = 0; back <= MOST; back++) {
            LocalDate from = every.before(next);
            Instant moment = next.atTime(at).atZone(zone).toInstant();
            if (!moment.isAfter(since)) {
                break;
            }
            if (!moment.isAfter(now)) {
                due.addFirst(new Period(from, next.minusDays(1), moment));
            }
            next = from;
        }
        return due;
    }
}
