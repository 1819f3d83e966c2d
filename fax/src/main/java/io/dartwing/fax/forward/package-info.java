/// Faxes that rules send on to another number by fax.
///
/// Invariants: once per fax and rule, whatever runs twice: a row is committed with the delivery that wants it, and the
/// new
/// fax is accepted in the transaction that moves the row on. A fax goes on neither to whom it came from nor to an own
/// number, and one that comes round is sent on a limited number of times.
@ApplicationModule(displayName = "Faxes sent on")
@NullMarked
package io.dartwing.fax.forward;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
