package io.dartwing.platform.identity;

import java.time.Duration;
import java.util.Optional;

/// What an attempt to sign in came to.
public sealed interface SignInResult {
    /// The session may still be behind a gate; `device` is the browser's secret, once there is one.
    record SignedIn(Session session, Optional<SessionToken> device) implements SignInResult {}

    /// Unknown person, wrong password, or no organisation: deliberately not told apart.
    record Refused() implements SignInResult {}

    record TooSoon(Duration retryAfter) implements SignInResult {}
}
