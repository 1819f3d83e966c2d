/// Faxes that leave: accepted durably, prepared, dialled, concluded.
@ApplicationModule(displayName = "Outbound faxes")
@NullMarked
package io.dartwing.fax.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
