package io.dartwing.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.AccessPurpose;
import io.dartwing.platform.audit.Anchors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEvent;
import io.dartwing.platform.audit.AuditVerification;
import io.dartwing.platform.auditing.SealedNames;
import io.dartwing.platform.database.AppDataSource;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.DatabaseProperties;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.database.ModuleMigrations;
import io.dartwing.platform.keys.KeysProperties;
import io.dartwing.platform.keys.MasterKeys;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.tenancy.JdbcTenantTransactionManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// How long one entry of the audit takes, each in a transaction of its own that is durable when it returns;
/// how many a second one organisation and several at once reach; how fast a chain is verified.
public final class AuditBench {
    private static final int CONNECTIONS = 16;

    private final Audit audit;
    private final Anchors anchors;
    private final Duration each;

    private enum By {
        PEOPLE,
        JOBS;

        Actor actor(UUID organization) {
            return this == JOBS
                    ? SystemJobActor.of(organization, "bench")
                    : new PersonActor(Ids.next(), "Nell Nurse", organization, Set.of(), Set.of());
        }
    }

    private AuditBench(Audit audit, Anchors anchors, Duration each) {
        this.audit = audit;
        this.anchors = anchors;
        this.each = each;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1) {
            System.err.println("usage: AuditBench DIRECTORY [SECONDS]");
            System.exit(64);
        }
        Duration each = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 8);
        var postgres = new DatabaseProperties(null, null, null, "dartwing_app", null, 0, 4, "64MB");
        try (DataDirectory data = DataDirectory.hold(Path.of(arguments[0]));
                InstalledDatabase database = InstalledDatabase.open(data, postgres)) {
            Migrations.run(database.access(), List.of(new ModuleMigrations("platform", 1)));
            try (HikariDataSource source = AppDataSource.open(database.access(), CONNECTIONS)) {
                var jdbc = JdbcClient.create(source);
                var transactions = new TransactionTemplate(new JdbcTenantTransactionManager(source));
                var clock = Clock.systemUTC();
                var settings = new KeysProperties(Duration.ofSeconds(10), null);
                var keys = OrganizationKeys.of(
                        MasterKeys.of(data, settings), jdbc, transactions, database.access(), settings, clock);
                var names = new SealedNames(jdbc, keys, clock);
                var audit = new Audit(jdbc, transactions, clock, names, () -> {}, Optional::empty);
                var anchors = new Anchors(jdbc, transactions, clock, data);
                new AuditBench(audit, anchors, each).run();
            }
        }
    }

    private void run() throws Exception {
        System.out.println(Machine.line());
        System.out.println();
        System.out.println("| by | organisations | callers each | entries/s | p50 | p95 | p99 |");
        System.out.println("|---|---|---|---|---|---|---|");
        measure(By.PEOPLE, 1, 1, Duration.ofSeconds(3), false);
        UUID longest = measure(By.PEOPLE, 1, 1, each, true);
        measure(By.JOBS, 1, 1, each, true); // without a name to seal
        measure(By.PEOPLE, 1, 8, each, true);
        measure(By.PEOPLE, 4, 1, each, true);
        measure(By.PEOPLE, 8, 1, each, true);
        measure(By.PEOPLE, 8, 2, each, true);
        lists();
        verify(longest);
    }

    private UUID measure(By by, int organizations, int callers, Duration time, boolean shown) throws Exception {
        List<UUID> all = Stream.generate(Ids::next).limit(organizations).toList();
        List<Actor> actors = all.stream()
                .flatMap(organization ->
                        Stream.generate(() -> by.actor(organization)).limit(callers))
                .toList();
        for (Actor actor : actors) { // makes its organisation's key and its own
            Actors.runAs(actor, () -> audit.record("bench.begun", "note", Ids.next(), Map.of()));
        }
        var nanos = new ArrayList<Long>();
        long began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<List<Long>>>();
            for (Actor actor : actors) {
                running.add(threads.submit(() -> append(actor, time)));
            }
            for (Future<List<Long>> one : running) {
                nanos.addAll(one.get());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Collections.sort(nanos);
        if (shown) {
            System.out.printf(
                    "| %s | %d | %d | %.0f | %.2f ms | %.2f ms | %.2f ms |%n",
                    by.name().toLowerCase(Locale.ROOT),
                    organizations,
                    callers,
                    nanos.size() / seconds,
                    part(nanos, 0.50),
                    part(nanos, 0.95),
                    part(nanos, 0.99));
        }
        return all.getFirst();
    }

    private List<Long> append(Actor actor, Duration time) {
        var nanos = new ArrayList<Long>();
        long end = System.nanoTime() + time.toNanos();
        UUID record = Ids.next();
        var event = AuditEvent.of("fax.page_read", "fax_document", record, Map.of("page", "1"))
                .forPurpose(AccessPurpose.TREATMENT);
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            Actors.runAs(actor, () -> audit.record(event));
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    /// One entry that names fifty records, against fifty entries.
    private void lists() throws Exception {
        UUID organization = Ids.next();
        List<UUID> shown = Stream.generate(Ids::next).limit(50).toList();
        var event = AuditEvent.of("fax.listed", "organization", organization)
                .forPurpose(AccessPurpose.TREATMENT)
                .showing(shown);
        var nanos = new ArrayList<Long>();
        for (int time = 0; time < 500; time++) {
            long start = System.nanoTime();
            as(organization, () -> {
                audit.record(event);
                return true;
            });
            nanos.add(System.nanoTime() - start);
        }
        Collections.sort(nanos);
        System.out.printf(
                "%nA list of 50 records, one entry: p50 %.2f ms, p99 %.2f ms%n", part(nanos, 0.5), part(nanos, 0.99));
    }

    private void verify(UUID organization) throws Exception {
        as(organization, anchors::anchor);
        long entries = as(organization, audit::length);
        long start = System.nanoTime();
        AuditVerification found = as(organization, () -> audit.verify(anchors.evidence()));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "Verified %d entries in %.2f s: %.0f entries/s (%s)%n", entries, seconds, entries / seconds, found);
    }

    private static double part(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share))) / 1e6;
    }

    private static <T> T as(UUID organization, Callable<T> work) throws Exception {
        return Actors.callAs(SystemJobActor.of(organization, "bench"), work::call);
    }
}
