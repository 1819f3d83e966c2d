/// Secure links: documents that are too large to be faxed, or can't be, are offered under an
/// address instead.
///
/// Invariants: the address and the code that opens it are kept as hashes only, and the code never
/// stands in an address or in a mail; after ten wrong codes a link is shut; a download is on
/// record before its first byte leaves; documents belong to their fax, are kept as long and
/// erased with it; nothing is offered unless somebody asked for it.
@ApplicationModule(displayName = "Secure links")
@NullMarked
package io.dartwing.fax.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
