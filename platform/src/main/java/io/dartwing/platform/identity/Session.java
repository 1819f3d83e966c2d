package io.dartwing.platform.identity;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.PersonActor;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A live session: whose it is and the organisation the person works in.
public record Session(
        SessionToken token,
        UUID personId,
        UUID organizationId,
        String fullName,
        String email,
        List<String> roles,
        Access access,
        boolean mustChangePassword) {
    public Session {
        roles = List.copyOf(roles);
    }

    public PersonActor actor() {
        return new PersonActor(personId, fullName, organizationId, Set.copyOf(roles), access);
    }

    Session withChangedPassword() {
        return new Session(token, personId, organizationId, fullName, email, roles, access, false);
    }

    Session with(Access found) {
        return new Session(token, personId, organizationId, fullName, email, roles, found, mustChangePassword);
    }
}
