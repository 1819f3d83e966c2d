/// A language model outside that an organisation set up to be asked, and what may be said to it.
///
/// Invariants: nothing is asked unless the organisation enabled a model; the audit names each question (never its
/// words) before it leaves; whether people's own words may leave is decided anew for each.
@ApplicationModule(displayName = "Language models")
@NullMarked
package io.dartwing.fax.languagemodel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
