/// How long faxes are kept: policies of the organisation, the decision which one counts for a
/// fax, and the runs that
/// erase what is due.
///
/// Invariants: the most exact policy decides and says so; nothing under a legal hold is erased;
/// each fax is erased in
/// one transaction with its entry in the run's list; what a policy archives first is erased only once the archive has
/// confirmed it; a run that was killed goes on where it was.
@ApplicationModule(displayName = "Fax retention")
@NullMarked
package io.dartwing.fax.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
