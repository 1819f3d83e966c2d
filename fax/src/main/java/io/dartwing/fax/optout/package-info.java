/// Whom the organisation must not fax: numbers whose owners asked for no faxes, or for none that go
/// to many (47 CFR 64.1200(a)(4)).
///
/// Invariants: an entry counts from the moment it is committed; it is asked for when a fax is
/// accepted and again before each attempt.
@ApplicationModule(displayName = "Do not fax")
@NullMarked
package io.dartwing.fax.optout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
