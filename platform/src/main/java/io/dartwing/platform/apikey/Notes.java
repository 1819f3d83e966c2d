package io.dartwing.platform.apikey;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/// Writes down something about a key now and then: whatever its traffic, at most once per key, node and `every`.
final class Notes {
    private static final int CAPACITY = 10_000;

    private final Duration every;
    private final BiConsumer<ApiKeyActor, Instant> write;
    private final ConcurrentHashMap<UUID, Instant> written = new ConcurrentHashMap<>();

    Notes(Duration every, BiConsumer<ApiKeyActor, Instant> write) {
        this.every = every;
        this.write = write;
    }

    void note(ApiKeyActor actor, Instant now) {
        if (written.size() >= CAPACITY) {
            written.clear();
        }
        var due = new AtomicBoolean();
        written.compute(actor.id(), (id, last) -> {
            boolean again = last == null || !now.isBefore(last.plus(every));
            due.set(again);
            return again ? now : last;
        });
        if (due.get()) {
            Actors.runAs(actor, () -> write.accept(actor, now));
        }
    }
}
