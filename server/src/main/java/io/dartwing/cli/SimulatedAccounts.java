package io.dartwing.cli;

import io.dartwing.cli.CarrierSimulation.Provider;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Sets an organisation up with the simulated providers: an account with each, and numbers to fax
/// from.
final class SimulatedAccounts {
    private static final String SUFFIX = " (simulated)";

    private final DemoApi api;
    private final CarrierSimulation simulation;

    SimulatedAccounts(DemoApi api, CarrierSimulation simulation) {
        this.api = api;
        this.simulation = simulation;
    }

    /// What is there already stays as it is.
    void prepare(PrintStream out) throws IOException, InterruptedException {
        Map<String, JsonNode> offered = new HashMap<>();
        api.get("/api/v1/carriers/connectors")
                .path("data")
                .forEach(connector -> offered.put(connector.path("name").asString(), connector));
        Map<String, JsonNode> accounts = new HashMap<>();
        api.get("/api/v1/carriers?limit=100")
                .path("data")
                .forEach(account -> accounts.put(account.path("name").asString(), account));
        Set<String> numbers = new HashSet<>();
        api.get("/api/v1/numbers?limit=100")
                .path("data")
                .forEach(number -> numbers.add(number.path("number").asString()));
        var faxNumbers = new ArrayList<String>();
        int next = 1;
        for (Provider provider : simulation.providers()) {
            JsonNode connector = offered.get(provider.name());
            if (connector == null) {
                continue;
            }
            JsonNode account = accounts.get(provider.label() + SUFFIX);
            if (account == null) {
                account = api.post("/api/v1/carriers", wish(provider, connector));
            }
            simulation.report(provider, account.path("callback").asString());
            String number = "+13035550" + (200 + next++);
            if (sendsFaxes(connector)) {
                if (!numbers.contains(number)) {
                    api.post(
                            "/api/v1/numbers",
                            Map.of(
                                    "number",
                                    number,
                                    "label",
                                    provider.label() + SUFFIX,
                                    "carrier_id",
                                    account.path("id").asString()));
                }
                faxNumbers.add(number + " (" + provider.label() + ")");
            }
        }
        out.println();
        out.println("  Simulated providers: " + simulation.address() + " shows what they got, and the numbers");
        out.println("  that are busy, silent, faulty, … Their accounts are under Carriers. Fax from:");
        faxNumbers.forEach(number -> out.println("  " + number));
    }

    private static boolean sendsFaxes(JsonNode connector) {
        for (JsonNode capability : connector.path("capabilities")) {
            if (capability.asString("").equalsIgnoreCase("fax")
                    || capability.path("name").asString("").equalsIgnoreCase("fax")) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Object> wish(Provider provider, JsonNode connector) {
        var settings = new HashMap<String, String>();
        var credentials = new HashMap<String, String>();
        for (JsonNode field : connector.path("fields")) {
            String name = field.path("name").asString();
            String value = provider.credentials().get(name);
            if (value != null) {
                (field.path("secret").asBoolean() ? credentials : settings).put(name, value);
            }
        }
        return Map.of(
                "name",
                provider.label() + SUFFIX,
                "connector",
                provider.name(),
                "settings",
                settings,
                "credentials",
                credentials);
    }

    static List<String> settings(List<Provider> providers) {
        return providers.stream()
                .map(provider -> "--dartwing.carriers." + provider.name() + ".api=" + provider.api())
                .toList();
    }
}
