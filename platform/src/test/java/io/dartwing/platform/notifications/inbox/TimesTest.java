package io.dartwing.platform.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        // Berlin, winter: UTC+1
        "2026-01-10T18:00:00Z, 2026-01-10T18:00:00Z",
        "2026-01-10T21:00:00Z, 2026-01-11T06:00:00Z",
        "2026-01-10T23:30:00Z, 2026-01-11T06:00:00Z",
        "2026-01-11T05:59:59Z, 2026-01-11T06:00:00Z",
        "2026-01-11T06:00:00Z, 2026-01-11T06:00:00Z",
        // the night in which clocks go forward: seven in the morning comes an hour earlier
        "2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z"
    })
    void quietHoursOverMidnightEndInTheMorning(Instant now, Instant expected) {
        var times = new Times(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(7, 0), LocalTime.of(8, 0));
        assertThat(times.notBefore(now)).isEqualTo(expected);
    }

    @Test
    void quietHoursWithinADay() {
        var times = new Times(ZoneOffset.UTC, LocalTime.of(12, 0), LocalTime.of(13, 0), LocalTime.of(8, 0));
        assertThat(times.notBefore(Instant.parse("2026-01-10T12:30:00Z")))
                .isEqualTo(Instant.parse("2026-01-10T13:00:00Z"));
        Instant after = Instant.parse("2026-01-10T13:00:00Z");
        assertThat(times.notBefore(after)).isEqualTo(after);
    }

    @Test
    void aDigestComesAtItsHourTodayOrTomorrow() {
        var times = new Times(ZoneId.of("America/New_York"), null, null, LocalTime.of(8, 0));
        assertThat(times.nextDigest(Instant.parse("2026-01-10T12:00:00Z")))
                .isEqualTo(Instant.parse("2026-01-10T13:00:00Z"));
        assertThat(times.nextDigest(Instant.parse("2026-01-10T13:00:00Z")))
                .isEqualTo(Instant.parse("2026-01-11T13:00:00Z"));
    }
}
