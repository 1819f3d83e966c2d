/// Saved views: filters of the list of faxes under a name, one's own or everybody's.
///
/// Invariants: one that is not shared is seen by its owner only; a shared one is changed by its owner
/// and by administrators.
@ApplicationModule(displayName = "Saved views")
@NullMarked
package io.dartwing.fax.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
