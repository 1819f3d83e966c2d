package io.dartwing.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CarrierSimulatorIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private CarrierSimulator simulator;
    private HttpServer receiver;
    private volatile int answer = 200;

    @BeforeEach
    void start() throws IOException {
        simulator = CarrierSimulator.start(0, Clock.systemUTC());
        simulator.conditions(Conditions.FAIR.step(Duration.ofMillis(20)));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(answer, -1);
            }
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        simulator.close();
        receiver.stop(0);
    }

    private URI callback() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks");
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(simulator.address().resolve(path))
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> fax(String key, String type, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(simulator.address().resolve("/telnyx/v2/faxes"))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String key() {
        return simulator.carrier("telnyx").account().value("api_key");
    }

    private String order(String to) {
        return "{\"connection_id\":\"%s\",\"from\":\"+13035550100\",\"to\":\"%s\",\"media_url\":\"%s\"}"
                .formatted(simulator.carrier("telnyx").account().value("fax_application_id"), to, callback());
    }

    @Test
    void requests_are_judged_strictly() throws Exception {
        assertThat(fax("wrong", "application/json", order("+13035550142")).statusCode())
                .isEqualTo(401);
        assertThat(fax(key(), "text/plain", order("+13035550142")).statusCode()).isEqualTo(415);
        assertThat(fax(key(), "application/json", "{").statusCode()).isEqualTo(400);
        assertThat(fax(key(), "application/json", "{}").statusCode()).isEqualTo(422);
        assertThat(fax(key(), "application/json", order("3035550142")).body()).contains("10016");
        assertThat(fax(key(), "application/json", order(Behaviour.INVALID_NUMBER.number("+1303")))
                        .body())
                .contains("10002");
        assertThat(simulator.ledger().entries()).isEmpty();
        assertThat(fax(key(), "application/json", order("+13035550142")).statusCode())
                .isEqualTo(202);
        assertThat(simulator.ledger().entries()).hasSize(1);
    }

    @Test
    void credentials_change_while_it_runs() throws Exception {
        String before = key();
        assertThat(send("PUT", "/_simulator/carriers/telnyx/account", "application/json", "{\"api_key\":\"KEYnew\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(fax(before, "application/json", order("+13035550142")).statusCode())
                .isEqualTo(401);
        assertThat(fax("KEYnew", "application/json", order("+13035550142")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_webhook_that_is_not_taken_is_repeated() throws Exception {
        answer = 503;
        simulator.carrier("telnyx").account().callback(callback());
        assertThat(send(
                                "POST",
                                "/_simulator/arrivals",
                                "application/json",
                                "{\"carrier\":\"telnyx\",\"kind\":\"message\",\"from\":\"+13035550188\","
                                        + "\"to\":\"+13035550100\",\"text\":\"Hello\"}")
                        .statusCode())
                .isEqualTo(202);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (received.size() < 3 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(received).hasSize(3).allSatisfy(body -> assertThat(body).contains("message.received"));
    }

    @Test
    void the_page_shows_what_was_accepted_and_escapes_it() throws Exception {
        simulator
                .ledger()
                .accept(new Ledger.Accepted(
                        "telnyx",
                        Kind.FAX,
                        "<script>",
                        "1",
                        "+13035550100",
                        "+13035550142",
                        Clock.systemUTC().instant()));
        String page = send("GET", "/", "text/plain", "").body();
        assertThat(page).contains("&lt;script&gt;", "<html lang=\"en\">", "<caption>Accepted</caption>");
        assertThat(page).doesNotContain("<script>");
    }

    @Test
    void wrong_wishes_are_explained() throws Exception {
        assertThat(send("PUT", "/_simulator/conditions", "application/json", "{\"loss\":2}")
                        .body())
                .contains("loss: out of range (expected: 0 to 1)");
        assertThat(send("PUT", "/_simulator/conditions", "application/json", "{\"loss\":0.5}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(simulator.conditions().loss()).isEqualTo(0.5);
        assertThat(send("POST", "/_simulator/arrivals", "application/json", "{\"carrier\":\"none\"}")
                        .statusCode())
                .isEqualTo(400);
    }
}
