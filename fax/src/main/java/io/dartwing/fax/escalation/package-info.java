/// Faxes that lie too long in an inbox: who is told, and who gets them then.
///
/// Invariants: each step is taken once, in the transaction that moves the fax's row on to the next;
/// the clock stands while a fax is put aside, and ends when it is finished.
@ApplicationModule(displayName = "Escalation")
@NullMarked
package io.dartwing.fax.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
