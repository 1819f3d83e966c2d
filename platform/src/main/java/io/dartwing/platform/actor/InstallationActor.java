package io.dartwing.platform.actor;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The operator at the machine: the administration commands and the first start. Never reachable over
/// HTTP.
public record InstallationActor(Optional<UUID> organization) implements Actor {
    private static final UUID ID = new UUID(0, 1);

    public static InstallationActor withoutOrganization() {
        return new InstallationActor(Optional.empty());
    }

    public static InstallationActor in(UUID organization) {
        return new InstallationActor(Optional.of(organization));
    }

    @Override
    public UUID id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "installation";
    }

    @Override
    public Access access() {
        return Access.of(Set.of(ADMIN));
    }

    @Override
    public ActorReference reference() {
        return new ActorReference(ActorReference.Type.INSTALLATION, ID, displayName());
    }
}
