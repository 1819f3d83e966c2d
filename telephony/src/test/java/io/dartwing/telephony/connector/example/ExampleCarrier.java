package io.dartwing.telephony.connector.example;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Courier;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import io.dartwing.simulator.SimulatedCarrier;
import io.dartwing.simulator.Simulation;
import io.dartwing.telephony.carriers.Signatures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The invented provider itself: as strict as a real one, with the numbers that decide what happens.
final class ExampleCarrier extends SimulatedCarrier {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SLOWER = 20;
    private static final int TRIES = 8;

    private final Map<String, Map<String, Object>> faxes = new ConcurrentHashMap<>();

    ExampleCarrier(Simulation simulation) {
        super(
                "example",
                "Example",
                simulation,
                Map.of("api_key", "simulated-key", "signing_secret", "simulated-secret"));
    }

    @Override
    public String apiPath() {
        return "/example/v1";
    }

    @Override
    public Reply answer(Request request) {
        if (request.bearer()
                .filter(key -> key.equals(account().value("api_key")))
                .isEmpty()) {
            return error(401, "credentials");
        }
        List<String> path = request.path();
        if (path.equals(List.of("v1", "account"))) {
            return Reply.json(200, Map.of("name", "Demo"));
        }
        if (path.size() < 2 || !path.subList(0, 2).equals(List.of("v1", "faxes"))) {
            return error(404, "no_such_path");
        }
        if (path.size() == 3) {
            Map<String, Object> fax = faxes.get(path.get(2));
            return fax == null ? error(404, "no_such_fax") : Reply.json(200, fax);
        }
        if (request.method().equals("POST")) {
            return request.json().map(this::send).orElseGet(() -> error(400, "malformed"));
        }
        String reference = request.query("reference").orElse("");
        return Reply.json(
                200,
                Map.of(
                        "faxes",
                        faxes.values().stream()
                                .filter(fax -> fax.get("reference").equals(reference))
                                .toList()));
    }

    private Reply send(JsonNode wish) {
        for (String name : List.of("from", "to", "document", "callback", "reference")) {
            if (!wish.path(name).isString()) {
                return error(400, "malformed");
            }
        }
        String to = wish.path("to").asString();
        Behaviour behaviour = Behaviour.of(to);
        switch (behaviour) {
            case RATE_LIMITED -> {
                return paused(429);
            }
            case UNAVAILABLE -> {
                return paused(503);
            }
            case INVALID_NUMBER -> {
                return error(422, "no_such_number");
            }
            default -> {}
        }
        String id = UUID.randomUUID().toString();
        String reference = wish.path("reference").asString();
        Map<String, Object> fax = Map.of(
                "id",
                id,
                "reference",
                reference,
                "state",
                "queued",
                "at",
                simulation().clock().millis());
        faxes.put(id, fax);
        accept(Kind.FAX, reference, id, wish.path("from").asString(), to);
        URI callback = URI.create(wish.path("callback").asString());
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        simulation().later(pace, () -> tell(callback, fax, "sending", Map.of()));
        simulation().later(2 * pace, () -> finish(callback, fax, behaviour));
        return behaviour.answer(Reply.json(201, fax), error(500, "fault"));
    }

    private void finish(URI callback, Map<String, Object> fax, Behaviour behaviour) {
        String error = switch (behaviour) {
            case BUSY -> "busy";
            case NO_ANSWER -> "no_answer";
            case HUMAN_VOICE -> "voice";
            case PARTIAL_PAGES -> "dropped";
            case UNDELIVERABLE -> "unreachable";
            default -> "";
        };
        String state = error.isEmpty() ? "delivered" : "failed";
        end(String.valueOf(fax.get("id")), state);
        tell(callback, fax, state, error.isEmpty() ? Map.of("pages", 2) : Map.of("error", error));
    }

    private void tell(URI callback, Map<String, Object> fax, String state, Map<String, Object> more) {
        var now = new HashMap<>(fax);
        now.put("state", state);
        now.put("at", simulation().clock().millis());
        now.putAll(more);
        faxes.put(String.valueOf(fax.get("id")), now);
        byte[] body = JSON.writeValueAsBytes(Map.of("event", UUID.randomUUID().toString(), "fax", now));
        simulation()
                .courier()
                .send(new Courier.Webhook(
                        name(), state, "POST", callback, "application/json", body, at -> signed(body, at), TRIES));
    }

    private Map<String, String> signed(byte[] body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        byte[] signature = Signatures.hmacSha256(
                account().value("signing_secret").getBytes(StandardCharsets.UTF_8),
                (time + "." + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "x-example-time", time, "x-example-signature", HexFormat.of().formatHex(signature));
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        throw new IllegalArgumentException("kind: nothing arrives here (expected: sending only)");
    }

    private static Reply error(int status, String code) {
        return Reply.json(status, Map.of("error", code));
    }

    private static Reply paused(int status) {
        return error(status, "too_busy").header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    }
}
