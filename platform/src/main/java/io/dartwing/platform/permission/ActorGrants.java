package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.PersonActor;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// An actor as the decision sees it. `person` is empty for programs: what is kept for some people is
/// not kept from the organisation's own keys and jobs.
public record ActorGrants(Optional<UUID> organization, Optional<UUID> person, Access access) {
    public ActorGrants(Optional<UUID> organization, Optional<UUID> person, Set<String> permissions) {
        this(organization, person, Access.of(permissions));
    }

    public static ActorGrants of(Actor actor) {
        Optional<UUID> person = actor instanceof PersonActor ? Optional.of(actor.id()) : Optional.empty();
        return new ActorGrants(actor.organization(), person, actor.access());
    }

    boolean has(String permission) {
        return Actor.implies(access.permissions(), permission);
    }
}
