package io.dartwing.platform.actor;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who acts, for which organisation, and what it may do. Immutable; safe to hand to another thread.
public sealed interface Actor permits PersonActor, ApiKeyActor, ServiceActor, SystemJobActor, InstallationActor {
    /// The permission that implies every other one but `OWN` inside the actor's organisation.
    String ADMIN = "admin";

    /// Naming other owners: the one permission that `admin` does not imply.
    String OWN = "organization:own";

    /// What these begin is about protected health information, which administration alone does not open.
    String PHI = "phi:";

    UUID id();

    /// For timelines and logs of what happened: a person's name, a key's name, a job's name.
    String displayName();

    /// The organisation the actor works in now; empty only for the installation itself.
    Optional<UUID> organization();

    /// Whose rows the actor's transactions may see in every tenant table: its own organisation's only. What the
    /// organisation hierarchy opens on top is opened per record type (`Access.reach`).
    default Set<UUID> readableOrganizations() {
        return organization().map(Set::of).orElse(Set.of());
    }

    default Set<UUID> writableOrganizations() {
        return readableOrganizations();
    }

    /// Permission names such as `fax:send`; see `io.dartwing.platform.permission.Permissions`.
    default Set<String> permissions() {
        return access().permissions();
    }

    /// Everything the actor may do, for the permission decision.
    Access access();

    default boolean may(String permission) {
        return implies(permissions(), permission);
    }

    /// Whether somebody with `held` may do what asks for `permission`: `admin` stands for everything
    /// but ownership and protected health information.
    static boolean implies(Set<String> held, String permission) {
        return held.contains(permission)
                || held.contains(ADMIN) && !permission.equals(OWN) && !permission.startsWith(PHI);
    }

    /// Whether what it sends must end in a simulated outcome instead of reaching anybody.
    default boolean test() {
        return false;
    }

    /// What a record, an audit row or a job keeps of this actor.
    ActorReference reference();

    /// The organisation, for code that has no meaning without one.
    ///
    /// @throws NoActorException when the actor works in none
    default UUID requireOrganization() {
        return organization().orElseThrow(NoActorException::new);
    }
}
