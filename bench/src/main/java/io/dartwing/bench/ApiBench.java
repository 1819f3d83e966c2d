package io.dartwing.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How long a program waits for "accepted", and how long after a call's end its fax is in the inbox with its text.
///
/// Needs a running server and an admin key of an organisation of its own; `bench/api.sh` provides both.
public final class ApiBench {
    private static final int ARRIVALS = 30;
    /// As many as the compiler needs to be done with what they run through.
    private static final int WARM_UP = 3_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    /// Until what the cancelled ones left to do and to compile is done.
    private static final Duration REST = Duration.ofSeconds(10);

    private final Api api;
    private final int sipPort;
    private final int sends;
    private final int parallel;
    private final int warmUp;

    private ApiBench(Api api, int sipPort, int sends, int parallel, int warmUp) {
        this.api = api;
        this.sipPort = sipPort;
        this.sends = sends;
        this.parallel = parallel;
        this.warmUp = warmUp;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: ApiBench ADDRESS KEY SIP_PORT [SENDS PARALLEL WARM_UP]");
            System.exit(64);
        }
        new ApiBench(
                        new Api(arguments[0], arguments[1]),
                        Integer.parseInt(arguments[2]),
                        arguments.length > 3 ? Integer.parseInt(arguments[3]) : 500,
                        arguments.length > 4 ? Integer.parseInt(arguments[4]) : 20,
                        arguments.length > 5 ? Integer.parseInt(arguments[5]) : WARM_UP)
                .run();
    }

    private void run() throws Exception {
        api.setUpLoopback(sipPort);
        System.out.println(Machine.line());
        System.out.println();
        System.out.println("| measured | n | p50 | p95 | p99 | longest |");
        System.out.println("|---|---|---|---|---|---|");
        accept(warmUp, Instant.now().plus(Duration.ofDays(300)));
        cancelAll();
        Percentiles.row("API send accepted, " + parallel + " in parallel", accept(sends, null), "ms");
        Percentiles.row("end of the call to visible with text, 1 to 3 pages", arrive(), "s");
    }

    /// Milliseconds of each request.
    ///
    /// @param at when they are to be dialled; null for at once
    private List<Double> accept(int number, @Nullable Instant at) throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<Callable<Double>>();
        for (int i = 0; i < number; i++) {
            byte[] pdf = BenchPages.pdf(1 + i % 3, i);
            var fields = new HashMap<String, Object>(Map.of(
                    // Nobody answers there: the sends may not wait for the calls of those before.
                    "to",
                    "+1303555%04d".formatted(i),
                    "from",
                    "+12025550171",
                    "filename",
                    "letter.pdf",
                    "file_base64",
                    Base64.getEncoder().encodeToString(pdf)));
            if (at != null) {
                fields.put("scheduled_at", at.toString());
            }
            Api.Request request = api.posting("/api/v1/faxes", fields);
            tasks.add(() -> {
                long started = System.nanoTime();
                Api.Answer answer = api.send(request);
                double millis = (System.nanoTime() - started) / 1e6;
                if (answer.status() != 202) {
                    throw new IOException("send answered " + answer.status() + ": " + answer.body());
                }
                return millis;
            });
        }
        try (var threads = Executors.newFixedThreadPool(parallel)) {
            var times = new ArrayList<Double>();
            for (Future<Double> time : threads.invokeAll(tasks)) {
                times.add(time.get());
            }
            return times;
        }
    }

    /// Those that warmed up are cancelled: the sends are measured with no more pages to make than their own.
    private void cancelAll() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        List<JsonNode> waiting = queued();
        while (!waiting.isEmpty()) {
            if (Instant.now().isAfter(limit)) {
                throw new IOException("the first faxes could not be cancelled");
            }
            for (JsonNode fax : waiting) {
                api.post("/api/v1/faxes/" + fax.path("id").asString() + "/cancel", Map.of());
            }
            waiting = queued();
        }
        Thread.sleep(REST);
    }

    private List<JsonNode> queued() throws IOException {
        return api.get("/api/v1/faxes?direction=outbound&status=queued&limit=200")
                .path("data")
                .valueStream()
                .toList();
    }

    /// Seconds from the sender's end of the call to the moment the list shows the fax, delivered and read.
    private List<Double> arrive() throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        for (int i = 0; i < ARRIVALS; i += 3) {
            times.addAll(arriveTogether(3, i));
        }
        return times;
    }

    private List<Double> arriveTogether(int calls, int seed) throws IOException, InterruptedException {
        int known = delivered().size();
        for (int i = 0; i < calls; i++) {
            api.post(
                    "/api/v1/faxes",
                    Map.of(
                            "to", "+12025550172",
                            "from", "+12025550171",
                            "priority", "urgent",
                            "filename", "letter.pdf",
                            "file_base64",
                                    Base64.getEncoder().encodeToString(BenchPages.pdf(1 + (seed + i) % 3, seed + i))));
        }
        var times = new ArrayList<Double>();
        var seen = new ArrayList<String>();
        Instant limit = Instant.now().plus(LIMIT);
        delivered().forEach(fax -> seen.add(fax.path("id").asString()));
        while (times.size() < calls) {
            if (Instant.now().isAfter(limit)) {
                throw new IOException(
                        "only " + times.size() + " of " + calls + " faxes arrived (known before: " + known + ")");
            }
            for (JsonNode fax : delivered()) {
                String id = fax.path("id").asString();
                if (!seen.contains(id)) {
                    seen.add(id);
                    times.add(Duration.between(endOfCall(id), Instant.now()).toMillis() / 1000.0);
                }
            }
            Thread.sleep(50);
        }
        return times;
    }

    private Instant endOfCall(String fax) throws IOException {
        JsonNode attempts = api.get("/api/v1/faxes/" + fax + "/attempts").path("data");
        String ended = attempts.path(0).path("ended_at").asString("");
        return ended.isEmpty() ? Instant.now() : Instant.parse(ended);
    }

    private List<JsonNode> delivered() throws IOException {
        var rows = new ArrayList<JsonNode>();
        api.get("/api/v1/faxes?direction=inbound&status=delivered&limit=200")
                .path("data")
                .forEach(rows::add);
        return rows;
    }
}
