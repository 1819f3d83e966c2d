/// Faxes that arrive: stored before the sender is told so, then read, routed and delivered.
@ApplicationModule(displayName = "Inbound faxes")
@NullMarked
package io.dartwing.fax.inbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
