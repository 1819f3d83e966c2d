package io.dartwing.telephony.reputation;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.time.Duration;
import java.util.List;

/// The settings of number reputation.
public final class ReputationSettings implements SettingTable {
    private static final String GROUP = "Numbers";

    static final Setting<Long> ALERT_BELOW = Setting.integer(
                    "numbers.reputation_alert_below", "Tell when a number's score is below", 60, 0, 100)
            .group(GROUP)
            .describe("Endpoints that listen to `reputation.alert` hear of it. 0: never.");

    static final Setting<Duration> ALERT_PAUSE = Setting.duration(
                    "numbers.reputation_alert_pause",
                    "Tell again after",
                    Duration.ofHours(24),
                    Duration.ofHours(1),
                    Duration.ofDays(30))
            .group(GROUP)
            .describe("So long nothing is told of the same number again, however it stands.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(ALERT_BELOW, ALERT_PAUSE);
    }
}
