package io.dartwing.simulator;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a simulated provider answers to a request.
public record Reply(int status, Map<String, String> headers, byte[] body) {
    /// The connection stays open and nothing comes.
    public static final Reply SILENCE = new Reply(0, Map.of(), new byte[0]);

    private static final JsonMapper JSON = new JsonMapper();

    /// @param value anything Jackson can write
    public static Reply json(int status, Object value) {
        return new Reply(status, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(value));
    }

    public static Reply text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    public Reply header(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, Map.copyOf(more), body);
    }

    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
