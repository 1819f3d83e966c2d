package io.dartwing.platform.observability;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object per line, every text of it passed through [SensitiveText].
///
/// Set as `logging.structured.format.console` (and `.file`) to this class's name.
public final class GuardedLogFormat implements StructuredLogFormatter<ILoggingEvent> {
    private static final int MAX_FRAMES = 40;
    private static final int MAX_CAUSES = 5;

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public String format(ILoggingEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", event.getInstant().toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        event.getMDCPropertyMap().forEach((key, value) -> line.put(key, SensitiveText.mask(value)));
        line.put("message", SensitiveText.mask(event.getFormattedMessage()));
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs()
                    .forEach(pair -> line.put(pair.key, SensitiveText.mask(String.valueOf(pair.value))));
        }
        if (event.getThrowableProxy() != null) {
            line.put("exception", stackTrace(event.getThrowableProxy()));
        }
        return json.writeValueAsString(line) + "\n";
    }

    private static String stackTrace(IThrowableProxy thrown) {
        var text = new StringBuilder();
        @Nullable IThrowableProxy current = thrown;
        for (int depth = 0; current != null && depth < MAX_CAUSES; depth++) {
            text.append(depth == 0 ? "" : "caused by ").append(current.getClassName());
            if (current.getMessage() != null) {
                text.append(": ").append(SensitiveText.mask(current.getMessage()));
            }
            text.append('\n');
            StackTraceElementProxy[] frames = current.getStackTraceElementProxyArray();
            for (int frame = 0; frames != null && frame < Math.min(frames.length, MAX_FRAMES); frame++) {
                text.append("  ").append(frames[frame].getSTEAsString()).append('\n');
            }
            current = current.getCause();
        }
        return text.toString();
    }
}
