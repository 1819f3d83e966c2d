package io.dartwing.platform.events;

import io.dartwing.platform.actor.Actors;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;

/// Remembers what it heard, and under whom.
@TestComponent
public class ProbeListener {
    record ThingHappened(UUID organizationId, UUID thingId) implements OrganizationEvent {}

    private final JdbcClient database;
    private final Map<UUID, AtomicInteger> heard = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> organizations = new ConcurrentHashMap<>();
    private final Map<UUID, String> readable = new ConcurrentHashMap<>();
    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();

    ProbeListener(JdbcClient database) {
        this.database = database;
    }

    @ApplicationModuleListener
    public void on(ThingHappened event) {
        organizations.put(event.thingId(), Actors.current().requireOrganization());
        readable.put(
                event.thingId(),
                database.sql("select dartwing_readable()::text")
                        .query(String.class)
                        .single());
        heard.computeIfAbsent(event.thingId(), id -> new AtomicInteger()).incrementAndGet();
        if (failing.remove(event.thingId())) {
            throw new IllegalStateException("as the test asked");
        }
    }

    void failFirst(UUID thing) {
        failing.add(thing);
    }

    int heard(UUID thing) {
        return heard.getOrDefault(thing, new AtomicInteger()).get();
    }

    UUID organization(UUID thing) {
        return organizations.get(thing);
    }

    String readable(UUID thing) {
        return readable.get(thing);
    }
}
