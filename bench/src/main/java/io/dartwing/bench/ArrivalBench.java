package io.dartwing.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// From the end of a call to the fax's place in an inbox, read and judged, while others come steadily: letters of one
/// to
/// three pages, over calls from the server to itself, which sends them beside.
public final class ArrivalBench {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Api api;
    private final int count;
    private final Duration every;

    private ArrivalBench(Api api, int minutes, int perMinute) {
        this.api = api;
        this.count = minutes * perMinute;
        this.every = Duration.ofMinutes(1).dividedBy(perMinute);
    }

    /// @param arguments address, key, SIP port; minutes (10) and faxes a minute (4)
    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 10;
        int perMinute = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 4;
        Api api = new Api(arguments[0], arguments[1]);
        api.setUpLoopback(Integer.parseInt(arguments[2]));
        System.out.println(Machine.line());
        System.out.println();
        System.out.printf(
                "| from received to routed, %d faxes a minute | n | p50 | p95 | p99 | longest |%n", perMinute);
        System.out.println("|---|--:|--:|--:|--:|--:|");
        new ArrivalBench(api, minutes, perMinute).run();
    }

    private void run() throws Exception {
        Instant began = Instant.now();
        for (int number = 0; number < count; number++) {
            Thread.sleep(Math.max(
                    0,
                    Duration.between(Instant.now(), began.plus(every.multipliedBy(number)))
                            .toMillis()));
            api.sendLetter(1 + number % 3, number);
        }
        var byPages = new TreeMap<Integer, List<Double>>();
        var all = new ArrayList<Double>();
        for (JsonNode fax : arrived()) {
            double millis = latency(fax.path("id").asString());
            all.add(millis);
            byPages.computeIfAbsent(fax.path("pages").asInt(), pages -> new ArrayList<>())
                    .add(millis);
        }
        byPages.forEach((pages, times) -> Percentiles.row(pages == 1 ? "1 page" : pages + " pages", times));
        Percentiles.row("all", all);
    }

    private List<JsonNode> arrived() throws Exception {
        Instant limit = Instant.now().plus(LIMIT);
        List<JsonNode> faxes = List.of();
        while (faxes.size() < count) {
            if (Instant.now().isAfter(limit)) {
                throw new IOException("of " + count + " faxes, " + faxes.size() + " arrived");
            }
            Thread.sleep(1000);
            faxes = api.get("/api/v1/faxes?direction=inbound&status=delivered&limit=200")
                    .path("data")
                    .valueStream()
                    .filter(fax -> fax.path("reading_status").asString().equals("done"))
                    .toList();
        }
        return faxes;
    }

    private double latency(String fax) throws IOException {
        JsonNode events = api.get("/api/v1/faxes/" + fax + "/timeline").path("data");
        return Duration.between(at(events, "received"), at(events, "routed")).toNanos() / 1e6;
    }

    private static Instant at(JsonNode events, String event) throws IOException {
        return events.valueStream()
                .filter(one -> one.path("event").asString().equals(event))
                .map(one -> Instant.parse(one.path("at").asString()))
                .findFirst()
                .orElseThrow(() -> new IOException("a fax was not " + event));
    }
}
