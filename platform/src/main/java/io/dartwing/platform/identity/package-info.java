/// People, how they sign in, and their sessions.
///
/// An account (address, password) is one per installation; a person is what one organisation knows of
/// it: name, roles, status. Invariants: passwords are Argon2id hashes, sessions are stored as hashes of
/// their tokens; unknown person and wrong password are indistinguishable in text and time; an
/// organisation always keeps an active owner.
@NullMarked
@ApplicationModule(displayName = "Identity")
package io.dartwing.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
