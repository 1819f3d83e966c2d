package io.dartwing.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulated providers, as a process that ends with this one.
final class CarrierSimulation implements AutoCloseable {
    /// Set by the launcher.
    static final String JAR = "dartwing.simulator";

    private static final String GREETING = "Carrier simulator: ";
    private static final JsonMapper JSON = new JsonMapper();

    /// @param credentials of the account that is there from the beginning, by the connector's
    /// field names
    record Provider(String name, String label, String api, Map<String, String> credentials) {}

    private final Process process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private CarrierSimulation(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static CarrierSimulation start() throws IOException {
        Path jar = Path.of(System.getProperty(JAR, "carrier-simulator.jar"));
        if (!Files.exists(jar)) {
            throw new IOException("the carrier simulator is not built: " + jar + " is missing");
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString(),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(GREETING)) {
                return new CarrierSimulation(process, URI.create(line.substring(GREETING.length())));
            }
        }
        throw new IOException("the carrier simulator did not start");
    }

    URI address() {
        return address;
    }

    List<Provider> providers() throws IOException, InterruptedException {
        var providers = new ArrayList<Provider>();
        for (JsonNode row : send(request("/_simulator/carriers").GET())) {
            var credentials = new LinkedHashMap<String, String>();
            row.path("credentials").forEachEntry((name, value) -> credentials.put(name, value.asString()));
            providers.add(new Provider(
                    row.path("name").asString(),
                    row.path("label").asString(),
                    row.path("api").asString(),
                    credentials));
        }
        return providers;
    }

    /// What arrives at the provider is reported there, as entered in a real one's portal.
    void report(Provider provider, String callback) throws IOException, InterruptedException {
        send(request("/_simulator/carriers/" + provider.name() + "/account")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("callback", callback)))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(10));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the carrier simulator answered with " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
    }
}
