package io.dartwing.platform.actor;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A signed-in person working in one of its organisations.
public record PersonActor(UUID id, String displayName, UUID organizationId, Set<String> roles, Access access)
        implements Actor {
    public PersonActor {
        roles = Set.copyOf(roles);
    }

    /// With named permissions alone.
    public PersonActor(UUID id, String displayName, UUID organizationId, Set<String> roles, Set<String> permissions) {
        this(id, displayName, organizationId, roles, Access.of(permissions));
    }

    @Override
    public Optional<UUID> organization() {
        return Optional.of(organizationId);
    }

    @Override
    public ActorReference reference() {
        return new ActorReference(ActorReference.Type.PERSON, id, displayName);
    }
}
