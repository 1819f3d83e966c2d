package io.dartwing.platform.webhooks.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt that this node has taken on, with what it needs to make it.
record Claim(
        UUID organization,
        UUID endpoint,
        UUID event,
        int attempt,
        int roundAttempt,
        Instant roundSince,
        Instant startedAt,
        String url,
        String apiVersion,
        byte[] secret,
        byte @Nullable [] previousSecret,
        StoredEvent stored) {
    /// An event with its number for this endpoint.
    record StoredEvent(
            UUID id, String type, String resourceType, UUID resource, long sequence, String data, Instant happenedAt) {}
}
