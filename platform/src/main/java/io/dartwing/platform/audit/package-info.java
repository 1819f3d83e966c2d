/// Who did what, append-only and chained by hash per organisation; reads of protected content included.
///
/// Invariants: the app role can neither change nor delete an entry; each entry carries the hash of the
/// one before it; no PHI in it, only ids and small words. `Audit.verify` names the first entry that was
/// tampered with. `Anchors` signs the ends of the chains with a key beside the database, so that a chain
/// cut off or written anew is found too; `OfflineVerification` needs files alone. Entries older than six
/// years move to signed archives and stay verifiable.
@NullMarked
@ApplicationModule(displayName = "Audit")
package io.dartwing.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
