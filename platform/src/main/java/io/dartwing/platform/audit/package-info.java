/// Who did what, append-only and chained by hash per organisation; reads of protected content included.
///
/// Invariants: the app role can neither change nor delete an entry; each entry carries the hash of the
/// one before it; no PHI in it, only ids and small words. `Audit.verify` names the first entry that was
/// tampered with.
@NullMarked
@ApplicationModule(displayName = "Audit")
package io.dartwing.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
