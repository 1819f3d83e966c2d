package io.dartwing.platform.settings;

import java.time.ZoneId;
import java.util.List;

/// What more than one module asks of an organisation.
public final class CommonSettings implements SettingTable {
    /// In which days of reports begin, and hours of schedules count.
    public static final Setting<ZoneId> TIME_ZONE = Setting.zone(
                    "organization.time_zone", "Time zone", ZoneId.of("UTC"))
            .describe("Where the days of reports begin and the hours of schedules and alert rules count, such as"
                    + " America/New_York.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(TIME_ZONE);
    }
}
