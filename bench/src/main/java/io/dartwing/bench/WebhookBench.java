package io.dartwing.bench;

import io.dartwing.DartwingApplication;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordTypes;
import io.dartwing.platform.webhooks.WebhookEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How long events take from the moment they are due to be published until a receiver on this machine has them.
///
/// Every event is published in a transaction of its own. Each endpoint belongs to an organisation of its own;
/// one in a hundred never answers. Publisher, server, PostgreSQL and receiver share the machine.
public final class WebhookBench {
    private static final int PUBLISHERS = 12;
    private static final int WARM_UP_SECONDS = 20;

    private final ConfigurableApplicationContext context;
    private final BenchReceiver receiver;
    private final int rate;
    private final int seconds;
    private final List<UUID> organizations = new ArrayList<>();

    private WebhookBench(ConfigurableApplicationContext context, BenchReceiver receiver, int rate, int seconds) {
        this.context = context;
        this.receiver = receiver;
        this.rate = rate;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int endpoints = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        System.out.println(Machine.line());
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("bench/target")), "webhooks");
        try (var receiver = new BenchReceiver();
                ConfigurableApplicationContext context = DartwingApplication.create()
                        .run(
                                "--server.port=0",
                                "--dartwing.data=" + data.toAbsolutePath(),
                                "--dartwing.line.enabled=false",
                                "--dartwing.fetch.trusted-hosts=127.0.0.1",
                                "--server.tomcat.basedir=" + data.resolve("web").toAbsolutePath())) {
            var bench = new WebhookBench(context, receiver, rate, seconds);
            bench.prepare(endpoints);
            bench.run();
        }
        System.exit(0);
    }

    private void prepare(int endpoints) {
        var records = context.getBean(RecordService.class);
        var type = context.getBean(RecordTypes.class).find("webhook").orElseThrow();
        var json = new JsonMapper();
        for (int number = 0; number < endpoints; number++) {
            boolean hangs = number % 100 == 50;
            UUID organization = Ids.next();
            ObjectNode values = json.createObjectNode();
            values.put("name", "Endpoint " + number);
            values.put("url", receiver.url(hangs ? "/hangs" : "/in"));
            values.putArray("event_types").add("*");
            Actors.runAs(SystemJobActor.of(organization, "bench"), () -> records.create(type, values));
            organizations.add(organization);
        }
    }

    private void run() throws InterruptedException, ExecutionException {
        System.out.printf(
                "%d endpoints, one in a hundred hangs; %d events/s for %d s%n", organizations.size(), rate, seconds);
        publish(WARM_UP_SECONDS, true);
        receiver.startMeasuring();
        long began = System.nanoTime();
        int published = publish(seconds, false);
        double took = (System.nanoTime() - began) / 1e9;
        int expected = receiver.awaitMeasured(published, 30);
        long[] micros = receiver.sorted();
        System.out.printf(
                "published %d in %.1f s (%.0f/s); %d of %d for endpoints that answer arrived (%.0f/s)%n",
                published, took, published / took, micros.length, expected, micros.length / took);
        System.out.println("| from due to received | p50 | p95 | p99 | longest |");
        System.out.println("|---|---|---|---|---|");
        System.out.printf(
                "| ms | %.0f | %.0f | %.0f | %.0f |%n",
                at(micros, 0.5), at(micros, 0.95), at(micros, 0.99), at(micros, 1));
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(Math.ceil(quantile * sorted.length)) - 1)] / 1e3;
    }

    /// Publishes at the rate, each publisher on its own beat; an event that is late counts from when it was due.
    private int publish(int forSeconds, boolean warmUp) throws InterruptedException, ExecutionException {
        var events = context.getBean(WebhookEvents.class);
        var transaction = context.getBean(TransactionTemplate.class);
        int total = rate * forSeconds;
        long start = System.nanoTime() + 100_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Future<?>>();
            for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
                int first = publisher;
                done.add(threads.submit(() -> {
                    for (int number = first; number < total; number += PUBLISHERS) {
                        long due = start + number * 1_000_000_000L / rate;
                        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                            LockSupport.parkNanos(due - now);
                        }
                        int index = number % organizations.size();
                        boolean answers = index % 100 != 50;
                        if (!warmUp && answers) {
                            receiver.expect();
                        }
                        UUID resource = Ids.next();
                        Actors.runAs(
                                SystemJobActor.of(organizations.get(index), "bench"),
                                () -> transaction.executeWithoutResult(status ->
                                        events.publish(BenchEvents.TICK, resource, new BenchEvents.Tick(due, warmUp))));
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        return total;
    }
}
