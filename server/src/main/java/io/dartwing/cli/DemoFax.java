package io.dartwing.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Sends three pages from one demo number to the other, as a real SIP call of this server to itself, and follows them
/// until they lie in the inbox with their text.
final class DemoFax {
    private static final String CLINIC = "+12025550143";
    private static final String LABORATORY = "+12025550111";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final DemoApi api;
    private final int sipPort;
    private final PrintStream out;
    private String last = "";

    DemoFax(DemoApi api, int sipPort, PrintStream out) {
        this.api = api;
        this.sipPort = sipPort;
        this.out = out;
    }

    boolean run() throws IOException, InterruptedException {
        out.println("Setting up the demo clinic …");
        String inbox =
                ensure("/api/v1/inboxes", "name", "Laboratory results", Map.of("description", "Made by the demo"));
        String trunk = ensure(
                "/api/v1/trunks",
                "name",
                "Loopback",
                Map.of("host", "127.0.0.1", "port", sipPort, "t38", "always", "prefixes", List.of("+1202555")));
        ensure("/api/v1/numbers", "number", LABORATORY, Map.of("trunk_id", trunk, "label", "City Laboratory"));
        ensure("/api/v1/numbers", "number", CLINIC, Map.of("trunk_id", trunk, "label", "Demo Clinic front desk"));
        ensure(
                "/api/v1/routing-rules",
                "name",
                "Laboratory results by keyword",
                Map.of(
                        "priority", 10,
                        "conditions",
                                Map.of(
                                        "operator",
                                        "AND",
                                        "rules",
                                        List.of(Map.of(
                                                "field", "keyword", "operator", "contains", "value", "laboratory"))),
                        "action", Map.of("type", "inbox", "inbox_id", inbox)));
        waitForLine();

        Instant started = Instant.now();
        JsonNode sent = api.upload(
                "/api/v1/faxes",
                Map.of("to", CLINIC, "from", LABORATORY, "subject", "Results for your patient", "cover", "false"),
                "laboratory-results.pdf",
                DemoDocument.pdf());
        String id = sent.path("id").asString();
        out.println("Sending " + sent.path("name").asString() + ": three pages from " + LABORATORY + " to " + CLINIC
                + ", as a SIP call with T.38");
        if (!follow(id, started)) {
            return false;
        }
        return arrival(started);
    }

    /// The id of the record with this value, made when it isn't there.
    private String ensure(String path, String field, String value, Map<String, Object> rest)
            throws IOException, InterruptedException {
        for (JsonNode record : api.get(path + "?limit=200").path("data")) {
            if (record.path(field).asString().equals(value)) {
                return record.path("id").asString();
            }
        }
        var body = new LinkedHashMap<String, Object>(rest);
        body.put(field, value);
        return api.post(path, body).path("id").asString();
    }

    private void waitForLine() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 40; attempt++) {
            try {
                api.get("/api/v1/ready");
                return;
            } catch (IOException notReady) {
                Thread.sleep(500);
            }
        }
        throw new IOException("the server's line does not come up; see ./dartwing doctor");
    }

    private boolean follow(String id, Instant started) throws IOException, InterruptedException {
        while (Duration.between(started, Instant.now()).compareTo(LIMIT) < 0) {
            JsonNode fax = api.get("/api/v1/faxes/" + id);
            String status = fax.path("status").asString();
            tell(
                    started,
                    status.equals("sending") ? progress(fax) : status.equals("queued") ? "Waiting for its turn" : "");
            switch (status) {
                case "sent" -> {
                    tell(
                            started,
                            "Sent: every page confirmed, %s, %d bit/s"
                                    .formatted(
                                            fax.path("transport")
                                                    .asString()
                                                    .toUpperCase(java.util.Locale.ROOT)
                                                    .replace("T38", "T.38"),
                                            fax.path("bit_rate").asInt()));
                    return true;
                }
                case "failed", "uncertain", "cancelled" -> {
                    tell(started, "Not sent: " + fax.path("cause_text").asString(status));
                    return false;
                }
                default -> Thread.sleep(250);
            }
        }
        out.println("Gave up after " + LIMIT.toMinutes() + " minutes.");
        return false;
    }

    private static String progress(JsonNode fax) {
        JsonNode progress = fax.path("progress");
        int pages = fax.path("pages").asInt(3);
        return switch (progress.path("phase").asString("")) {
            case "dialling" -> "Dialling";
            case "ringing" -> "Ringing";
            case "connected" -> "Connected";
            case "negotiating" -> "The two machines agree on how to talk";
            case "page" -> "Page " + progress.path("page").asInt() + " of " + pages + " is on the wire";
            case "page_confirmed" -> "Page " + progress.path("page").asInt() + " of " + pages + " confirmed";
            case "closing" -> "Saying goodbye";
            default -> "";
        };
    }

    private boolean arrival(Instant started) throws IOException, InterruptedException {
        while (Duration.between(started, Instant.now()).compareTo(LIMIT) < 0) {
            Optional<JsonNode> fax = arrived(started);
            if (fax.isPresent() && fax.get().path("status").asString().equals("delivered")) {
                JsonNode arrived = fax.get();
                tell(
                        started,
                        "Arrived as " + arrived.path("name").asString() + ", read with "
                                + Math.round(arrived.path("text_confidence").asDouble() * 100) + " % confidence");
                tell(
                        started,
                        "Placed in “" + arrived.path("inbox").path("name").asString() + "”. "
                                + arrived.path("routed_by").path("reason").asString());
                out.println();
                out.println("  Look at it:   " + api.address() + "/inbox/"
                        + arrived.path("id").asString());
                return true;
            }
            tell(started, fax.isPresent() ? "Received; reading its text" : "");
            Thread.sleep(250);
        }
        out.println("It was sent, but did not show up in the inbox within " + LIMIT.toMinutes() + " minutes.");
        return false;
    }

    private Optional<JsonNode> arrived(Instant started) throws IOException, InterruptedException {
        for (JsonNode fax : api.get("/api/v1/faxes?direction=inbound&limit=5").path("data")) {
            if (Instant.parse(fax.path("created_at").asString()).isAfter(started)) {
                return Optional.of(fax);
            }
        }
        return Optional.empty();
    }

    private void tell(Instant started, String text) {
        if (!text.isEmpty() && !text.equals(last)) {
            last = text;
            out.printf(
                    "  %5.1f s  %s%n", Duration.between(started, Instant.now()).toMillis() / 1000.0, text);
        }
    }
}
