package io.dartwing.platform.auditing;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.AccessPurpose;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.problem.PlatformError;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// What the current actor reads for: what the request says (`Dartwing-Purpose`), else what the person
/// chose, else `treatment` in a clinic and `operations` elsewhere.
@Component
class Purposes {
    static final String HEADER = "Dartwing-Purpose";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Organizations organizations;
    private final Clock clock;

    Purposes(JdbcClient database, TransactionTemplate transaction, Organizations organizations, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// @param chosen by the person; null for none
    record Choice(@Nullable AccessPurpose chosen, AccessPurpose byDefault) {}

    /// Problem `DW-400` for a purpose that there is not.
    AccessPurpose current() {
        return ofRequest().or(this::chosen).orElseGet(this::byDefault);
    }

    Choice choice() {
        return new Choice(chosen().orElse(null), byDefault());
    }

    /// Null takes the choice back.
    void choose(@Nullable AccessPurpose purpose) {
        Actor actor = Actors.current();
        UUID organization = actor.requireOrganization();
        transaction.executeWithoutResult(status -> {
            if (purpose == null) {
                database.sql("delete from access_purposes where organization_id = ? and person_id = ?")
                        .params(organization, actor.id())
                        .update();
            } else {
                database.sql("""
                                insert into access_purposes (organization_id, person_id, purpose, set_at)
                                values (?, ?, ?, ?) on conflict (organization_id, person_id)
                                do update set purpose = excluded.purpose, set_at = excluded.set_at""")
                        .params(organization, actor.id(), purpose.value(), Timestamp.from(clock.instant()))
                        .update();
            }
        });
    }

    static AccessPurpose parse(String name, String value) {
        return AccessPurpose.of(value)
                .orElseThrow(() -> new ProblemException(
                        PlatformError.VALIDATION, name + ": unknown (expected: " + AccessPurpose.choices() + ")"));
    }

    private static Optional<AccessPurpose> ofRequest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.ofNullable(attributes.getRequest().getHeader(HEADER))
                        .map(value -> parse(HEADER, value.strip()))
                : Optional.empty();
    }

    private Optional<AccessPurpose> chosen() {
        Actor actor = Actors.current();
        if (!(actor instanceof PersonActor)) {
            return Optional.empty();
        }
        return transaction.execute(status -> database.sql(
                        "select purpose from access_purposes where organization_id = ? and person_id = ?")
                .params(actor.requireOrganization(), actor.id())
                .query(String.class)
                .optional()
                .flatMap(AccessPurpose::of));
    }

    private AccessPurpose byDefault() {
        return organizations
                .current()
                .filter(organization -> organization.mode() == OrganizationMode.MEDXFAX)
                .map(clinic -> AccessPurpose.TREATMENT)
                .orElse(AccessPurpose.OPERATIONS);
    }
}
