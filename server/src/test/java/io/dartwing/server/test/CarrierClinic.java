package io.dartwing.server.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.simulator.CarrierSimulator;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// An organisation that faxes over simulated carriers.
public final class CarrierClinic {
    private static final AtomicInteger NUMBERS = new AtomicInteger(5_000);

    private final CarrierSimulator simulator;
    private final Tenant tenant;
    private final String from = "+1303555" + NUMBERS.incrementAndGet();

    public CarrierClinic(TestServer server, CarrierSimulator simulator, String name) {
        this.simulator = simulator;
        this.tenant = server.tenant(name);
    }

    /// The server's settings for carriers that are simulated.
    public static List<String> settings(CarrierSimulator simulator, List<String> carriers, String... more) {
        var settings = new ArrayList<String>();
        carriers.forEach(name -> settings.add("--dartwing.carriers." + name + ".api=" + simulator.api(name)));
        settings.addAll(List.of(more));
        return settings;
    }

    public Tenant tenant() {
        return tenant;
    }

    public String from() {
        return from;
    }

    /// An account with a provider's simulator.
    ///
    /// @param priority 1 to 5
    /// @return its id
    public String account(String connector, int priority) {
        return account(simulator, tenant, connector, connector + " " + priority, priority);
    }

    public static String account(
            CarrierSimulator simulator, Tenant tenant, String connector, String name, int priority) {
        Map<String, String> known = simulator.carrier(connector).account().values();
        var settings = new HashMap<String, String>();
        var credentials = new HashMap<String, String>();
        for (JsonNode provider :
                tenant.caller().get("/api/v1/carriers/connectors").json().path("data")) {
            if (provider.path("name").asString().equals(connector)) {
                for (JsonNode field : provider.path("fields")) {
                    String value = known.get(field.path("name").asString());
                    if (value != null) {
                        (field.path("secret").asBoolean() ? credentials : settings)
                                .put(field.path("name").asString(), value);
                    }
                }
            }
        }
        var wish = Map.of(
                "name",
                name,
                "connector",
                connector,
                "priority",
                priority,
                "settings",
                settings,
                "credentials",
                credentials);
        return Tenant.id(tenant.caller().post("/api/v1/carriers", wish));
    }

    /// Sets the clinic's number up with its account and those where it is a sender too.
    public void number(String account, String... senderAt) {
        own(from, account, senderAt);
    }

    /// Sets one more number up.
    ///
    /// @return the number
    public String anotherNumber(String account, String... senderAt) {
        String number = "+1303555" + NUMBERS.incrementAndGet();
        own(number, account, senderAt);
        return number;
    }

    private void own(String number, String account, String... senderAt) {
        Tenant.id(tenant.caller()
                .post(
                        "/api/v1/numbers",
                        Map.of("number", number, "carrier_id", account, "sender_at", List.of(senderAt))));
    }

    /// Has the provider report arrivals to the account.
    public void listen(String connector, String account) {
        listen(simulator, tenant, connector, account);
    }

    static void listen(CarrierSimulator simulator, Tenant tenant, String connector, String account) {
        String callback = tenant.caller()
                .get("/api/v1/carriers/" + account)
                .json()
                .path("callback")
                .asString();
        assertThat(callback).isNotEmpty();
        simulator.carrier(connector).account().callback(URI.create(callback));
    }

    /// @return the fax's id
    public String send(String from, String to, byte[] pdf) {
        return Tenant.id(tenant.send(pdf, "letter.pdf", Map.of("to", to, "from", from)));
    }

    /// @return the fax's id
    public String send(String to, byte[] pdf) {
        return send(from, to, pdf);
    }

    public JsonNode fax(String id) {
        return tenant.caller().get("/api/v1/faxes/" + id).json();
    }

    public String status(String fax) {
        return fax(fax).path("status").asString();
    }

    public JsonNode attempts(String fax) {
        return tenant.caller().get("/api/v1/faxes/" + fax + "/attempts").json().path("data");
    }

    public List<String> events(String fax) {
        var events = new ArrayList<String>();
        tenant.caller()
                .get("/api/v1/faxes/" + fax + "/timeline")
                .json()
                .path("data")
                .forEach(entry -> events.add(entry.path("event").asString()));
        return events;
    }

    /// Takes a fax back; one that has just gone on stays as it is.
    public void cancel(String fax) {
        int status = tenant.caller()
                .post("/api/v1/faxes/" + fax + "/cancel", Map.of())
                .status();
        assertThat(status).isIn(200, 409);
    }
}
