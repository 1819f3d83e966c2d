package io.dartwing.fax.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.report.ReportPeriods.Every;
import io.dartwing.fax.report.ReportPeriods.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPeriodsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime SEVEN = LocalTime.of(7, 0);

    @Test
    void aDayIsDueInTheMorningAfterItWhereTheOrganisationIs() {
        assertThat(due(Every.DAY, "2026-11-27T12:00:00Z", "2026-11-28T11:59:59Z"))
                .isEmpty();
        assertThat(due(Every.DAY, "2026-11-27T12:00:00Z", "2026-11-28T12:00:00Z"))
                .containsExactly(period("2026-11-27", "2026-11-27", "2026-11-28T12:00:00Z"));
    }

    @Test
    void aWeekEndsOnSundayAndAMonthWithItsLastDay() {
        assertThat(due(Every.WEEK, "2026-11-22T00:00:00Z", "2026-11-25T00:00:00Z"))
                .containsExactly(period("2026-11-16", "2026-11-22", "2026-11-23T12:00:00Z"));
        assertThat(due(Every.MONTH, "2026-02-15T00:00:00Z", "2026-03-10T00:00:00Z"))
                .containsExactly(period("2026-02-01", "2026-02-28", "2026-03-01T12:00:00Z"));
    }

    @Test
    void whatCameDueWhileNoServerRanIsDueAfterwardsOldestFirst() {
        assertThat(due(Every.DAY, "2026-11-24T12:00:00Z", "2026-11-27T20:00:00Z"))
                .extracting(Period::from)
                .containsExactly(
                        LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25"), LocalDate.parse("2026-11-26"));
        assertThat(due(Every.DAY, "2025-01-01T00:00:00Z", "2026-11-27T20:00:00Z"))
                .as("nobody reads two years of daily reports")
                .hasSize(32);
    }

    @Test
    void aTimeThatAClockChangeSkipsComesAfterTheGap() {
        List<Period> due = ReportPeriods.due(
                Every.DAY,
                LocalTime.of(2, 30),
                NEW_YORK,
                Instant.parse("2026-03-08T00:00:00Z"),
                Instant.parse("2026-03-08T20:00:00Z"));
        assertThat(due).containsExactly(period("2026-03-07", "2026-03-07", "2026-03-08T07:30:00Z"));
    }

    private static List<Period> due(Every every, String since, String now) {
        return ReportPeriods.due(every, SEVEN, NEW_YORK, Instant.parse(since), Instant.parse(now));
    }

    private static Period period(String from, String to, String due) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), Instant.parse(due));
    }
}
