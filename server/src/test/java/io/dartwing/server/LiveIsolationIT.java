package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// Live updates stay inside the organisation they happen in.
class LiveIsolationIT {
    private static final List<String> LISTS =
            List.of("faxes", "me", "records:inbox", "records:routing_rule", "records:fax_number", "records:sip_trunk");

    private final TestServer server = TestServer.shared();
    private final Tenant ours = server.tenant("Live Alder");
    private final Tenant theirs = server.tenant("Live Birch");

    @Test
    void aStrangersTopicsStaySilent() throws Exception {
        String fax = waiting(ours, "alderwort");
        Ears stranger = listen(theirs);
        Ears friend = listen(ours);
        for (Ears ears : List.of(stranger, friend)) {
            for (String topic : LISTS) {
                ears.say("{\"op\":\"subscribe\",\"topic\":\"" + topic + "\"}");
            }
            ears.say("{\"op\":\"subscribe\",\"topic\":\"fax:" + fax + "\"}");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> stranger.hears("fax:" + fax) && friend.subscribedTo(fax));
        assertThat(stranger.heard()).anyMatch(line -> line.contains("denied") && line.contains(fax));
        assertThat(stranger.subscribedTo(fax)).isFalse();

        change(ours, "alderwort", fax);
        change(theirs, "birchbark", waiting(theirs, "birchbark"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> friend.hears("alderwort rule")
                        && friend.hears("cancelled")
                        && stranger.hears("birchbark rule")
                        && stranger.hears("cancelled"));
        assertThat(stranger.heard())
                .noneMatch(line -> line.contains("\"event\"")
                        && (line.contains("alderwort")
                                || line.contains(fax)
                                || line.contains(ours.organization().id().toString())));
        assertThat(friend.heard()).noneMatch(line -> line.contains("birchbark"));
        stranger.socket.abort();
        friend.socket.abort();
    }

    @Test
    void aTicketOpensTheOrganisationItWasMadeIn() {
        String ticket = theirs.caller()
                .post("/api/v1/live/ticket", Map.of())
                .json()
                .path("ticket")
                .asString();
        assertThat(ticket).isNotBlank();
        assertThat(ours.caller().get("/api/v1/live?ticket=" + ticket).status())
                .as("a plain GET is no handshake")
                .isBetween(400, 499);
    }

    private static String waiting(Tenant tenant, String word) {
        return Tenant.id(tenant.send(
                TestPages.pdf(word), word + ".pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH, "subject", word)));
    }

    private static void change(Tenant tenant, String word, String fax) {
        tenant.caller().post("/api/v1/inboxes", Map.of("name", word + " inbox"));
        tenant.caller()
                .post(
                        "/api/v1/routing-rules",
                        Map.of(
                                "name",
                                word + " rule",
                                "enabled",
                                false,
                                "action",
                                Map.of("type", "inbox", "inbox_id", tenant.inbox())));
        assertThat(tenant.caller()
                        .post("/api/v1/faxes/" + fax + "/cancel", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private Ears listen(Tenant tenant) {
        var ears = new Ears();
        ears.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + tenant.key())
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/api/v1/live"), ears)
                .join();
        return ears;
    }

    private static final class Ears implements WebSocket.Listener {
        private final Queue<String> heard = new ConcurrentLinkedQueue<>();
        private final StringBuilder part = new StringBuilder();
        private WebSocket socket;

        void say(String text) {
            socket.sendText(text, true).join();
        }

        Queue<String> heard() {
            return heard;
        }

        boolean hears(String word) {
            return heard.stream().anyMatch(line -> line.contains(word));
        }

        boolean subscribedTo(String fax) {
            return heard.stream().anyMatch(line -> line.contains("\"subscribed\"") && line.contains(fax));
        }

        long count(String word) {
            return heard.stream().filter(line -> line.contains(word)).count();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
