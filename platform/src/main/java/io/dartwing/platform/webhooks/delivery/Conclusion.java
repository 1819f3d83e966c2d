package io.dartwing.platform.webhooks.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an attempt ended. `dueAt` says when the next one is, when `status` is `pending`.
record Conclusion(
        Claim claim,
        String status,
        @Nullable Instant dueAt,
        @Nullable Integer httpStatus,
        @Nullable String reason,
        @Nullable String response,
        Instant endedAt) {
    boolean delivered() {
        return status.equals("delivered");
    }
}
