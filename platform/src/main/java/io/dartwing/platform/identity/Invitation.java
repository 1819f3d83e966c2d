package io.dartwing.platform.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invitation as the organisation sees it: never with its token.
public record Invitation(
        UUID id,
        String email,
        String fullName,
        List<String> roles,
        String status,
        String createdBy,
        Instant createdAt,
        Instant sentAt,
        int timesSent,
        Instant expiresAt,
        @Nullable Instant acceptedAt) {
    public Invitation {
        roles = List.copyOf(roles);
    }
}
