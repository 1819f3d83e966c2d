package io.dartwing.platform.realtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the server says to the client.
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveMessage(
        String op,
        @Nullable String topic,
        @Nullable String code,
        @Nullable String event,
        @Nullable UUID id,
        @Nullable Long version,
        @Nullable JsonNode data) {
    static LiveMessage plain(String op) {
        return new LiveMessage(op, null, null, null, null, null, null);
    }

    static LiveMessage about(String op, String topic) {
        return new LiveMessage(op, topic, null, null, null, null, null);
    }

    static LiveMessage denied(String topic, String code) {
        return new LiveMessage("denied", topic, code, null, null, null, null);
    }

    static LiveMessage event(LiveChange change, JsonNode row) {
        return new LiveMessage("event", change.topic(), null, change.event(), change.id(), change.version(), row);
    }

    /// The record is gone, or gone from this subscriber's sight: only that, not what it was.
    static LiveMessage deleted(LiveChange change) {
        return new LiveMessage("event", change.topic(), null, change.event(), change.id(), change.version(), null);
    }
}
