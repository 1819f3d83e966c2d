package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.problem.PlatformError;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A live session: whose it is, the organisation the person works in, and what was proven in it.
public record Session(
        SessionToken token,
        UUID personId,
        UUID organizationId,
        String fullName,
        String email,
        List<String> roles,
        Access access,
        boolean mustChangePassword,
        SessionStanding standing) {
    public Session {
        roles = List.copyOf(roles);
    }

    /// Without any permission while a gate is before it.
    public PersonActor actor() {
        return new PersonActor(
                personId, fullName, organizationId, Set.copyOf(roles), isOpen() ? access : Access.of(Set.of()));
    }

    public SessionGate gate() {
        return standing.gate();
    }

    /// Whether the person may move to this organisation in this session.
    boolean mayMoveTo(UUID organization) {
        return standing.boundTo() == null || standing.boundTo().equals(organization);
    }

    /// Whether everything was proven that is asked for.
    public boolean isOpen() {
        return gate() == SessionGate.OPEN;
    }

    /// @throws ProblemException `DW-4033` when the person did not prove to be itself within the last minutes
    public void requireConfirmed(Instant now) {
        boolean hasNoOwnCredential = mustChangePassword && standing.method() == SignInMethod.PROVIDER;
        if (!standing.isConfirmed(now) && !hasNoOwnCredential) {
            throw new ProblemException(
                    PlatformError.CONFIRMATION_NEEDED,
                    "this needs a proof that it is you, given within the last minutes");
        }
    }
}
