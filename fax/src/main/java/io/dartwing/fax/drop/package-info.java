/// Folders of this machine that programs put documents into, to be faxed: for scanners, records systems and SFTP.
///
/// Invariants: a document is faxed once, also when the server dies at any moment: it is moved aside first, under a name
/// that is its idempotency key. Whose key it is done with is looked up at each look, so that a revoked one ends it.
/// Nothing outside of the folder is read: links are not followed. Names of files may tell of patients and stand in no
/// log.
@ApplicationModule(displayName = "Drop folders")
@NullMarked
package io.dartwing.fax.drop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
