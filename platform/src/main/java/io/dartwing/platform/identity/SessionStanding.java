package io.dartwing.platform.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a session came about, what was proven in it and when it ends.
///
/// @param id names the session in lists; it lets nobody in
/// @param secondFactorAt when a second factor was last shown in it; null for never
/// @param boundTo the one organisation this session is for, because its own provider vouched for the person
/// @param confirmedAt when the person last proved to be itself with a credential of this account
public record SessionStanding(
        UUID id,
        SignInMethod method,
        @Nullable Instant secondFactorAt,
        @Nullable Instant confirmedAt,
        SessionGate gate,
        boolean secondFactorRequired,
        @Nullable UUID boundTo,
        Duration idle,
        Instant expiresAt) {
    /// How long a proof is good for changes of credentials.
    static final Duration FRESH = Duration.ofMinutes(10);

    /// Whether the person proved to be itself within the last minutes.
    public boolean isConfirmed(Instant now) {
        return confirmedAt != null && now.isBefore(confirmedAt.plus(FRESH));
    }
}
