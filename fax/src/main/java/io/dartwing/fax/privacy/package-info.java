/// What privacy law asks of faxes: the inventory of their tables, erasure, and whether any are kept.
@ApplicationModule(displayName = "Fax privacy")
@NullMarked
package io.dartwing.fax.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
