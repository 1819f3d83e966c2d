package io.dartwing.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Steers the simulation: `/_simulator/carriers`, `conditions`, `ledger`, `webhooks`, `behaviours`,
/// `arrivals`. Forms of the page and JSON are taken alike.
final class ControlApi {
    private final Simulation simulation;
    private final Map<String, SimulatedCarrier> carriers;
    private final Page page;

    ControlApi(Simulation simulation, Map<String, SimulatedCarrier> carriers) {
        this.simulation = simulation;
        this.carriers = carriers;
        this.page = new Page(simulation, carriers);
    }

    Reply answer(Request request) {
        String path = request.url().getPath();
        try {
            return switch (request.method() + " " + path) {
                case "GET /" -> Reply.text(200, "text/html; charset=utf-8", page.html());
                case "GET /_simulator/carriers" ->
                    Reply.json(
                            200, carriers.values().stream().map(this::described).toList());
                case "GET /_simulator/behaviours" -> Reply.json(200, behaviours());
                case "GET /_simulator/ledger" -> Reply.json(200, ledger());
                case "DELETE /_simulator/ledger" -> {
                    simulation.ledger().clear();
                    yield Reply.empty(204);
                }
                case "GET /_simulator/webhooks" ->
                    Reply.json(200, simulation.courier().deliveries());
                case "GET /_simulator/conditions" -> Reply.json(200, conditions());
                case "PUT /_simulator/conditions" -> changeConditions(json(request));
                case "POST /_simulator/arrivals" -> arrive(request);
                default ->
                    request.method().equals("PUT") && path.matches("/_simulator/carriers/[^/]+/account")
                            ? changeAccount(path.split("/")[3], json(request))
                            : Reply.text(404, "text/plain", "No such page");
            };
        } catch (IllegalArgumentException wrong) {
            return Reply.json(400, Map.of("detail", String.valueOf(wrong.getMessage())));
        }
    }

    private static JsonNode json(Request request) {
        return request.json()
                .orElseThrow(() -> new IllegalArgumentException("body: unreadable (expected: JSON object)"));
    }

    private SimulatedCarrier carrier(String name) {
        SimulatedCarrier carrier = carriers.get(name);
        if (carrier == null) {
            throw new IllegalArgumentException("carrier: unknown (expected: one of " + carriers.keySet() + ")");
        }
        return carrier;
    }

    /// With the credentials: they open nothing but this simulator.
    private Map<String, Object> described(SimulatedCarrier carrier) {
        return Map.of(
                "name",
                carrier.name(),
                "label",
                carrier.label(),
                "api",
                simulation.address().resolve(carrier.apiPath()),
                "callback",
                carrier.account().callback().map(URI::toString).orElse(""),
                "credentials",
                carrier.account().values());
    }

    private static List<Map<String, Object>> behaviours() {
        return java.util.Arrays.stream(Behaviour.values())
                .<Map<String, Object>>map(behaviour -> Map.of(
                        "name", behaviour.name(), "ending", behaviour.ending(), "description", behaviour.description()))
                .toList();
    }

    private List<Map<String, Object>> ledger() {
        return simulation.ledger().entries().stream()
                .<Map<String, Object>>map(entry -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("carrier", entry.carrier());
                    row.put("kind", entry.kind());
                    row.put("reference", entry.reference());
                    row.put("providerId", entry.providerId());
                    row.put("from", entry.from());
                    row.put("to", entry.to());
                    row.put("at", entry.at());
                    row.put(
                            "end",
                            simulation
                                    .ledger()
                                    .end(entry.carrier(), entry.providerId())
                                    .orElse(""));
                    return row;
                })
                .toList();
    }

    private Map<String, Object> conditions() {
        Conditions now = simulation.conditions();
        return Map.of(
                "stepMillis", now.step().toMillis(),
                "delayMillis", now.delay().toMillis(),
                "loss", now.loss(),
                "duplication", now.duplication(),
                "reordering", now.reordering());
    }

    private Reply changeConditions(JsonNode wish) {
        Conditions now = simulation.conditions();
        simulation.conditions(new Conditions(
                Duration.ofMillis(wish.path("stepMillis").asLong(now.step().toMillis())),
                Duration.ofMillis(wish.path("delayMillis").asLong(now.delay().toMillis())),
                wish.path("loss").asDouble(now.loss()),
                wish.path("duplication").asDouble(now.duplication()),
                wish.path("reordering").asDouble(now.reordering())));
        return Reply.json(200, conditions());
    }

    /// `callback` is where arrivals are reported; every other name is a credential or setting.
    private Reply changeAccount(String name, JsonNode wish) {
        Account account = carrier(name).account();
        wish.forEachEntry((key, value) -> {
            if (key.equals("callback")) {
                account.callback(URI.create(value.asString()));
            } else {
                account.change(key, value.asString());
            }
        });
        return Reply.json(200, described(carrier(name)));
    }

    private Reply arrive(Request request) {
        boolean form = request.header("content-type").startsWith("application/x-www-form-urlencoded");
        Function<String, String> field = form
                ? name -> request.form(name).orElse("")
                : name -> json(request).path(name).asString("");
        SimulatedCarrier carrier = carrier(field.apply("carrier"));
        var arrival = new Arrival(
                Kind.valueOf(field.apply("kind").toUpperCase(Locale.ROOT)),
                number("from", field.apply("from")),
                number("to", field.apply("to")),
                field.apply("text"),
                count(field.apply("pages")));
        if (carrier.account().callback().isEmpty()) {
            throw new IllegalArgumentException("callback: not set for this carrier (expected: an address)");
        }
        String id = carrier.arrive(carrier.account(), arrival);
        return form ? Reply.empty(303).header("Location", "/") : Reply.json(202, Map.of("id", id));
    }

    private static String number(String name, String text) {
        if (!text.matches("\\+[1-9][0-9]{4,14}")) {
            throw new IllegalArgumentException(name + ": not a number (expected: + and 5 to 15 digits)");
        }
        return text;
    }

    private static int count(String text) {
        if (!text.matches("[0-9]{0,3}")) {
            throw new IllegalArgumentException("pages: not a count (expected: 0 to 100)");
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
