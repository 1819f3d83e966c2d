package io.dartwing.platform.administration;

import com.zaxxer.hikari.HikariDataSource;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditVerification;
import io.dartwing.platform.database.AppDataSource;
import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.identity.Identity;
import io.dartwing.platform.identity.IdentityProperties;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.People;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.tenancy.JdbcTenantTransactionManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Administration of a whole installation, acting as the installation itself. Needs no application
/// context; opens a few connections of its own and closes them.
///
/// Refusals are `ProblemException`s, as over HTTP.
public final class Administration implements AutoCloseable {
    private static final IdentityProperties SESSIONS =
            new IdentityProperties(Duration.ofMinutes(30), Duration.ofMinutes(15), Duration.ofHours(10));

    private final HikariDataSource dataSource;
    private final Directory directory;
    private final Organizations organizations;
    private final Identity identity;
    private final ApiKeys keys;
    private final Audit audit;

    private Administration(DatabaseAccess access, Clock clock) {
        this.directory = new Directory(access);
        this.dataSource = AppDataSource.open(access, 4);
        var jdbc = JdbcClient.create(dataSource);
        var transactions = new TransactionTemplate(new JdbcTenantTransactionManager(dataSource));
        this.audit = new Audit(jdbc, transactions, clock, () -> {});
        this.organizations = new Organizations(jdbc, transactions, audit, clock);
        this.identity = Identity.of(
                jdbc, transactions, audit, clock, SESSIONS, (email, name, by, path, expiry) -> {}, event -> {});
        this.keys = new ApiKeys(jdbc, transactions, audit, clock);
    }

    /// The database must be migrated.
    public static Administration open(DatabaseAccess access, Clock clock) {
        return new Administration(access, clock);
    }

    public Organization createOrganization(String name, OrganizationMode mode) {
        return Actors.callAs(InstallationActor.withoutOrganization(), () -> organizations.create(name, mode));
    }

    /// All organisations, by name.
    public List<Organization> organizations() {
        return directory.organizations();
    }

    /// By name in any case, or by id.
    ///
    /// @throws ProblemException `DW-404`
    public Organization organization(String nameOrId) {
        return organizations().stream()
                .filter(it -> it.name().equalsIgnoreCase(nameOrId.strip())
                        || it.id().toString().equals(nameOrId.strip()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        PlatformError.NOT_FOUND, "no such organisation (see 'organization list')"));
    }

    /// Adds a person; the answer holds the one-time password of a new account.
    public People.Added createUser(Organization organization, NewPerson person) {
        return in(organization, () -> identity.people().add(person));
    }

    /// A new one-time password for the person with this address.
    public String resetPassword(Organization organization, String email) {
        return in(organization, () -> {
            UUID person = identity.people()
                    .idOf(email)
                    .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no person of this address"));
            return identity.people().resetPassword(person);
        });
    }

    /// Takes the second factors off the account of this person, who lost them all, whatever organisations it belongs
    /// to.
    public void resetFactors(Organization organization, String email) {
        UUID person = in(
                organization,
                () -> identity.people()
                        .idOf(email)
                        .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no person of this address")));
        directory.removeFactors(person);
        in(organization, () -> {
            audit.record("factor.removed", "person", person, Map.of("factor", "all", "by", "reset"));
            return person;
        });
    }

    public ApiKeys.Created createKey(
            Organization organization, String name, List<String> scopes, @Nullable Instant expiresAt) {
        return in(organization, () -> keys.create(name, scopes, expiresAt));
    }

    public List<ApiKeys.Summary> keys(Organization organization) {
        return in(organization, keys::list);
    }

    public void revokeKey(Organization organization, UUID id) {
        Actors.runAs(InstallationActor.in(organization.id()), () -> keys.revoke(id));
    }

    /// Walks the organisation's whole audit chain.
    public AuditVerification verifyAudit(Organization organization) {
        return in(organization, audit::verify);
    }

    private static <T> T in(Organization organization, Supplier<T> work) {
        return Actors.callAs(InstallationActor.in(organization.id()), work::get);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
