package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Who a socket belongs to. `current` looks the actor up again: empty once its session or key has ended.
record LiveIdentity(UUID organizationId, ActorReference reference, Supplier<Optional<Actor>> current) {
    boolean sameAsker(LiveIdentity other) {
        return reference.type() == other.reference.type() && reference.id().equals(other.reference.id());
    }
}
