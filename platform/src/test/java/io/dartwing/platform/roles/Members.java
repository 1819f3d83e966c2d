package io.dartwing.platform.roles;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.http.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An organisation of a test with people that signed in.
public final class Members {
    private static final String PASSWORD = "correct horse battery staple";

    private final int port;
    private final InstalledDatabase database;
    private final Organization organization;

    public Members(int port, InstalledDatabase database, OrganizationMode mode) {
        this.port = port;
        this.database = database;
        try (var administration = Administration.open(database.access(), Clock.systemUTC())) {
            this.organization = administration.createOrganization("Org " + Ids.next(), mode);
        }
    }

    public record Member(UUID id, String email, Caller caller) {}

    public Organization organization() {
        return organization;
    }

    public UUID id() {
        return organization.id();
    }

    public Member with(String... roles) {
        return known(Ids.next() + "@example.org", roles);
    }

    public Member known(String email, String... roles) {
        try (var administration = Administration.open(database.access(), Clock.systemUTC())) {
            var added = administration.createUser(organization, new NewPerson(email, "Pat", List.of(roles)));
            if (added.oneTimePassword().isEmpty()) {
                Caller known = Caller.signedIn(port, email, PASSWORD);
                known.put(
                        "/api/v1/session/organization",
                        Map.of("organization_id", organization.id().toString()));
                return new Member(added.id(), email, known);
            }
            String oneTime = added.oneTimePassword().get();
            Caller first = Caller.signedIn(port, email, oneTime);
            first.put("/api/v1/session/password", Map.of("current_password", oneTime, "new_password", PASSWORD));
            return new Member(added.id(), email, Caller.signedIn(port, email, PASSWORD));
        }
    }

    public Caller signIn(String email) {
        return Caller.signedIn(port, email, PASSWORD);
    }

    public String key(String... scopes) {
        try (var administration = Administration.open(database.access(), Clock.systemUTC())) {
            return administration
                    .createKey(organization, "key", List.of(scopes), null)
                    .key();
        }
    }
}
