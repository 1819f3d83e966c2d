/// Whether the server lives and is ready, for launchers and load balancers.
@NullMarked
@ApplicationModule(displayName = "Health")
package io.dartwing.platform.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
