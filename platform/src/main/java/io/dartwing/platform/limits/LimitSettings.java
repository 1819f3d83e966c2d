package io.dartwing.platform.limits;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.Arrays;
import java.util.List;

public final class LimitSettings implements SettingTable {
    static final Setting<String> TIER = Setting.choice(
                    "limits.tier",
                    "Tier",
                    LimitTier.UNLIMITED.value(),
                    Arrays.stream(LimitTier.values()).map(LimitTier::value).toArray(String[]::new))
            .group("Limits")
            .describe("What the organisation may use together per second, minute and day. Chosen by the operator.")
            .byInstallation();

    @Override
    public List<Setting<?>> settings() {
        return List.of(TIER);
    }
}
