package io.dartwing.platform.jobs;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import java.util.Optional;
import java.util.UUID;

/// Looks up, with the rights it has now, an actor that asked for a job earlier. Identity provides it.
public interface Askers {
    /// Empty when it was removed, disabled, or is no longer a member of this organisation.
    Optional<Actor> find(UUID organizationId, ActorReference reference);
}
