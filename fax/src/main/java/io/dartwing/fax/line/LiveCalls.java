package io.dartwing.fax.line;

import io.dartwing.engine.fax.line.CallProgress;
import io.dartwing.fax.document.CallsInProgress;
import io.dartwing.fax.document.FaxView;
import io.dartwing.platform.realtime.LiveUpdates;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The progress of the calls in this moment, for live views; nothing of it is stored.
@Component
class LiveCalls implements CallsInProgress {
    private final Map<UUID, FaxView.Progress> byFax = new ConcurrentHashMap<>();
    private final LiveUpdates live;

    LiveCalls(LiveUpdates live) {
        this.live = live;
    }

    @Override
    public Optional<FaxView.Progress> of(UUID fax) {
        return Optional.ofNullable(byFax.get(fax));
    }

    /// Needs the organisation's actor.
    void report(UUID fax, CallProgress progress) {
        byFax.put(
                fax,
                new FaxView.Progress(
                        progress.phase().name().toLowerCase(Locale.ROOT),
                        progress.page(),
                        progress.pages(),
                        progress.bitRate(),
                        progress.transport() == null
                                ? null
                                : progress.transport().name().toLowerCase(Locale.ROOT)));
        live.changed("fax:" + fax, "fax.progress", fax, 0);
    }

    void ended(UUID fax) {
        byFax.remove(fax);
    }
}
