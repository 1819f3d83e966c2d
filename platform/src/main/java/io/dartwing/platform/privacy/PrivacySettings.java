package io.dartwing.platform.privacy;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.time.Duration;
import java.util.List;

public final class PrivacySettings implements SettingTable {
    static final Setting<Boolean> HEALTHCARE_EXPORTS = Setting.bool(
                    "privacy.healthcare_exports", "Exports in healthcare mode", false)
            .group("Privacy")
            .describe("Allows exports, which hold PHI, while the organisation is in healthcare mode.")
            .changedWith("organization:own");
    static final Setting<Duration> EXPORT_LIFE = Setting.duration(
                    "privacy.export_life",
                    "Exports can be fetched for",
                    Duration.ofDays(7),
                    Duration.ofHours(1),
                    Duration.ofDays(30))
            .group("Privacy")
            .describe("Then the file is deleted.")
            .healthcareAtMost(Duration.ofDays(7));

    @Override
    public List<Setting<?>> settings() {
        return List.of(HEALTHCARE_EXPORTS, EXPORT_LIFE);
    }
}
