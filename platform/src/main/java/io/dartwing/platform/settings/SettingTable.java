package io.dartwing.platform.settings;

import java.util.List;

/// All settings and flags of one module, as constants of the implementing class.
///
/// The implementation is public, has a constructor without parameters, and is named in
/// `META-INF/services/io.dartwing.platform.settings.SettingTable`, so that the command line knows the settings too.
public interface SettingTable {
    List<Setting<?>> settings();

    default List<FeatureFlag> flags() {
        return List.of();
    }
}
