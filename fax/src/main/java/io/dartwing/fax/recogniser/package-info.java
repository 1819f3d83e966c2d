/// Recognisers outside, which read pages of received faxes that our own reads badly: who may, what left, what came of
/// it.
///
/// Invariants: nothing leaves without a record that an administrator enabled, and none is enabled without an agreement;
/// a page is on record, and in the audit, before it leaves; what goes wrong outside never stops a fax, our own reading
/// is kept then; what was read stands in the fax's text only.
@ApplicationModule(displayName = "Outside recognisers")
@NullMarked
package io.dartwing.fax.recogniser;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
