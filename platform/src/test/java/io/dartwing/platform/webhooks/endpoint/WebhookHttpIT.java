package io.dartwing.platform.webhooks.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.mail.TestMailServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Endpoints over HTTP.
@PlatformIntegration
class WebhookHttpIT {
    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase installed;

    @Autowired
    private EndpointWatch watch;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private final Queue<String> signatures = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;
    private Organization organization;
    private Caller admin;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            signatures.add(exchange.getRequestHeaders().getFirst("Dartwing-Signature"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try (Administration administration = Administration.open(installed.access(), Clock.systemUTC())) {
            organization = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
            admin = Caller.withKey(
                    port,
                    administration
                            .createKey(organization, "k", List.of("admin"), null)
                            .key());
        }
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void theSecretIsShownOnceAndNeverAgain() {
        var made = create();
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String secret = made.json().get("secret").asString();
        assertThat(secret).matches("whsec_[0-9a-f]{64}");
        String path = made.header("Location");
        for (String read : List.of(path, "/api/v1/webhooks", "/api/v1/record-types/webhook")) {
            assertThat(admin.get(read).body()).doesNotContain("whsec_").doesNotContain("\"secret\"");
        }
        assertThat(admin.patch(path, Map.of("secret", "mine")).status()).isEqualTo(400);
    }

    @Test
    void afterARotationBothSecretsSignUntilTheOldOneEnds() {
        String path = create().header("Location");
        var rotated = admin.post(path + "/rotate-secret", Map.of("grace_hours", 24));
        assertThat(rotated.json().get("secret").asString()).startsWith("whsec_");
        assertThat(admin.post(path + "/test", Map.of()).status()).isEqualTo(202);
        await().until(() -> signatures.size() == 1);
        assertThat(signatures.peek()).matches("t=\\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");

        assertThat(admin.post(path + "/rotate-secret", Map.of("grace_hours", 0)).status())
                .isEqualTo(200);
        admin.post(path + "/test", Map.of());
        await().until(() -> signatures.size() == 2);
        assertThat(List.copyOf(signatures).getLast()).matches("t=\\d+,v1=[0-9a-f]{64}");
        assertThat(admin.post(path + "/rotate-secret", Map.of("grace_hours", 1000))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTestIsLoggedWithRequestAndAnswerAndCanBeReplayed() {
        String path = create().header("Location");
        var sent = admin.post(path + "/test", Map.of());
        String delivery = sent.header("Location");
        await().until(() ->
                admin.get(delivery).json().at("/delivery/status").asString().equals("delivered"));
        var detail = admin.get(delivery).json();
        assertThat(detail.at("/request/event").asString()).isEqualTo("webhook.test");
        assertThat(detail.at("/attempts/0/http_status").asInt()).isEqualTo(204);
        assertThat(admin.get(path + "/deliveries?status=dead").json().get("data"))
                .isEmpty();
        assertThat(admin.get(path + "/deliveries?status=delivered").json().get("data"))
                .hasSize(1);
        assertThat(admin.get(path + "/deliveries?status=lost").status()).isEqualTo(400);

        var replay = Map.of("events", List.of(sent.json().get("event_id").asString()));
        admin.header("Idempotency-Key", "once");
        assertThat(admin.post(path + "/replay", replay).json().get("replayed").asInt())
                .isEqualTo(1);
        assertThat(admin.post(path + "/replay", replay).header("Idempotency-Replayed"))
                .isEqualTo("true");
        admin.without("Idempotency-Key");
        await().until(() -> signatures.size() == 2);
        assertThat(admin.post(path + "/replay", Map.of()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/hook",
                "https://user:word@example.org/",
                "ftp://example.org/",
                "https://",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https://10.1.2.3/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://2130706433/"
            })
    void anAddressThatIsNotPublicHttpsIsRefused(String url) {
        var refused = admin.post("/api/v1/webhooks", Map.of("name", "x", "url", url, "event_types", List.of("*")));
        assertThat(refused.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://0x7f000001/"})
    void aNameThatLeadsToAPrivateAddressHearsNothing(String url) {
        String path = admin.post("/api/v1/webhooks", Map.of("name", "x", "url", url, "event_types", List.of("*")))
                .header("Location");
        String delivery = admin.post(path + "/test", Map.of()).header("Location");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !admin.get(delivery)
                        .json()
                        .at("/delivery/reason")
                        .asString("")
                        .isBlank());
        var reason = admin.get(delivery).json().at("/delivery/reason").asString();
        assertThat(reason)
                .isIn("its host is unknown or not on the public internet", "its host did not answer properly");
        assertThat(admin.delete(path).status()).isEqualTo(204);
    }

    @Test
    void anEndpointThatFailedForThreeDaysIsDisabledAndItsAdministratorsHearOfIt() {
        String email = Ids.next() + "@example.org";
        try (Administration administration = Administration.open(installed.access(), Clock.systemUTC())) {
            administration.createUser(organization, new NewPerson(email, "Ada", List.of("owner")));
        }
        String path = create().header("Location");
        Actors.runAs(
                SystemJobActor.of(organization.id(), "test"),
                () -> transaction.executeWithoutResult(
                        status -> database.sql("update webhook_endpoints set failing_since = now() - interval '4 days'")
                                .update()));
        watch.run();
        var endpoint = admin.get(path).json();
        assertThat(endpoint.get("status").asString()).isEqualTo("disabled");
        assertThat(endpoint.get("disabled_reason").asString()).contains("three days");
        assertThat(admin.post(path + "/test", Map.of()).status()).isEqualTo(409);
        await().until(() -> TestMailServer.received(email).size() == 1);

        assertThat(admin.patch(path, Map.of("status", "enabled"))
                        .json()
                        .get("disabled_reason")
                        .isNull())
                .isTrue();
        watch.run();
        assertThat(admin.get(path).json().get("status").asString()).isEqualTo("enabled");
    }

    @Test
    void onlyAdministratorsSeeWebhooksAndEverybodyTheCatalogue() {
        String path = create().header("Location");
        Caller reader = Caller.withKey(
                port,
                admin.post("/api/v1/api-keys", Map.of("name", "r", "scopes", List.of("fax:read")))
                        .json()
                        .get("key")
                        .asString());
        assertThat(reader.get(path + "/deliveries").status()).isEqualTo(403);
        assertThat(reader.post(path + "/test", Map.of()).status()).isEqualTo(403);
        assertThat(reader.post(path + "/rotate-secret", Map.of()).status()).isEqualTo(403);
        assertThat(reader.post(path + "/replay", Map.of("since", "2026-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(403);
        var types = reader.get("/api/v1/event-types").json().get("data");
        assertThat(types.toString()).contains("parcel.moved", "json-schema.org");
        assertThat(reader.get("/api/v1/event-types?api_version=1999-01-01").status())
                .isEqualTo(400);
    }

    private Caller.Answer create() {
        return admin.post(
                "/api/v1/webhooks",
                Map.of(
                        "name",
                        "Receiver",
                        "url",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
                        "event_types",
                        List.of("parcel.moved")));
    }
}
