/// Receipts of delivered faxes: what is known of the delivery, as a signed text and as a PDF of it.
///
/// Invariants: a receipt is made of what the fax and its attempts keep, so the same facts give
/// the same receipt;
/// what is printed is exactly what is signed; nobody gets one who may not see the other party.
@ApplicationModule(displayName = "Fax receipts")
@NullMarked
package io.dartwing.fax.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
