package io.dartwing.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.SessionCookies;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.http.Caller;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformIntegration
class LiveSocketIT {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String SUBSCRIBE = "{\"op\":\"subscribe\",\"topic\":\"records:gadget\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    @Autowired
    private LiveHub hub;

    private final HttpClient client = HttpClient.newHttpClient();
    private Caller person;

    @BeforeEach
    void signIn() {
        try (Administration administration = Administration.open(database.access(), Clock.systemUTC())) {
            Organization organization =
                    administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
            String email = Ids.next() + "@example.org";
            String oneTime = administration
                    .createUser(organization, new NewPerson(email, "Ada", List.of("owner")))
                    .oneTimePassword()
                    .orElseThrow();
            person = Caller.signedIn(port, email, oneTime);
            person.put("/api/v1/session/password", Map.of("current_password", oneTime, "new_password", PASSWORD));
        }
    }

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    @Test
    void aSignedInBrowserHearsOfChangesUntilItSignsOut() {
        var heard = new Listener();
        WebSocket socket = connect("", "Cookie", cookie(), heard);
        socket.sendText(SUBSCRIBE, true);
        await().until(() -> heard.text().contains("subscribed"));

        assertThat(person.post("/api/v1/gadgets", Map.of("title", "Over the wire"))
                        .status())
                .isEqualTo(201);
        await().until(() -> heard.text().contains("Over the wire"));

        socket.sendText("{\"op\":\"ping\"}", true);
        await().until(() -> heard.text().contains("pong"));

        person.delete("/api/v1/session");
        hub.checkIdentities();
        await().until(() -> heard.closedWith == 1008);
    }

    @Test
    void aBrowserHearsWhenItsRightsBecomeOthers() {
        var heard = new Listener();
        WebSocket socket = connect("", "Cookie", cookie(), heard);
        socket.sendText("{\"op\":\"subscribe\",\"topic\":\"me\"}", true);
        await().until(() -> heard.text().contains("subscribed"));

        String self = person.get("/api/v1/session").json().at("/person/id").asString();
        person.patch("/api/v1/people/" + self, Map.of("full_name", "Ada L."));
        assertThat(person.patch("/api/v1/people/" + self, Map.of("roles", List.of("owner", "privacy_officer")))
                        .status())
                .isEqualTo(200);
        await().until(() -> heard.text().contains("{\"op\":\"resync\",\"topic\":\"me\"}"));
    }

    @Test
    void theListOfPeopleHearsOfWhoJoinsChangesAndGoes() {
        var heard = new Listener();
        WebSocket socket = connect("", "Cookie", cookie(), heard);
        socket.sendText("{\"op\":\"subscribe\",\"topic\":\"records:person\"}", true);
        await().until(() -> heard.text().contains("subscribed"));

        String id = person.post(
                        "/api/v1/people",
                        Map.of(
                                "email",
                                Ids.next() + "@example.org",
                                "full_name",
                                "Newcomer",
                                "roles",
                                List.of("admin")))
                .json()
                .path("id")
                .asString();
        await().until(() -> heard.text().contains("Newcomer"));
        person.patch("/api/v1/people/" + id, Map.of("status", "inactive"));
        await().until(() -> heard.text().contains("\"inactive\""));
        person.delete("/api/v1/people/" + id);
        await().until(() -> heard.text().contains("record.deleted"));
    }

    @Test
    void aTicketOpensOneSocket() {
        String ticket = person.post("/api/v1/live/ticket", Map.of())
                .json()
                .get("ticket")
                .asString();
        String query = "?ticket=" + URLEncoder.encode(ticket, StandardCharsets.UTF_8);
        var heard = new Listener();
        connect(query, "X-Test", "1", heard).sendText(SUBSCRIBE, true);
        await().until(() -> heard.text().contains("subscribed"));

        assertRefused(401, query, "X-Test", "1");
        assertRefused(401, "?ticket=AAAA", "X-Test", "1");
        assertRefused(401, "", "X-Test", "1");
    }

    @Test
    void anotherSitesPageIsRefused() {
        assertThatThrownBy(() -> client.newWebSocketBuilder()
                        .header("Cookie", cookie())
                        .header("Origin", "https://evil.example")
                        .buildAsync(uri(""), new Listener())
                        .join())
                .satisfies(failure -> assertThat(status(failure)).isEqualTo(403));
    }

    @Test
    void aHugeMessageEndsTheConnection() {
        var heard = new Listener();
        WebSocket socket = connect("", "Cookie", cookie(), heard);
        socket.sendText("{\"op\":\"ping\",\"x\":\"" + "x".repeat(100_000) + "\"}", true);
        await().until(() -> heard.closedWith == 1009);
    }

    private void assertRefused(int status, String query, String header, String value) {
        assertThatThrownBy(() -> connect(query, header, value, new Listener()))
                .satisfies(failure -> assertThat(status(failure)).isEqualTo(status));
    }

    private static int status(Throwable failure) {
        assertThat(failure).isInstanceOf(CompletionException.class);
        return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
    }

    private WebSocket connect(String query, String header, String value, Listener listener) {
        return client.newWebSocketBuilder()
                .header(header, value)
                .buildAsync(uri(query), listener)
                .join();
    }

    private URI uri(String query) {
        return URI.create("ws://127.0.0.1:" + port + "/api/v1/live" + query);
    }

    private String cookie() {
        return SessionCookies.SESSION + "=" + person.cookie(SessionCookies.SESSION);
    }

    private static final class Listener implements WebSocket.Listener {
        private final Queue<String> heard = new ConcurrentLinkedQueue<>();
        private volatile int closedWith;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closedWith = status;
            return null;
        }

        String text() {
            return String.join("", heard);
        }
    }
}
