/// Who is acting: a person, an API key, a system job, the installation itself.
///
/// The actor travels in a scoped value through requests, jobs, events and sockets (`Actors`).
/// Invariants: no actor means no organisation, which means no rows; an actor never changes in the
/// middle of a transaction.
@NullMarked
@ApplicationModule(displayName = "Actor")
package io.dartwing.platform.actor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
