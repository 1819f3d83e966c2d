/// The telephone line of the fax product: starts it, feeds it the trunks, and takes what it tells.
@ApplicationModule(displayName = "Fax line")
@NullMarked
package io.dartwing.fax.line;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
