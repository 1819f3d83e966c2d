package io.dartwing.platform.settings;

import java.time.Duration;
import java.util.List;

/// Settings of every kind, for the tests.
public final class ProbeSettings implements SettingTable {
    static final Setting<Duration> IDLE = Setting.duration(
                    "probe.idle", "Idle", Duration.ofMinutes(30), Duration.ofMinutes(1), Duration.ofHours(12))
            .describe("How long.")
            .healthcareAtMost(Duration.ofMinutes(15));
    static final Setting<Long> LENGTH =
            Setting.integer("probe.length", "Length", 8, 1, 64).healthcareAtLeast(12L);
    static final Setting<Boolean> FORCED =
            Setting.bool("probe.forced", "Forced", false).healthcareAlways(true);
    static final Setting<String> COLOUR =
            Setting.choice("probe.colour", "Colour", "red", "red", "green").changedWith("fax:send");
    static final Setting<String> TIER =
            Setting.text("probe.tier", "Tier", "small", 20).byInstallation();
    static final Setting<List<String>> WORDS = Setting.texts("probe.words", "Words", "[a-z]+", "small letters");
    static final FeatureFlag ON = FeatureFlag.onOff("probe_flags.on", "On", "A switch.", false);
    static final FeatureFlag SHARE = FeatureFlag.percentage("probe_flags.share", "Share", "For some.", 0);
    static final FeatureFlag WAY = FeatureFlag.variant("probe_flags.way", "Way", "Several.", "old", "old", "new");

    @Override
    public List<Setting<?>> settings() {
        return List.of(IDLE, LENGTH, FORCED, COLOUR, TIER, WORDS);
    }

    @Override
    public List<FeatureFlag> flags() {
        return List.of(ON, SHARE, WAY);
    }
}
