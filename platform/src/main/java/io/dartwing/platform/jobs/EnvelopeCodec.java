package io.dartwing.platform.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Job data as JSON, readable in the database and stable across class changes.
@Component
final class EnvelopeCodec implements Serializer {
    private final JsonMapper json;

    EnvelopeCodec(JsonMapper json) {
        this.json = json;
    }

    @Override
    public byte[] serialize(@Nullable Object data) {
        return json.writeValueAsBytes(data);
    }

    @Override
    @SuppressWarnings("NullAway") // db-scheduler's recurring tasks have no data
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        return data == null ? null : json.readValue(data, type);
    }

    <T> T payload(JobEnvelope envelope, Class<T> type) {
        return json.treeToValue(envelope.payload(), type);
    }

    JsonNode tree(Object payload) {
        return json.valueToTree(payload);
    }
}
