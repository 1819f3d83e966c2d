package io.dartwing.telephony.lookup;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// The settings of number look-up.
public final class LookupSettings implements SettingTable {
    static final long LONGEST_DAYS = 365;

    static final Setting<Long> KEPT_DAYS = Setting.integer(
                    "numbers.lookup_kept_days", "Keep look-ups for (days)", 30, 0, LONGEST_DAYS)
            .group("Numbers")
            .describe(
                    "So long an answer about a number is used again instead of asking, and paying, once more. 0: never."
                            + " People keep their number and change their carrier: old answers grow wrong.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(KEPT_DAYS);
    }
}
