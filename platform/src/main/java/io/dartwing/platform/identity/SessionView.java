package io.dartwing.platform.identity;

import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.permission.UsablePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The session as the browser sees it. Before the second factor was shown it holds nothing but the address that was
/// typed.
///
/// @param permissions       what the person can do now, each by its own name
/// @param closedPermissions what its roles name, but health records need more for
record SessionView(
        PersonView person,
        @Nullable OrganizationView organization,
        List<MembershipView> organizations,
        List<String> permissions,
        List<String> closedPermissions,
        String csrfToken,
        StandingView standing) {
    /// How long before its end an idle session is announced to end.
    private static final Duration NOTICE = Duration.ofMinutes(3);

    record PersonView(UUID id, String email, String fullName, boolean mustChangePassword) {}

    record OrganizationView(UUID id, String name, String mode) {}

    record MembershipView(UUID id, String name, List<String> roles) {}

    /// @param gate `open`, or what has to be got past first
    /// @param warnSeconds idle seconds after which the browser warns
    record StandingView(
            String gate,
            String method,
            boolean secondFactorShown,
            boolean secondFactorRequired,
            long idleSeconds,
            long warnSeconds,
            Instant expiresAt) {
        static StandingView of(SessionStanding standing) {
            Duration idle = standing.idle();
            Duration notice = idle.dividedBy(5).compareTo(NOTICE) < 0 ? idle.dividedBy(5) : NOTICE;
            return new StandingView(
                    standing.gate().value(),
                    standing.method().value(),
                    standing.secondFactorAt() != null,
                    standing.secondFactorRequired(),
                    idle.toSeconds(),
                    idle.minus(notice).toSeconds(),
                    standing.expiresAt());
        }
    }

    static SessionView of(Session session, List<Membership> memberships, UsablePermissions permissions) {
        var standing = StandingView.of(session.standing());
        if (session.gate() == SessionGate.SECOND_FACTOR) {
            var person = new PersonView(session.personId(), session.email(), session.email(), false);
            return new SessionView(
                    person,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    session.token().csrf(),
                    standing);
        }
        Organization current = memberships.stream()
                .map(Membership::organization)
                .filter(it -> it.id().equals(session.organizationId()))
                .findFirst()
                .orElseThrow();
        return new SessionView(
                new PersonView(session.personId(), session.email(), session.fullName(), session.mustChangePassword()),
                new OrganizationView(
                        current.id(), current.name(), current.mode().value()),
                memberships.stream()
                        .filter(it -> session.mayMoveTo(it.organization().id()))
                        .map(it -> new MembershipView(
                                it.organization().id(), it.organization().name(), it.roles()))
                        .toList(),
                List.copyOf(permissions.open()),
                List.copyOf(permissions.closed()),
                session.token().csrf(),
                standing);
    }
}
