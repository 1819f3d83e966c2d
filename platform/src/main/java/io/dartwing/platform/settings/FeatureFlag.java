package io.dartwing.platform.settings;

import java.util.List;

/// Declares a switch for something new: for everybody, for a share of the callers, or one of several variants. Stored,
/// shown and audited as a setting of the group "Features".
public final class FeatureFlag {
    private static final String GROUP = "Features";

    private final Setting<?> setting;
    private final List<String> variants;

    private FeatureFlag(Setting<?> setting, List<String> variants, String description) {
        this.setting = setting.group(GROUP).describe(description);
        this.variants = variants;
    }

    public static FeatureFlag onOff(String name, String label, String description, boolean defaultValue) {
        return new FeatureFlag(Setting.booleanFlag(name, label, defaultValue), List.of(), description);
    }

    /// On for this many of a hundred callers, always the same ones.
    public static FeatureFlag percentage(String name, String label, String description, int defaultValue) {
        return new FeatureFlag(Setting.percentageFlag(name, label, defaultValue), List.of(), description);
    }

    /// One of several ways, or shares of them.
    public static FeatureFlag variant(
            String name, String label, String description, String defaultValue, String... variants) {
        return new FeatureFlag(
                Setting.variantFlag(name, label, defaultValue, List.of(variants)), List.of(variants), description);
    }

    public FeatureFlag byInstallation() {
        setting.byInstallation();
        return this;
    }

    public String name() {
        return setting.name();
    }

    Setting<?> setting() {
        return setting;
    }

    List<String> variants() {
        return variants;
    }
}
