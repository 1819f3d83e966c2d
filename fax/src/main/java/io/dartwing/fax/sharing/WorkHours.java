package io.dartwing.fax.sharing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/// When a person works, by its own clock. `until` before `from` is the next morning: the night
/// belongs to the day it begins on.
///
/// @param days none: every day
record WorkHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    WorkHours {
        days = Set.copyOf(days);
    }

    boolean covers(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime time = there.toLocalTime();
        DayOfWeek today = there.getDayOfWeek();
        if (from.equals(until)) {
            return on(today);
        }
        if (from.isBefore(until)) {
            return on(today) && !time.isBefore(from) && time.isBefore(until);
        }
        return on(today) && !time.isBefore(from) || on(today.minus(1)) && time.isBefore(until);
    }

    private boolean on(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
