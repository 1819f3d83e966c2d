package io.dartwing.platform.realtime;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/// The far end of a socket: keeps what it was sent, and reads slowly when told to.
final class RecordingSession implements WebSocketSession {
    private final String id = UUID.randomUUID().toString();
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Semaphore reading = new Semaphore(1);
    private volatile CloseStatus closed;

    void block() {
        reading.acquireUninterruptibly();
    }

    void unblock() {
        reading.release();
    }

    boolean has(String op) {
        return count(op) > 0;
    }

    long count(String op) {
        return received.stream()
                .filter(message -> message.contains("\"op\":\"" + op + "\""))
                .count();
    }

    String first(String op) {
        return received.stream()
                .filter(message -> message.contains("\"op\":\"" + op + "\""))
                .findFirst()
                .orElseThrow();
    }

    String text() {
        return String.join("\n", received);
    }

    CloseStatus closedWith() {
        return closed;
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) {
        reading.acquireUninterruptibly();
        reading.release();
        received.add(message.getPayload().toString());
    }

    @Override
    public void close() {
        close(CloseStatus.NORMAL);
    }

    @Override
    public void close(CloseStatus status) {
        if (closed == null) {
            closed = status;
        }
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public boolean isOpen() {
        return closed == null;
    }

    @Override
    public URI getUri() {
        return URI.create("/api/v1/live");
    }

    @Override
    public HttpHeaders getHandshakeHeaders() {
        return new HttpHeaders();
    }

    @Override
    public Principal getPrincipal() {
        return null;
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return null;
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return null;
    }

    @Override
    public String getAcceptedProtocol() {
        return null;
    }

    @Override
    public void setTextMessageSizeLimit(int limit) {}

    @Override
    public int getTextMessageSizeLimit() {
        return LiveEndpoint.MAX_MESSAGE_BYTES;
    }

    @Override
    public void setBinaryMessageSizeLimit(int limit) {}

    @Override
    public int getBinaryMessageSizeLimit() {
        return 0;
    }

    @Override
    public List<WebSocketExtension> getExtensions() {
        return List.of();
    }
}
