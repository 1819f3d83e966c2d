package io.dartwing.fax.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.ProblemException;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupingTest {
    @Test
    void timesWithoutFaxesAreSeenToo() {
        assertThat(keys(Grouping.DAY, "2026-02-27", "2026-03-01"))
                .containsExactly("2026-02-27", "2026-02-28", "2026-03-01");
        assertThat(keys(Grouping.WEEK, "2026-11-25", "2026-12-01")).containsExactly("2026-11-23", "2026-11-30");
        assertThat(keys(Grouping.MONTH, "2025-12-31", "2026-02-01")).containsExactly("2025-12", "2026-01", "2026-02");
        assertThat(keys(Grouping.HOUR, "2026-11-25", "2026-11-25"))
                .hasSize(24)
                .startsWith("2026-11-25T00:00")
                .endsWith("2026-11-25T23:00");
        assertThat(keys(Grouping.INBOX, "2026-11-25", "2026-11-25")).isEmpty();
    }

    @Test
    void moreThanAnybodyReadsIsRefused() {
        assertThat(wish("2025-01-01", "2026-12-31", "day")).isNull();
        assertThat(wish("2024-01-01", "2026-12-31", "day")).contains("from: too long ago");
        assertThat(wish("2026-01-01", "2026-03-01", "hour")).contains("from: too long ago (expected: at most 31 days)");
        assertThat(wish("2026-03-02", "2026-03-01", "day")).contains("to: before from");
        assertThat(wish("2026-03-01", "2026-03-01", "sender")).contains("group_by: not for this report");
    }

    private static java.util.List<String> keys(Grouping grouping, String from, String to) {
        return grouping.keys(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static String wish(String from, String to, String groupBy) {
        try {
            ReportWish.of(
                    ReportKind.ACTIVITY,
                    LocalDate.parse(from),
                    LocalDate.parse(to),
                    groupBy,
                    null,
                    null,
                    null,
                    Set.of());
            return null;
        } catch (ProblemException refused) {
            return refused.detail();
        }
    }
}
