package io.dartwing.server.test;

import io.dartwing.simulator.CarrierSimulator;
import io.dartwing.simulator.Conditions;
import io.dartwing.testkit.http.Caller.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A server whose carriers are simulated ones.
public final class SimulatedCarriers implements AutoCloseable {
    private final CarrierSimulator simulator;
    private final TestServer server;

    private SimulatedCarriers(CarrierSimulator simulator, TestServer server) {
        this.simulator = simulator;
        this.server = server;
    }

    public static SimulatedCarriers start(String connector, Class<?>... beans) {
        try {
            CarrierSimulator simulator = CarrierSimulator.start(0, Clock.systemUTC());
            simulator.conditions(Conditions.FAIR.step(Duration.ofMillis(40)));
            TestServer server = TestServer.with(
                    java.util.List.of("--dartwing.carriers." + connector + ".api=" + simulator.api(connector)), beans);
            return new SimulatedCarriers(simulator, server);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public CarrierSimulator simulator() {
        return simulator;
    }

    public TestServer server() {
        return server;
    }

    /// Makes the organisation an account, whose webhooks come back to the server from now on.
    public UUID account(Tenant tenant, String connector) {
        Map<String, Boolean> secret = new HashMap<>();
        tenant.caller()
                .get("/api/v1/carriers/connectors")
                .json()
                .path("data")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(connector))
                .forEach(one -> one.path("fields")
                        .forEach(field -> secret.put(
                                field.path("name").asString(),
                                field.path("secret").asBoolean())));
        var settings = new HashMap<String, String>();
        var credentials = new HashMap<String, String>();
        simulator.carrier(connector).account().values().forEach((name, value) -> {
            if (secret.containsKey(name)) {
                (secret.get(name) ? credentials : settings).put(name, value);
            }
        });
        Answer made = tenant.caller()
                .post(
                        "/api/v1/carriers",
                        Map.of(
                                "name",
                                connector,
                                "connector",
                                connector,
                                "settings",
                                settings,
                                "credentials",
                                credentials));
        JsonNode account = made.json();
        simulator
                .carrier(connector)
                .account()
                .callback(URI.create("http://localhost:" + server.port() + "/hooks/" + connector + "/"
                        + account.path("public_id").asString()));
        return UUID.fromString(account.path("id").asString());
    }

    @Override
    public void close() {
        server.stop();
        simulator.close();
    }
}
