package io.dartwing.platform.actor;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A program with an API key of one organisation; its scopes are its permissions. With a `test` key nothing that it
/// sends leaves the house.
public record ApiKeyActor(UUID id, String displayName, UUID organizationId, Access access, boolean test)
        implements Actor {
    public ApiKeyActor(UUID id, String displayName, UUID organizationId, Access access) {
        this(id, displayName, organizationId, access, false);
    }

    public ApiKeyActor(UUID id, String displayName, UUID organizationId, Set<String> scopes) {
        this(id, displayName, organizationId, Access.of(scopes));
    }

    @Override
    public Optional<UUID> organization() {
        return Optional.of(organizationId);
    }

    @Override
    public ActorReference reference() {
        return new ActorReference(ActorReference.Type.API_KEY, id, displayName);
    }
}
