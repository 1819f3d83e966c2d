package io.dartwing.platform.notifications.inbox;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// When a person may be disturbed, in its own zone. Quiet hours may go over midnight; equal ends mean none.
record Times(
        ZoneId zone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        LocalTime digestAt) {
    static final Times DEFAULT = new Times(ZoneOffset.UTC, null, null, LocalTime.of(8, 0));

    /// `now`, or the end of the quiet hours it lies in.
    ///
    /// An end that a clock change skips is the moment after the gap; one that comes twice is the first.
    Instant notBefore(Instant now) {
        LocalTime from = quietFrom;
        LocalTime until = quietUntil;
        if (from == null || until == null || from.equals(until)) {
            return now;
        }
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean overMidnight = from.isAfter(until);
        boolean quiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) {
            return now;
        }
        boolean tomorrow = overMidnight && !time.isBefore(from);
        Instant end = here.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(until)
                .atZone(zone)
                .toInstant();
        return end.isAfter(now) ? end : now;
    }

    /// The next digest after `now`.
    Instant nextDigest(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        Instant today = here.toLocalDate().atTime(digestAt).atZone(zone).toInstant();
        return today.isAfter(now)
                ? today
                : here.toLocalDate().plusDays(1).atTime(digestAt).atZone(zone).toInstant();
    }
}
