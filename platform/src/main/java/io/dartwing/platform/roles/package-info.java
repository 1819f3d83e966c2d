/// An organisation's own roles and teams, what its people may do in the end, and why.
///
/// A custom role is a set of named permissions and of grants on record types; it is read whenever an actor is
/// found, so a change counts from the next request on. Invariants: nobody can give what administration itself does
/// not have: ownership, health information, or the record types that decide about rights.
@NullMarked
@ApplicationModule(displayName = "Roles")
package io.dartwing.platform.roles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
