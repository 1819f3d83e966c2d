/// The door: finds the actor of every HTTP request, refuses what has none, and sets the security
/// headers.
///
/// Only operations marked `@PublicOperation` answer without credentials under `/api`. The actor is
/// bound for the whole request; a person's unsafe requests need the session's CSRF token.
@NullMarked
@ApplicationModule(displayName = "Access")
package io.dartwing.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
