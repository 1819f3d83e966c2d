/// Searching faxes: best first, with facets, marked words and faxes that are alike.
///
/// Invariants: the index is derived and can be thrown away; what has to be indexed is noted by the database in the
/// transaction that changed it, and forgotten after the index has it on disk. Every question to the index carries the
/// organisations and the faxes that the asker may see, so that counts and facets tell of nothing else; what it answers
/// is read from the database once more under row security.
@ApplicationModule(displayName = "Fax search")
@NullMarked
package io.dartwing.fax.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
