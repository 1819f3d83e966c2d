package io.dartwing.engine.fax.line;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one JSON dialect of spool files and of the pipe to the child process: a value per line.
public final class LineJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            // An older spool may be read after an upgrade, and the other way round.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LineJson() {}

    /// One line, without its end.
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// @throws JacksonException when the text is not such a value
    public static <T> T read(String line, Class<T> type) {
        return MAPPER.readValue(line, type);
    }
}
