/// Challenges: a sender whose fax is held is asked by fax to prove that it can be reached at its
/// number.
///
/// Invariants: at most one challenge is open for a number; it and its fax are stored in one
/// transaction; the code is
/// kept as a keyed hash; no challenge goes to numbers that would cost or loop
/// (`ChallengePolicy`), and a person's word
/// on the held fax ends it.
@ApplicationModule(displayName = "Fax challenges")
@NullMarked
package io.dartwing.fax.challenge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
