/// Signatures that anybody can verify, of papers that this installation issues: certificates and
/// receipts.
///
/// Invariants: the key lies beside the database, not in it; what is signed begins with its kind,
/// so that a signature of
/// one kind of paper is none of another.
@ApplicationModule(displayName = "Signed papers")
@NullMarked
package io.dartwing.fax.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
