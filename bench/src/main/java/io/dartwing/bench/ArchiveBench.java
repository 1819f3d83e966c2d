package io.dartwing.bench;

import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.DatabaseProperties;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What an inbox of many faxes costs: lists, filters and searches over the API, then a retention run.
///
/// A few faxes come in as real calls; [ArchiveFiller] multiplies them, with pages, findings, history and files.
public final class ArchiveBench {
    private static final int SAMPLES = 6;
    private static final int QUESTIONS = 300;
    private static final int WARM_UP = 100;
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Api api;
    private final Path data;
    private final int faxes;
    private final int due;
    private final Random random = new Random(47);
    private final List<String> samples = new ArrayList<>();

    private ArchiveBench(Api api, Path data, int faxes, int due) {
        this.api = api;
        this.data = data;
        this.faxes = faxes;
        this.due = due;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 4) {
            System.err.println("usage: ArchiveBench ADDRESS KEY SIP_PORT DATA [FAXES DUE]");
            System.exit(64);
        }
        int faxes = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 100_000;
        new ArchiveBench(
                        new Api(arguments[0], arguments[1]),
                        Path.of(arguments[3]),
                        faxes,
                        arguments.length > 5 ? Integer.parseInt(arguments[5]) : faxes / 5)
                .run(Integer.parseInt(arguments[2]));
    }

    private void run(int sipPort) throws Exception {
        receive(sipPort);
        var access = InstalledDatabase.running(
                        DataDirectory.visit(data),
                        new DatabaseProperties(null, null, null, "dartwing_app", null, 0, 24, "64MB"))
                .orElseThrow();
        try (Connection owner = Migrations.connectAsOwner(access)) {
            Instant began = Instant.now();
            new ArchiveFiller(owner, data.resolve("files")).fill(faxes, due);
            System.err.println(faxes + " faxes stored in "
                    + Duration.between(began, Instant.now()).toSeconds() + " s");
        }
        System.out.println(Machine.line());
        System.out.println();
        System.out.println("| asked for, among " + faxes + " faxes | n | p50 | p95 | p99 | longest |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        questions();
        System.out.println();
        index();
        System.out.println();
        retention();
    }

    private void receive(int sipPort) throws Exception {
        api.setUpLoopback(sipPort);
        for (int sample = 0; sample < SAMPLES; sample++) {
            api.sendLetter(1 + sample % 3, sample);
        }
        Instant limit = Instant.now().plus(LIMIT);
        while (api.get("/api/v1/faxes?direction=inbound&status=delivered")
                        .path("data")
                        .valueStream()
                        .filter(fax -> fax.path("reading_status").asString().equals("done"))
                        .count()
                < SAMPLES) {
            if (Instant.now().isAfter(limit)) {
                throw new IOException("the first faxes did not arrive");
            }
            Thread.sleep(500);
        }
    }

    private void questions() throws Exception {
        ask("the newest 50", i -> "limit=50");
        ask("the newest 50 received", i -> "direction=inbound&limit=50");
        scroll();
        ask("unread", i -> "unread=true&limit=50");
        ask("held (1 in 200)", i -> "status=held&limit=50");
        ask("failed (none)", i -> "status=failed&limit=50");
        ask(
                "of one category",
                i -> "category=" + ArchiveFiller.CATEGORIES.get(i % ArchiveFiller.CATEGORIES.size()) + "&limit=50");
        ask(
                "from one of 2,000 senders",
                i -> "from=" + encoded(ArchiveFiller.sender(random.nextInt(2000))) + "&limit=50");
        ask(
                "from an area code",
                i -> "from="
                        + encoded(ArchiveFiller.sender(random.nextInt(2000)).substring(0, 5) + "*") + "&limit=50");
        ask("one day, up to three years ago", i -> {
            Instant day = Instant.now().minus(random.nextInt(1000) + 1, ChronoUnit.DAYS);
            return "since=" + day + "&until=" + day.plus(1, ChronoUnit.DAYS) + "&limit=50";
        });
        ask("with health information, unsure category", i -> "contains_phi=true&category_unsure=true&limit=50");
        ask("search: a word of one fax", i -> "q=" + ArchiveFiller.rare(random.nextInt(faxes)) + "&limit=50");
        ask("search: a name (1 in 500)", i -> "q=" + ArchiveFiller.name(random.nextInt(500)) + "&limit=50");
        ask("search: a word of every fax", i -> "q=tuesday&limit=50");
        ask(
                "search: a name and a word",
                i -> "q=" + encoded(ArchiveFiller.name(random.nextInt(500)) + " tuesday") + "&limit=50");
        ask("search: a phrase of every fax", i -> "q=" + encoded("\"answered the same day\"") + "&limit=50");
        ask("search: a word of none", i -> "q=zzyzx" + i + "&limit=50");
        together();
    }

    private void ask(String what, IntFunction<String> query) throws Exception {
        ask("/api/v1/faxes?", what, query);
    }

    private void ask(String path, String what, IntFunction<String> query) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            api.get(path + query.apply(i));
        }
        var times = new ArrayList<Double>();
        for (int i = 0; i < QUESTIONS; i++) {
            times.add(timed(path + query.apply(i)));
        }
        Percentiles.row(what, times);
    }

    /// The ranked search, with facets and marked places, after the index has all of them.
    private void index() throws Exception {
        Instant began = Instant.now();
        Instant limit = began.plus(LIMIT);
        long first = waiting();
        while (waiting() > 0) {
            if (Instant.now().isAfter(limit)) {
                throw new IOException(waiting() + " faxes are still not indexed");
            }
            Thread.sleep(500);
        }
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        System.out.printf(
                "Index: %d were still to be indexed, done %.0f s later; %d MB on disk.%n%n",
                first, seconds, size(data.resolve("search")) >> 20);
        System.out.println("| searched for, among " + faxes + " faxes | n | p50 | p95 | p99 | longest |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        String search = "/api/v1/faxes/search?q=";
        ask(search, "a word of one fax", i -> ArchiveFiller.rare(random.nextInt(faxes)));
        ask(search, "a name (1 in 500)", i -> ArchiveFiller.name(random.nextInt(500)));
        ask(search, "a word of every fax", i -> "tuesday");
        ask(search, "a name and a word", i -> encoded(ArchiveFiller.name(random.nextInt(500)) + " tuesday"));
        ask(search, "a phrase of every fax", i -> encoded("\"answered the same day\""));
        ask(search, "a word misread by one letter", i -> "tuesdey");
        ask(search, "the beginning of a word", i -> encoded("tues*"));
        ask(
                search,
                "either of two, not a third, of a category",
                i -> encoded("(tuesday OR " + ArchiveFiller.name(random.nextInt(500)) + ") -zzyzx category:"
                        + ArchiveFiller.CATEGORIES.get(i % ArchiveFiller.CATEGORIES.size())));
        ask(search, "from a sender", i -> encoded("from:" + ArchiveFiller.sender(random.nextInt(2000))));
        ask(search, "a word of none", i -> "zzyzx" + i);
        ask("/api/v1/faxes/", "faxes like another", i -> received(i) + "/similar");
    }

    private String received(int i) {
        try {
            if (samples.isEmpty()) {
                api.get("/api/v1/faxes?direction=inbound&limit=100")
                        .path("data")
                        .forEach(fax -> samples.add(fax.path("id").asString()));
            }
            return samples.get(i % samples.size());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long waiting() throws IOException {
        return api.get("/api/v1/faxes/search/index").path("waiting").asLong();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /// As a person scrolls who looks for something old.
    private void scroll() throws Exception {
        var times = new ArrayList<Double>();
        String cursor = "";
        for (int page = 0; page < QUESTIONS; page++) {
            long started = System.nanoTime();
            JsonNode answer = api.get("/api/v1/faxes?limit=50" + cursor);
            times.add((System.nanoTime() - started) / 1e6);
            cursor = "&cursor=" + encoded(answer.path("next_cursor").asString());
        }
        Percentiles.row("scrolling on through 15,000", times);
    }

    /// Ten people at once, each with something else.
    private void together() throws Exception {
        var tasks = new ArrayList<Callable<Double>>();
        for (int i = 0; i < QUESTIONS; i++) {
            String query = List.of(
                            "limit=50",
                            "unread=true&limit=50",
                            "status=held&limit=50",
                            "q=" + ArchiveFiller.name(random.nextInt(500)) + "&limit=50",
                            "from=" + encoded(ArchiveFiller.sender(random.nextInt(2000))) + "&limit=50")
                    .get(i % 5);
            tasks.add(() -> timed("/api/v1/faxes?" + query));
        }
        var times = new ArrayList<Double>();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (Future<Double> one : threads.invokeAll(tasks)) {
                times.add(one.get());
            }
        }
        Percentiles.row("ten people at once, mixed", times);
    }

    private double timed(String path) throws IOException {
        long started = System.nanoTime();
        api.get(path);
        return (System.nanoTime() - started) / 1e6;
    }

    private void retention() throws Exception {
        api.create("/api/v1/retention-policies", Map.of("name", "Four years", "days", ArchiveFiller.DUE_AFTER_DAYS));
        long asked = System.nanoTime();
        int expected = api.get("/api/v1/retention/preview").path("due").asInt();
        double preview = (System.nanoTime() - asked) / 1e6;
        Instant began = Instant.now();
        String run = "/api/v1/retention/runs/" + api.create("/api/v1/retention/runs", Map.of());
        JsonNode now = api.get(run);
        while (!now.path("status").asString().equals("done")) {
            if (Duration.between(began, Instant.now()).compareTo(LIMIT) > 0) {
                throw new IOException("the retention run did not end: " + now);
            }
            Thread.sleep(200);
            now = api.get(run);
        }
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        System.out.printf(
                "Retention: %d due (told in %.0f ms), %d erased in %.1f s, %.0f a second.%n",
                expected,
                preview,
                now.path("erased").asInt(),
                seconds,
                now.path("erased").asInt() / seconds);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
