/// Where a received fax goes, and why: rules as data, the decision as a pure function.
@ApplicationModule(displayName = "Routing")
@NullMarked
package io.dartwing.fax.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
