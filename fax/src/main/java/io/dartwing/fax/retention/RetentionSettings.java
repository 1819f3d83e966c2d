package io.dartwing.fax.retention;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// How long before faxes are erased people are told.
public final class RetentionSettings implements SettingTable {
    static final Setting<Long> WARN_DAYS = Setting.integer(
                    "fax.retention_warn_days", "Tell before faxes are erased (days)", 7, 0, 90)
            .group("Faxes")
            .describe("So many days before the time of faxes is over administrators are told, once for each fax. 0:"
                    + " nobody is told.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(WARN_DAYS);
    }
}
