package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The life of real faxes as programs and people hear of it. The original documents' sample code lost events on
/// the way (A11, A13, A44), told of what was rolled back (A12), knew no failure events (A39) and one address
/// for everything (A48); its payloads held numbers and content.
class FaxWebhooksIT {
    private final TestServer server = TestServer.shared();
    private final JsonMapper json = new JsonMapper();
    private final Queue<JsonNode> heard = new ConcurrentLinkedQueue<>();
    private Tenant clinic;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        clinic = server.tenant("Listening Clinic");
        receiver = HttpServer.create(new InetSocketAddress(TestServer.TRUSTED_ADDRESS, 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", exchange -> {
            heard.add(json.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        Tenant.id(clinic.caller()
                .post(
                        "/api/v1/webhooks",
                        Map.of(
                                "name",
                                "All",
                                "url",
                                "http://" + TestServer.TRUSTED_ADDRESS + ":"
                                        + receiver.getAddress().getPort() + "/",
                                "event_types",
                                List.of("*"))));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    @Covers({"FAX-A-001-03", "FAX-J-002-06"})
    void everyStateOfAFaxThatIsSentAndReceivedIsTold() {
        String sent =
                Tenant.id(clinic.send(TestPages.pdf("Private words"), "private.pdf", Map.of("subject", "Private")));
        clinic.awaitStatus(sent, "sent");
        String received = clinic.awaitDelivered(1).path("id").asString();
        Tenant.Login ben = server.person(clinic, "Ben Okafor", "fax_user");
        String person = Caller.signedIn(server.port(), ben.email(), ben.password())
                .get("/api/v1/session")
                .json()
                .at("/person/id")
                .asString();
        clinic.caller().post("/api/v1/faxes/" + received + "/assign", Map.of("person_id", person));

        await().atMost(Duration.ofSeconds(30)).until(() -> events(received).size() == 4);
        assertThat(events(sent)).containsExactly("fax.queued", "fax.sending", "fax.delivered");
        assertThat(events(received)).containsExactly("fax.received", "fax.processed", "fax.routed", "fax.routed");
        assertThat(of(received).getLast().at("/data/assigned_to").asString()).isEqualTo(person);
        for (String fax : List.of(sent, received)) {
            assertThat(of(fax))
                    .extracting(event -> event.path("sequence").asInt())
                    .isSorted();
            assertThat(of(fax).getFirst().path("sequence").asInt()).isEqualTo(1);
        }
        assertThat(heard.toString())
                .doesNotContain("Private", "private.pdf", clinic.firstNumber(), clinic.secondNumber());
    }

    @Test
    void aFaxThatIsTakenBackIsTold() {
        String fax = Tenant.id(clinic.upload(
                "/api/v1/faxes",
                Map.of("to", "+12025559999", "from", clinic.firstNumber(), "scheduled_at", Tenant.NEXT_MONTH),
                "x.pdf",
                TestPages.pdf("x"),
                Map.of()));
        clinic.caller().post("/api/v1/faxes/" + fax + "/cancel", Map.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> events(fax).size() == 2);
        assertThat(events(fax)).containsExactly("fax.queued", "fax.cancelled");
    }

    private List<String> events(String fax) {
        return of(fax).stream().map(event -> event.path("event").asString()).toList();
    }

    private List<JsonNode> of(String fax) {
        return heard.stream()
                .filter(event -> event.at("/resource/id").asString().equals(fax))
                .toList();
    }
}
