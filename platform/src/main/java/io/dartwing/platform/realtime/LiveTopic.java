package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A family of topics that a product offers; a bean.
///
/// `faxes` is a topic without key, `fax:0198…` the topic `fax` with key `0198…`.
public interface LiveTopic {
    String name();

    /// Whether this actor may listen at all. `key` is null for a topic without key; a key that names nothing of
    /// the
    /// actor's organisation is refused. Runs under `actor`, in a transaction.
    boolean allows(Actor actor, @Nullable String key);

    /// What this subscriber gets to see: the same row a list shows it. Empty when the change is none of its
    /// business,
    /// and for a record that is gone. Runs under `actor`, in a transaction, once per subscriber.
    Optional<JsonNode> row(Actor actor, LiveChange change);
}
