package io.dartwing.platform.observability;

import io.dartwing.kernel.Ids;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The trace id of the running thread, in every log line it writes: of the request, or of the job that the
/// request asked
/// for.
public final class TraceScope implements AutoCloseable {
    private static final String KEY = "trace_id";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    private final @Nullable String former;

    private TraceScope(@Nullable String former) {
        this.former = former;
    }

    /// Continues the trace of this id, or starts a new one when it is missing or malformed, until `close`.
    public static TraceScope open(@Nullable String id) {
        var scope = new TraceScope(MDC.get(KEY));
        MDC.put(
                KEY,
                id != null && FORM.matcher(id).matches()
                        ? id
                        : Ids.next().toString().replace("-", ""));
        return scope;
    }

    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }

    @Override
    public void close() {
        if (former == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, former);
        }
    }
}
