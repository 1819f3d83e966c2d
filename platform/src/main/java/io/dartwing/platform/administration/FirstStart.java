package io.dartwing.platform.administration;

import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.People;
import io.dartwing.platform.identity.SignIn.PasswordChanged;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.permission.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.json.JsonMapper;

/// Gives an installation without organisations its first one, with an administrator, before the first
/// request is taken.
///
/// The administrator's one-time password goes to the file `secrets/first-administrator` (readable by
/// its owner only, `{"id","email","password"}`) for the launcher to show, never to the log; the file
/// goes when the password is changed.
final class FirstStart implements InitializingBean {
    static final String SECRET = "first-administrator";
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final InstalledDatabase database;
    private final DataDirectory data;
    private final FirstStartProperties properties;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    FirstStart(InstalledDatabase database, DataDirectory data, FirstStartProperties properties, Clock clock) {
        this.database = database;
        this.data = data;
        this.properties = properties;
        this.clock = clock;
    }

    private record FirstAdministrator(UUID id, String email, String password) {}

    @Override
    public void afterPropertiesSet() {
        if (!properties.enabled()) {
            return;
        }
        try (var administration = Administration.open(database.access(), clock)) {
            if (administration.organizations().isEmpty()) {
                create(administration);
            }
        }
    }

    private void create(Administration administration) {
        var administrator = new NewPerson(properties.email(), "Administrator", List.of(Role.OWNER.value()));
        Organization organization =
                administration.createOrganization(properties.organization(), OrganizationMode.DARTWING);
        People.Added owner = administration.createUser(organization, administrator);
        String password = owner.oneTimePassword().orElseThrow();
        data.writeSecret(
                SECRET, json.writeValueAsString(new FirstAdministrator(owner.id(), properties.email(), password)));
        LOG.info("first start: organisation and administrator made, one-time password in secrets/{}", SECRET);
    }

    @EventListener
    void forget(PasswordChanged changed) {
        Optional<String> first = data.findSecret(SECRET);
        if (first.isPresent()
                && json.readValue(first.get(), FirstAdministrator.class).id().equals(changed.person())) {
            data.deleteSecret(SECRET);
        }
    }
}
