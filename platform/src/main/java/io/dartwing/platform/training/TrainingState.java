package io.dartwing.platform.training;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a training counts on a day. It counts on the day it expires, too.
public enum TrainingState {
    IN_FORCE,
    EXPIRES_SOON,
    EXPIRED;

    private static final int SOON_DAYS = 30;

    /// @param expiresOn null for never
    public static TrainingState of(@Nullable LocalDate expiresOn, LocalDate today) {
        if (expiresOn == null || expiresOn.isAfter(today.plusDays(SOON_DAYS))) {
            return IN_FORCE;
        }
        return expiresOn.isBefore(today) ? EXPIRED : EXPIRES_SOON;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
