/// Organisations: the tenants of an installation.
@NullMarked
@ApplicationModule(displayName = "Organizations")
package io.dartwing.platform.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
