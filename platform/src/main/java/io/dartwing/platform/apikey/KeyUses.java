package io.dartwing.platform.apikey;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts what keys are used for. A request costs an addition in memory; what gathered is written every few seconds and
/// when the server stops, so a crash loses seconds of counts, never a request.
public final class KeyUses implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Pattern FAMILY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String OTHER = "other";
    /// Addresses that don't exist must not fill the table.
    private static final int NOT_FOUND = 404;

    /// @param family what the address begins with behind `/api/v1/`, such as `faxes`
    /// @param refused those of the requests that were answered with 400 or more
    public record Use(LocalDate day, String family, long requests, long refused) {}

    private record Slot(ApiKeyActor key, LocalDate day, String family) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Slot slot
                    && slot.key.id().equals(key.id())
                    && slot.day.equals(day)
                    && slot.family.equals(family);
        }

        @Override
        public int hashCode() {
            return java.util.Objects.hash(key.id(), day, family);
        }
    }

    private record Counts(LongAdder requests, LongAdder refused) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ConcurrentHashMap<Slot, Counts> waiting = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;

    KeyUses(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// One request of a key was answered.
    public void note(ApiKeyActor key, String path, int status) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String family = status == NOT_FOUND ? OTHER : family(path);
        // Within `compute`, so that counts which are being written aren't added to.
        waiting.compute(new Slot(key, day, family), (slot, known) -> {
            Counts counts = known == null ? new Counts(new LongAdder(), new LongAdder()) : known;
            counts.requests().increment();
            if (status >= 400) {
                counts.refused().increment();
            }
            return counts;
        });
    }

    /// `/api/v1/faxes/…` → `faxes`, `/mcp` → `mcp`.
    static String family(String path) {
        String[] parts = path.split("/", 5);
        String name = parts.length > 3 && parts[1].equals("api") && parts[2].equals("v1")
                ? parts[3]
                : parts.length > 2 && parts[1].equals("api") ? parts[2] : parts.length > 1 ? parts[1] : "";
        return FAMILY.matcher(name).matches() ? name : OTHER;
    }

    /// The uses of a key of the current organisation since a day, newest first.
    public List<Use> of(UUID key, LocalDate since) {
        write();
        return transactions.execute(status -> jdbc.sql("""
                        select day, family, requests, refused from api_key_uses
                        where organization_id = ? and key_id = ? and day >= ? order by day desc, requests desc, family""")
                .params(Actors.current().requireOrganization(), key, since)
                .query((row, number) -> new Use(
                        row.getObject("day", LocalDate.class),
                        row.getString("family"),
                        row.getLong("requests"),
                        row.getLong("refused")))
                .list());
    }

    private void write() {
        for (Slot slot : List.copyOf(waiting.keySet())) {
            Counts counts = waiting.remove(slot);
            if (counts != null) {
                write(slot, counts.requests().sum(), counts.refused().sum());
            }
        }
    }

    private void write(Slot slot, long requests, long refused) {
        try {
            Actors.runAs(slot.key, () -> transactions.executeWithoutResult(status -> add(slot, requests, refused)));
        } catch (RuntimeException failure) {
            // Counted with the next ones.
            waiting.compute(slot, (same, known) -> {
                Counts counts = known == null ? new Counts(new LongAdder(), new LongAdder()) : known;
                counts.requests().add(requests);
                counts.refused().add(refused);
                return counts;
            });
            LOG.warn(
                    "uses of API keys can't be written now: {}",
                    failure.getClass().getName());
        }
    }

    private void add(Slot slot, long requests, long refused) {
        UUID organization = slot.key.organizationId();
        jdbc.sql("""
                        insert into api_key_uses (organization_id, key_id, day, family, requests, refused)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (organization_id, key_id, day, family) do update
                        set requests = api_key_uses.requests + excluded.requests,
                            refused = api_key_uses.refused + excluded.refused""")
                .params(organization, slot.key.id(), slot.day, slot.family, requests, refused)
                .update();
        jdbc.sql("delete from api_key_uses where organization_id = ? and key_id = ? and day < ?")
                .params(organization, slot.key.id(), slot.day.minusDays(KEPT.toDays()))
                .update();
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("api-key-uses").daemon().factory());
        var unused = timer.scheduleWithFixedDelay(
                this::write, WRITTEN_EVERY.toSeconds(), WRITTEN_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.close();
            write();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
