package io.dartwing.platform.limits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How often something may be done, and how many at once; 0: as often as one likes.
public record Rate(
        @JsonProperty("per_second") long perSecond,
        @JsonProperty("per_minute") long perMinute,
        @JsonProperty("per_day") long perDay,
        @JsonProperty("concurrent") long concurrent) {
    static final Rate UNLIMITED = new Rate(0, 0, 0, 0);
    private static final long MOST = 1_000_000_000;

    /// What is left out is 0.
    @JsonCreator
    static Rate read(
            @JsonProperty("per_second") @Nullable Long perSecond,
            @JsonProperty("per_minute") @Nullable Long perMinute,
            @JsonProperty("per_day") @Nullable Long perDay,
            @JsonProperty("concurrent") @Nullable Long concurrent) {
        return new Rate(orZero(perSecond), orZero(perMinute), orZero(perDay), orZero(concurrent));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    static Rate of(long perSecond, long perMinute, long perDay) {
        return new Rate(perSecond, perMinute, perDay, 0);
    }

    Rate atOnce(long most) {
        return new Rate(perSecond, perMinute, perDay, most);
    }

    boolean limitsHowOften() {
        return perSecond > 0 || perMinute > 0 || perDay > 0;
    }

    boolean sensible() {
        return within(perSecond) && within(perMinute) && within(perDay) && within(concurrent);
    }

    private static boolean within(long value) {
        return value >= 0 && value <= MOST;
    }
}
