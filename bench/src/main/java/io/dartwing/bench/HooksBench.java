package io.dartwing.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How many carrier webhooks are taken in a second, and how long a provider waits for its answer: each is proved
/// (Ed25519, as Telnyx signs), told apart from a repetition, sealed and stored before it is answered. One in ten is a
/// repetition. They come at a steady rate whatever the answers take: the time of each counts from the moment it was
/// due, so that a server that falls behind shows it.
///
/// Needs a running server and an admin key of an organisation of its own; `bench/hooks.sh` provides both.
public final class HooksBench {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /// Until then the server compiles itself, with half a processor of two.
    private static final int WARM_UP_RATE = 1_500;
    private static final int WARM_UPS = 4;
    private static final int WARM_UP_SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String key;
    private final Ed25519PrivateKeyParameters provider = new Ed25519PrivateKeyParameters(new SecureRandom());
    private int nextEvent;

    private HooksBench(URI address, String key) {
        this.address = address;
        this.key = key;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: HooksBench ADDRESS KEY [SECONDS CONNECTIONS RATE...]");
            System.exit(64);
        }
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
        int connections = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 128;
        int[] rates = arguments.length > 4
                ? Arrays.stream(arguments).skip(4).mapToInt(Integer::parseInt).toArray()
                : new int[] {1_000, 2_000, 3_000};
        new HooksBench(URI.create(arguments[0]), arguments[1]).run(seconds, connections, rates);
    }

    private void run(int seconds, int connections, int[] rates) throws Exception {
        JsonNode carrier = carrier();
        String path = URI.create(carrier.path("callback").asString()).getPath();
        String list = "/api/v1/carriers/" + carrier.path("id").asString() + "/webhooks";
        for (int i = 0; i < WARM_UPS; i++) {
            burst(path, WARM_UP_RATE, WARM_UP_SECONDS, connections);
        }
        awaitTold(list, Instant.now());
        System.out.println(Machine.line());
        System.out.println();
        System.out.println(
                "| webhooks a second | sent | answered a second | p50 | p95 | p99 | longest | events stored, once each | all told after |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (int rate : rates) {
            Burst burst = burst(path, rate, seconds, connections);
            Duration told = awaitTold(list, burst.ended());
            long stored = stored(list);
            if (stored != nextEvent) {
                throw new IOException(stored + " webhooks are stored (expected: " + nextEvent + ", each event once)");
            }
            System.out.printf(
                    "| %,d | %,d | %,.0f | %s | %s | %s | %s | %,d | %.1f s |%n",
                    rate,
                    burst.millis().length,
                    burst.millis().length / burst.seconds(),
                    at(burst.millis(), 0.50),
                    at(burst.millis(), 0.95),
                    at(burst.millis(), 0.99),
                    at(burst.millis(), 1.0),
                    stored,
                    told.toMillis() / 1000.0);
        }
    }

    /// @param millis of each answer, in rising order
    private record Burst(double[] millis, double seconds, Instant ended) {}

    private Burst burst(String path, int rate, int seconds, int connections) throws IOException {
        byte[][] requests = requests(path, rate * seconds);
        try (var load = new SteadyLoad(address.getHost(), address.getPort(), connections)) {
            long start = System.nanoTime();
            double[] millis = load.send(requests, rate);
            double took = (System.nanoTime() - start) / 1e9;
            Arrays.sort(millis);
            return new Burst(millis, took, Instant.now());
        }
    }

    /// Signed before the clock runs: that work is the provider's.
    private byte[][] requests(String path, int number) {
        byte[][] requests = new byte[number][];
        var signer = new Ed25519Signer();
        signer.init(true, provider);
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        for (int i = 0; i < number; i++) {
            if (i % 10 == 9) {
                requests[i] = requests[i - 5];
                continue;
            }
            byte[] body = event(nextEvent++).getBytes(StandardCharsets.UTF_8);
            byte[] signed =
                    (timestamp + "|" + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            signer.update(signed, 0, signed.length);
            byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                            + "\r\nContent-Type: application/json\r\nUser-Agent: telnyx-webhooks\r\ntelnyx-timestamp: "
                            + timestamp + "\r\ntelnyx-signature-ed25519: "
                            + Base64.getEncoder().encodeToString(signer.generateSignature()) + "\r\nContent-Length: "
                            + body.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            requests[i] = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, requests[i], head.length, body.length);
        }
        return requests;
    }

    private static String event(int number) {
        return """
                {"data":{"event_type":"fax.delivered","id":"00000000-0000-4000-8000-%012d","occurred_at":"%s",\
                "record_type":"event","payload":{"call_duration_secs":30,"connection_id":"234423","direction":"outbound",\
                "fax_id":"11111111-0000-4000-8000-%012d","from":"+12025550171","to":"+13035550142","page_count":2,\
                "status":"delivered","user_id":"19a75cea-02c6-4b9a-84fa-c9bc8341feb8"}},"meta":{"attempt":1,\
                "delivered_to":"https://example.com/hooks"}}""".formatted(number, Instant.now(), number);
    }

    private JsonNode carrier() throws IOException, InterruptedException {
        String publicKey =
                Base64.getEncoder().encodeToString(provider.generatePublicKey().getEncoded());
        return send(HttpRequest.newBuilder(address.resolve("/api/v1/carriers"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of(
                        "name",
                        "Measured",
                        "connector",
                        "telnyx",
                        "settings",
                        Map.of("public_key", publicKey, "fax_application_id", "1"),
                        "credentials",
                        Map.of("api_key", "KEY0"))))));
    }

    /// How long after the last answer every event was read and told to whom it concerns.
    private Duration awaitTold(String list, Instant from) throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        while (!page(list + "?state=received&limit=1").path("data").isEmpty()) {
            if (Instant.now().isAfter(limit)) {
                throw new IOException("some webhooks were not told within " + LIMIT);
            }
            Thread.sleep(200);
        }
        return Duration.between(from, Instant.now());
    }

    /// Every row there is, counted in the server's own list.
    private long stored(String list) throws IOException, InterruptedException {
        long rows = 0;
        String cursor = "";
        do {
            JsonNode page = page(list + "?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            rows += page.path("data").size();
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        return rows;
    }

    private JsonNode page(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.header("Authorization", "Bearer " + key).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("the server answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static String at(double[] sorted, double share) {
        return "%.1f ms".formatted(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)]);
    }
}
