package io.dartwing.fax.routing;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/// Whose clock rules go by.
public final class RuleSettings implements SettingTable {
    static final Setting<String> ZONE = Setting.text("fax.rules_time_zone", "Time zone of rules", "", 60)
            .group("Faxes")
            .describe("Times, days and dates in routing rules are meant in this zone, such as America/New_York. Empty,"
                    + " or none that is known: the server's.");

    static ZoneId zone(String name) {
        try {
            return name.isBlank() ? ZoneId.systemDefault() : ZoneId.of(name.strip());
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ZONE);
    }
}
