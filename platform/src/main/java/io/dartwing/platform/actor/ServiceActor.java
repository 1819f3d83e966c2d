package io.dartwing.platform.actor;

import java.util.Optional;
import java.util.UUID;

/// A program that showed a token of a provider which its organisation believes. `id` is that of the service client set
/// up for it, its permissions are those that both the client and the token name.
public record ServiceActor(UUID id, String displayName, UUID organizationId, Access access) implements Actor {
    @Override
    public Optional<UUID> organization() {
        return Optional.of(organizationId);
    }

    @Override
    public ActorReference reference() {
        return new ActorReference(ActorReference.Type.SERVICE, id, displayName);
    }
}
