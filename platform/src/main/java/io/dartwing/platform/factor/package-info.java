/// What people sign in with besides a password: authenticator codes, recovery codes, passkeys.
///
/// Invariants: an authenticator's secret is sealed, a recovery code kept as a hash; a code, a recovery code and a
/// passkey
/// challenge each work once, whichever node is asked; changes need a proof of the person within the last ten minutes;
/// a factor that is wrong counts as an attempt, and attempts get slower.
@NullMarked
@ApplicationModule(displayName = "Second factors")
package io.dartwing.platform.factor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
