/// Settings and feature flags of organisations: typed values with defaults, ranges and history.
///
/// Each module declares its settings in one `SettingTable`; reading, changing, the REST resource and the page in the
/// browser come from that declaration. A value is the organisation's own, else the installation's, else the default; in
/// healthcare mode it is never weaker than the declaration allows. A change counts on every node within a second.
@NullMarked
@ApplicationModule(displayName = "Settings")
package io.dartwing.platform.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
