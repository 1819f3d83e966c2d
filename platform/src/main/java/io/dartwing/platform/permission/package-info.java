/// What an actor may do, decided in one pure function: organisation, then role, then record, then
/// field.
///
/// Roles mean permissions by one table (`Role`). The decision names the rule that made it, so that it
/// can be shown.
@NullMarked
@ApplicationModule(displayName = "Permission")
package io.dartwing.platform.permission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
