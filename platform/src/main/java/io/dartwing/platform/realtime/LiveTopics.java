package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Asks the products' topics, each time as the subscriber.
@Component
class LiveTopics {
    /// Sockets of a busy moment share a few connections instead of taking them all.
    private static final int AT_ONCE = 4;

    private final Map<String, LiveTopic> topics;
    private final TransactionTemplate transaction;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    LiveTopics(List<LiveTopic> topics, TransactionTemplate transaction) {
        this.topics = topics.stream().collect(Collectors.toUnmodifiableMap(LiveTopic::name, Function.identity()));
        this.transaction = transaction;
    }

    boolean allows(Actor actor, String topic) {
        return find(topic)
                .filter(known -> as(actor, () -> known.allows(actor, key(topic))))
                .isPresent();
    }

    Optional<JsonNode> row(Actor actor, LiveChange change) {
        return find(change.topic())
                .flatMap(known -> as(
                        actor,
                        () -> known.allows(actor, key(change.topic()))
                                ? known.row(actor, change)
                                : Optional.<JsonNode>empty()));
    }

    private Optional<LiveTopic> find(String topic) {
        int colon = topic.indexOf(':');
        return Optional.ofNullable(topics.get(colon < 0 ? topic : topic.substring(0, colon)));
    }

    private static @Nullable String key(String topic) {
        int colon = topic.indexOf(':');
        return colon < 0 ? null : topic.substring(colon + 1);
    }

    private <R> R as(Actor actor, Supplier<R> work) {
        turns.acquireUninterruptibly();
        try {
            return Actors.callAs(actor, () -> transaction.execute(status -> work.get()));
        } finally {
            turns.release();
        }
    }
}
