/// The same document to many recipients: a list, a pace, and what became of each.
///
/// Invariants: a recipient's row and its fax are written in one transaction, so that each gets one
/// fax whatever is killed, repeated or doubled; its faxes are ordinary ones in everything else. At
/// no moment more of its faxes are in calls than it has lines. A paused one begins nothing.
@ApplicationModule(displayName = "Broadcasts")
@NullMarked
package io.dartwing.fax.broadcast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
