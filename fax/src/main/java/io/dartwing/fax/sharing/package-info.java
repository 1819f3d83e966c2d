/// Sharing faxes out among the people of a group: whose turn it is, who is there, who has room.
///
/// Invariants: the choice is a pure function of what is known; gifts of one organisation happen one
/// after the other, so that faxes that arrive together never meet the same turn; a fax that nobody
/// can take stays in the group's inbox until somebody can.
@ApplicationModule(displayName = "Sharing out work")
@NullMarked
package io.dartwing.fax.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
