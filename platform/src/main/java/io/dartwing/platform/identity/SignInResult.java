package io.dartwing.platform.identity;

import java.time.Duration;

/// What an attempt to sign in came to.
public sealed interface SignInResult {
    record SignedIn(Session session) implements SignInResult {}

    /// Unknown person, wrong password, or no organisation: deliberately not told apart.
    record Refused() implements SignInResult {}

    record TooSoon(Duration retryAfter) implements SignInResult {}
}
