package io.dartwing.platform.identity;

import io.dartwing.platform.organization.Organization;
import java.util.List;
import java.util.UUID;

/// The session as the browser sees it.
record SessionView(
        PersonView person,
        OrganizationView organization,
        List<MembershipView> organizations,
        List<String> permissions,
        String csrfToken) {
    record PersonView(UUID id, String email, String fullName, boolean mustChangePassword) {}

    record OrganizationView(UUID id, String name, String mode) {}

    record MembershipView(UUID id, String name, List<String> roles) {}

    static SessionView of(Session session, List<Membership> memberships) {
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
                        .map(it -> new MembershipView(
                                it.organization().id(), it.organization().name(), it.roles()))
                        .toList(),
                session.access().permissions().stream().sorted().toList(),
                session.token().csrf());
    }
}
