package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.observability.Metrics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Understands what clients say. Anything else than the three operations ends the connection.
@Component
class LiveEndpoint extends TextWebSocketHandler {
    static final int MAX_MESSAGE_BYTES = 4 * 1024;
    private static final int MAX_SOCKETS_PER_ASKER = 20;
    private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9_]{0,40}(:[A-Za-z0-9_-]{1,64})?");
    private static final CloseStatus TOO_MANY = CloseStatus.POLICY_VIOLATION.withReason("too many connections");
    private static final CloseStatus NOT_UNDERSTOOD = CloseStatus.BAD_DATA.withReason("not a known operation");

    private final LiveHub hub;
    private final LiveSocket.Surroundings around;
    private final JsonMapper json;
    private final Map<String, LiveSocket> sockets = new ConcurrentHashMap<>();

    LiveEndpoint(LiveHub hub, LiveTopics topics, JsonMapper json, Metrics metrics) {
        this.hub = hub;
        this.json = json;
        this.around = new LiveSocket.Surroundings(topics, json, metrics);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        var identity = (LiveIdentity) session.getAttributes().get(LiveHandshake.IDENTITY);
        Optional<Actor> actor =
                Optional.ofNullable(identity).flatMap(it -> it.current().get());
        if (identity == null || actor.isEmpty()) {
            session.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        if (hub.count(identity) >= MAX_SOCKETS_PER_ASKER) {
            session.close(TOO_MANY);
            return;
        }
        session.setTextMessageSizeLimit(MAX_MESSAGE_BYTES);
        var socket = new LiveSocket(session, identity, actor.get(), around);
        sockets.put(session.getId(), socket);
        hub.add(socket);
        socket.start();
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        LiveSocket socket = sockets.get(session.getId());
        if (socket == null) {
            return;
        }
        try {
            JsonNode asked = json.readTree(message.getPayload());
            String topic = asked.path("topic").asString("");
            switch (asked.path("op").asString("")) {
                case "ping" -> socket.answer(LiveMessage.plain("pong"));
                case "subscribe" -> subscribe(socket, topic);
                case "unsubscribe" -> socket.unsubscribe(topic);
                default -> socket.close(NOT_UNDERSTOOD);
            }
        } catch (JacksonException notJson) {
            socket.close(NOT_UNDERSTOOD);
        }
    }

    private static void subscribe(LiveSocket socket, String topic) {
        if (TOPIC.matcher(topic).matches()) {
            socket.subscribe(topic);
        } else {
            socket.close(NOT_UNDERSTOOD);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        LiveSocket socket = sockets.remove(session.getId());
        if (socket != null) {
            hub.remove(socket);
            socket.close();
        }
    }
}
