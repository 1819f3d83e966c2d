/// Designs of cover pages: blocks at their places, filled with the fields of a fax.
///
/// Invariants: what stands in a field or a block is text and never markup; a design that can't be
/// drawn any more costs a fax its looks, not its cover page.
@ApplicationModule(displayName = "Cover pages")
@NullMarked
package io.dartwing.fax.cover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
