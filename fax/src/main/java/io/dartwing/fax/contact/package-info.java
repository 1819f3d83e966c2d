/// The organisation's contacts and their groups: whom it faxes, when it is day there, how.
///
/// Invariants: names, numbers, addresses and notes are sealed; contacts are found by keyed hashes of
/// what their words and numbers begin with.
@ApplicationModule(displayName = "Contacts")
@NullMarked
package io.dartwing.fax.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
