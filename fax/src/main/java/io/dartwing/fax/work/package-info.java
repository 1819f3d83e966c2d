/// What people do with faxes, one or many at once: hand on, mark, tag, put aside, delete.
///
/// Invariants: everything is done with the rights its asker has at that moment; a bulk's fax is
/// done or refused
/// once, whatever is repeated or killed; an undo changes back only what is still as the bulk left
/// it.
@ApplicationModule(displayName = "Work on faxes")
@NullMarked
package io.dartwing.fax.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
