package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/// One subscriber: its topics, and what waits to be told to it.
///
/// Changes wait as ids and are rendered when their turn comes, so several changes of one record collapse into
/// one row
/// and a slow reader costs little. Beyond `MAX_WAITING` the waiting changes are dropped and the reader is told
/// to fetch.
final class LiveSocket {
    static final int MAX_TOPICS = 100;
    private static final int MAX_WAITING = 256;
    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);

    private final WebSocketSession session;
    private final LiveIdentity identity;
    private final Surroundings around;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<String> topics = new HashSet<>();
    private final ArrayDeque<LiveMessage> answers = new ArrayDeque<>();
    private final Set<String> resyncs = new LinkedHashSet<>();
    private final Map<ChangeKey, LiveChange> waiting = new LinkedHashMap<>();
    private volatile Actor actor;
    private boolean closed;

    record Surroundings(LiveTopics topics, JsonMapper json, Metrics metrics) {}

    private record ChangeKey(String topic, String event, UUID id) {}

    LiveSocket(WebSocketSession session, LiveIdentity identity, Actor actor, Surroundings around) {
        this.session = session;
        this.identity = identity;
        this.actor = actor;
        this.around = around;
    }

    LiveIdentity identity() {
        return identity;
    }

    void start() {
        Thread.ofVirtual().name("live-socket").start(this::writeForever);
    }

    void subscribe(String topic) {
        if (!around.topics().allows(actor, topic)) {
            answer(LiveMessage.denied(topic, "DW-403"));
        } else if (addTopic(topic)) {
            answer(LiveMessage.about("subscribed", topic));
        } else {
            answer(LiveMessage.denied(topic, "DW-429"));
        }
    }

    private boolean addTopic(String topic) {
        lock.lock();
        try {
            return topics.contains(topic) || topics.size() < MAX_TOPICS && topics.add(topic);
        } finally {
            lock.unlock();
        }
    }

    void unsubscribe(String topic) {
        locked(() -> topics.remove(topic));
        answer(LiveMessage.about("unsubscribed", topic));
    }

    void answer(LiveMessage message) {
        locked(() -> answers.add(message));
        if (answersWaiting() > MAX_WAITING) {
            close(CloseStatus.POLICY_VIOLATION.withReason("asks faster than it reads"));
        }
    }

    private int answersWaiting() {
        lock.lock();
        try {
            return answers.size();
        } finally {
            lock.unlock();
        }
    }

    /// Called for every change on the bus; keeps those of this socket's organisation and topics.
    void offer(LiveChange change) {
        if (!change.organizationId().equals(identity.organizationId())) {
            return;
        }
        locked(() -> {
            if (!topics.contains(change.topic())) {
                return;
            }
            waiting.remove(new ChangeKey(change.topic(), change.event(), change.id()));
            waiting.put(new ChangeKey(change.topic(), change.event(), change.id()), change);
            if (waiting.size() > MAX_WAITING) {
                waiting.values().forEach(dropped -> resyncs.add(dropped.topic()));
                waiting.clear();
                around.metrics().count(Metric.LIVE_RESYNCS);
            }
        });
    }

    void resync() {
        locked(() -> {
            waiting.clear();
            resyncs.addAll(topics);
        });
    }

    void checkIdentity() {
        identity.current().get().ifPresentOrElse(this::goOnAs, this::endSession);
    }

    private void goOnAs(Actor now) {
        boolean changed = !now.equals(actor);
        actor = now;
        if (changed) {
            resyncRights();
        }
    }

    /// The reader fetches again what its rights are; also when what changed is not the actor itself, such as the
    /// patients it cares for.
    void resyncRights() {
        locked(() -> {
            if (topics.contains(OwnRightsTopic.NAME)) {
                resyncs.add(OwnRightsTopic.NAME);
            }
        });
    }

    boolean emergencyEnded(Instant now) {
        return actor.access().emergencies().stream().anyMatch(it -> !now.isBefore(it.until()));
    }

    void close() {
        close(CloseStatus.GOING_AWAY);
    }

    private void endSession() {
        close(CloseStatus.POLICY_VIOLATION.withReason("the session has ended"));
    }

    void close(CloseStatus status) {
        locked(() -> closed = true);
        try {
            session.close(status);
        } catch (IOException alreadyBroken) {
            LOG.debug("live socket was gone already");
        }
    }

    private void writeForever() {
        try {
            for (LiveMessage message = next(); message != null; message = next()) {
                session.sendMessage(new TextMessage(around.json().writeValueAsString(message)));
            }
        } catch (IOException | RuntimeException broken) {
            LOG.debug("live socket closed: {}", broken.getClass().getSimpleName());
            close(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    /// The next message this subscriber may have; waits for one; null when the socket is closed.
    private @Nullable LiveMessage next() {
        while (true) {
            @Nullable LiveChange change;
            lock.lock();
            try {
                while (!closed && answers.isEmpty() && resyncs.isEmpty() && waiting.isEmpty()) {
                    changed.awaitUninterruptibly();
                }
                if (closed) {
                    return null;
                }
                if (!answers.isEmpty()) {
                    return answers.remove();
                }
                if (!resyncs.isEmpty()) {
                    String topic = resyncs.iterator().next();
                    resyncs.remove(topic);
                    return LiveMessage.about("resync", topic);
                }
                change = waiting.remove(waiting.keySet().iterator().next());
            } finally {
                lock.unlock();
            }
            LiveMessage message = change == null ? null : render(change);
            if (message != null) {
                return message;
            }
        }
    }

    private @Nullable LiveMessage render(LiveChange change) {
        if (change.event().endsWith(".deleted")) {
            return around.topics().allows(actor, change.topic()) ? LiveMessage.deleted(change) : null;
        }
        return around.topics()
                .row(actor, change)
                .map(row -> LiveMessage.event(change, row))
                .orElse(null);
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
