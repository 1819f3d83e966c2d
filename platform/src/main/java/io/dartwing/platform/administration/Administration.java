package io.dartwing.platform.administration;

import com.zaxxer.hikari.HikariDataSource;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.audit.Anchor;
import io.dartwing.platform.audit.Anchors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditLines;
import io.dartwing.platform.audit.AuditVerification;
import io.dartwing.platform.audit.Evidence;
import io.dartwing.platform.auditing.SealedNames;
import io.dartwing.platform.database.AppDataSource;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.identity.Identity;
import io.dartwing.platform.identity.IdentityProperties;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.People;
import io.dartwing.platform.identity.SessionRules;
import io.dartwing.platform.keys.KeyRotation;
import io.dartwing.platform.keys.KeysProperties;
import io.dartwing.platform.keys.MasterKeys;
import io.dartwing.platform.keys.MasterRewrap;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.settings.InstallationSettings;
import io.dartwing.platform.settings.OperatorSettings;
import io.dartwing.platform.tenancy.JdbcTenantTransactionManager;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final SessionRules SESSIONS = SessionRules.of(
            new IdentityProperties(Duration.ofMinutes(30), Duration.ofMinutes(15), Duration.ofHours(10)));

    private final HikariDataSource dataSource;
    private final Directory directory;
    private final Organizations organizations;
    private final Identity identity;
    private final ApiKeys keys;
    private final InstallationSettings settings;
    private final OperatorSettings operatorSettings;
    private final Audit audit;
    private final Optional<Anchors> anchors;
    private final Optional<EncryptionKeys> encryption;

    private Administration(DatabaseAccess access, Clock clock, Optional<DataDirectory> data) {
        this.directory = new Directory(access);
        this.dataSource = AppDataSource.open(access, 4);
        var jdbc = JdbcClient.create(dataSource);
        var transactions = new TransactionTemplate(new JdbcTenantTransactionManager(dataSource));
        Optional<MasterKeys> masterKeys =
                data.map(directory -> MasterKeys.of(directory, KeysProperties.fromEnvironment()));
        this.audit = masterKeys
                .map(masters -> OrganizationKeys.of(
                        masters, jdbc, transactions, access, KeysProperties.fromEnvironment(), clock))
                .map(sealing -> new Audit(
                        jdbc, transactions, clock, new SealedNames(jdbc, sealing, clock), () -> {}, Optional::empty))
                .orElseGet(() -> new Audit(jdbc, transactions, clock));
        this.organizations = new Organizations(jdbc, transactions, audit, clock);
        this.identity = Identity.of(
                jdbc,
                transactions,
                audit,
                clock,
                SESSIONS,
                (email, name, by, path, expiry) -> {},
                event -> {},
                (topic, event, id, version) -> {});
        this.keys = new ApiKeys(jdbc, transactions, audit, clock);
        this.anchors = data.map(directory -> new Anchors(jdbc, transactions, clock, directory));
        this.encryption = masterKeys.map(masters -> new EncryptionKeys(
                masters,
                new KeyRotation(jdbc, transactions, masters, audit, clock),
                new MasterRewrap(jdbc, transactions, masters)));
        this.settings = new InstallationSettings(access, clock);
        this.operatorSettings = new OperatorSettings(jdbc, transactions, audit.settingChanges(), clock);
    }

    private record EncryptionKeys(MasterKeys masters, KeyRotation rotation, MasterRewrap rewrap) {}

    /// The database must be migrated.
    public static Administration open(DatabaseAccess access, Clock clock) {
        return new Administration(access, clock, Optional.empty());
    }

    /// With the data directory too, whose key signs anchors and whose files the audit is verified against.
    public static Administration open(DatabaseAccess access, Clock clock, DataDirectory data) {
        return new Administration(access, clock, Optional.of(data));
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

    public ApiKeys.Created createKey(Organization organization, ApiKeys.Wish wish) {
        return in(organization, () -> keys.create(wish));
    }

    public ApiKeys.Created rotateKey(Organization organization, UUID id, Duration grace) {
        return in(organization, () -> keys.rotate(id, grace));
    }

    /// Every setting, with what the installation chose.
    public List<InstallationSettings.Summary> settings() {
        return settings.list();
    }

    /// For every organisation that chooses nothing itself.
    public void set(String setting, String value) {
        settings.set(setting, value);
    }

    /// For one organisation; also what it may not choose itself.
    public void set(Organization organization, String setting, String value) {
        Actors.runAs(InstallationActor.in(organization.id()), () -> operatorSettings.set(setting, value));
    }

    public void clear(String setting) {
        settings.clear(setting);
    }

    public void clear(Organization organization, String setting) {
        Actors.runAs(InstallationActor.in(organization.id()), () -> operatorSettings.clear(setting));
    }

    public List<ApiKeys.Summary> keys(Organization organization) {
        return in(organization, keys::list);
    }

    public void revokeKey(Organization organization, UUID id) {
        Actors.runAs(InstallationActor.in(organization.id()), () -> keys.revoke(id));
    }

    /// Walks the organisation's whole audit chain, and holds it against what the data directory knows and
    /// these anchors. With `trustedKeys`, only what those keys signed counts.
    public AuditVerification verifyAudit(
            Organization organization, Collection<Anchor> more, Collection<String> trustedKeys) {
        return in(organization, () -> {
            Evidence known =
                    anchors.map(Anchors::evidence).orElse(Evidence.NONE).with(more);
            Evidence evidence = trustedKeys.isEmpty()
                    ? known
                    : new Evidence(known.anchors(), java.util.Set.copyOf(trustedKeys), known.archives());
            return audit.verify(evidence);
        });
    }

    /// Signs where the organisation's chain ends now; then all its anchors, oldest first.
    public List<Anchor> anchors(Organization organization) {
        Anchors signing = anchors.orElseThrow(() -> new IllegalStateException("no data directory, no anchors"));
        return in(organization, () -> {
            signing.anchor();
            return signing.list(Integer.MAX_VALUE).reversed();
        });
    }

    /// Writes the organisation's entries in the database as JSON lines; answers how many. The export is
    /// audited.
    public long exportAudit(Organization organization, Path file) {
        return in(organization, () -> {
            audit.record("audit.exported", "organization", organization.id(), Map.of());
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                long written = 0;
                List<AuditEntry> batch = audit.following(0, 1000);
                while (!batch.isEmpty()) {
                    for (AuditEntry entry : batch) {
                        out.write(AuditLines.write(entry));
                        out.write('\n');
                        written++;
                    }
                    batch = audit.following(batch.getLast().sequence(), 1000);
                }
                return written;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /// How many keys the current master key wraps, and how many another one still does.
    public MasterRewrap.Progress masterKey() {
        return encryption().rewrap().progress();
    }

    /// Makes a new master key and wraps every organisation's keys with it. Stopped half-way, the server
    /// goes on.
    public MasterRewrap.Progress rotateMasterKey() {
        encryption().masters().rotate();
        encryption().rewrap().all();
        return masterKey();
    }

    /// Versions of the organisation's key, and how rotations go.
    public KeyRotation.Status encryptionKeys(Organization organization) {
        return in(organization, encryption().rotation()::status);
    }

    /// Begins a rotation; the running server, or the next one, seals everything again.
    public KeyRotation.Progress rotateEncryptionKey(Organization organization) {
        return in(organization, encryption().rotation()::start);
    }

    private EncryptionKeys encryption() {
        return encryption.orElseThrow(() -> new IllegalStateException("no data directory, no master key"));
    }

    private static <T> T in(Organization organization, Supplier<T> work) {
        return Actors.callAs(InstallationActor.in(organization.id()), work::get);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
