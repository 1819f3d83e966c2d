/// Faxes that go out by e-mail: told of as they are delivered to an inbox, or sent on by a person.
///
/// Invariants: a setting of the organisation says how much of a fax may leave by mail, nothing of it
/// unless somebody decided so; the mail and the row that remembers it are written together, before
/// anything leaves; how it ended stands in the fax's history.
@ApplicationModule(displayName = "Faxes by e-mail")
@NullMarked
package io.dartwing.fax.copies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
