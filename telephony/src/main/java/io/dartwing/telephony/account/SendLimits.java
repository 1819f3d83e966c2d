package io.dartwing.telephony.account;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// How much an account is given at most, as an administrator says.
///
/// @param perMinute sends that begin within any minute; null for no limit
/// @param atOnce sends that have begun and not ended; null for no limit
public record SendLimits(
        @Nullable Integer perMinute, @Nullable Integer atOnce) {
    public static final SendLimits NONE = new SendLimits(null, null);

    public boolean none() {
        return perMinute == null && atOnce == null;
    }

    /// How many more may begin now; never below zero.
    ///
    /// @param begun within the last minute
    /// @param open begun and not ended
    public int free(int begun, int open) {
        int free = Integer.MAX_VALUE;
        if (perMinute != null) {
            free = Math.min(free, perMinute - begun);
        }
        if (atOnce != null) {
            free = Math.min(free, atOnce - open);
        }
        return Math.max(0, free);
    }

    /// For example `10 faxes a minute and 2 at the same time`.
    public String sentence(String things) {
        var parts = new ArrayList<String>();
        if (perMinute != null) {
            parts.add(perMinute + " " + things + " a minute");
        }
        if (atOnce != null) {
            parts.add((parts.isEmpty() ? atOnce + " " + things : atOnce.toString()) + " at the same time");
        }
        return String.join(" and ", parts);
    }
}
