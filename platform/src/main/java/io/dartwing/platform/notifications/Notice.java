package io.dartwing.platform.notifications;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be told now. `link` is a path of the application (`/faxes/…`); `subject` the record it is about.
public record Notice(
        NoticeKind kind,
        Map<String, String> values,
        @Nullable String link,
        @Nullable UUID subject) {
    public Notice {
        values = Map.copyOf(values);
        if (!kind.values().containsAll(values.keySet())) {
            throw new IllegalArgumentException(kind.name() + ": has values its kind does not name");
        }
        if (link != null && (!link.startsWith("/") || link.startsWith("//"))) {
            throw new IllegalArgumentException(kind.name() + ": link (expected: a path of the application)");
        }
    }
}
