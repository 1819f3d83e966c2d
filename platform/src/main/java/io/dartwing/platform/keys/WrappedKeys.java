package io.dartwing.platform.keys;

import com.zaxxer.hikari.HikariDataSource;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.database.AppDataSource;
import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.keys.KeyRows.Kind;
import io.dartwing.platform.keys.KeyRows.Row;
import io.dartwing.platform.tenancy.JdbcTenantTransactionManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keys from the table `organization_keys`, unwrapped once per process and version, and looked up anew after
/// `dartwing.keys.refresh`, so that a rotation elsewhere is noticed.
///
/// A key is read in the caller's transaction: callers hold a connection already, and after a start so many
/// come at once that each asking for a second one would wait for the others for ever. It is made on a
/// connection outside the pool, because it must outlive the transaction that first needed it: what it
/// sealed may be kept even if that rolls back.
@Component
final class WrappedKeys implements OrganizationKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKeys masters;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final DatabaseAccess access;
    private final KeysProperties properties;
    private final Clock clock;
    private final Map<UUID, KeyRing> rings = new ConcurrentHashMap<>();

    @Autowired
    WrappedKeys(
            MasterKeys masters,
            JdbcClient database,
            TransactionTemplate transaction,
            InstalledDatabase installed,
            KeysProperties properties,
            Clock clock) {
        this(masters, database, transaction, installed.access(), properties, clock);
    }

    WrappedKeys(
            MasterKeys masters,
            JdbcClient database,
            TransactionTemplate transaction,
            DatabaseAccess access,
            KeysProperties properties,
            Clock clock) {
        this.masters = masters;
        this.database = database;
        this.transaction = transaction;
        this.access = access;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public byte[] seal(byte[] plain, String context) {
        try {
            return current().seal(plain, utf8(context));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(context + ": can't be sealed", broken);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String context) {
        try {
            KeyRing ring = current();
            return (ring.knows(sealed) ? ring : reread()).open(sealed, utf8(context));
        } catch (GeneralSecurityException changed) {
            throw new SealBroken(context, changed);
        }
    }

    @Override
    public FileCipher files() {
        return current();
    }

    @Override
    public String address(byte[] contentHash) {
        return current().address(contentHash);
    }

    @Override
    public byte[] blindIndex(String use, String value) {
        KeyRing ring = current();
        if (ring.index().isEmpty()) {
            make(Actors.current().requireOrganization(), Kind.INDEX);
            ring = reread();
        }
        return ring.blindIndex(use, value);
    }

    @Override
    public boolean beforeVersions(byte[] sealed) {
        return SealHeader.version(sealed).isEmpty();
    }

    @Override
    public int version() {
        return current().newest();
    }

    /// A version of another node is known before it is used for writing here, at the latest after one
    /// refresh.
    private KeyRing current() {
        KeyRing known = rings.get(Actors.current().requireOrganization());
        return known != null && clock.instant().isBefore(known.readAt().plus(properties.refresh())) ? known : reread();
    }

    /// Looks up the versions of the current organisation; those known stay unwrapped.
    KeyRing reread() {
        UUID organization = Actors.current().requireOrganization();
        List<Row> rows = rows(organization);
        if (rows.stream().noneMatch(row -> row.kind() == Kind.DATA)) {
            make(organization, Kind.DATA);
            rows = rows(organization);
        }
        KeyRing ring = ring(organization, rows, rings.get(organization));
        rings.put(organization, ring);
        return ring;
    }

    private KeyRing ring(UUID organization, List<Row> rows, @org.jspecify.annotations.Nullable KeyRing before) {
        Instant now = clock.instant();
        var versions = new TreeMap<Integer, DataKey>();
        Optional<DataKey> index = before == null ? Optional.empty() : before.index();
        for (Row row : rows) {
            if (row.kind() == Kind.INDEX) {
                index = index.or(() -> Optional.of(unwrap(organization, row)));
            } else {
                DataKey known = before == null ? null : before.versions().get(row.version());
                versions.put(row.version(), known == null ? unwrap(organization, row) : known);
            }
        }
        return new KeyRing(versions, index, now);
    }

    private DataKey unwrap(UUID organization, Row row) {
        return new DataKey(masters.unwrap(organization, row.wrapped(), row.masterKeyId()));
    }

    private List<Row> rows(UUID organization) {
        return transaction.execute(status -> KeyRows.of(database, organization));
    }

    /// Two may make the first key at once: one row wins, and both read that one.
    private synchronized void make(UUID organization, Kind kind) {
        MasterKey.Wrapped wrapped = masters.wrap(organization, random());
        try (HikariDataSource own = AppDataSource.open(access, 1)) {
            JdbcClient outside = JdbcClient.create(own);
            new TransactionTemplate(new JdbcTenantTransactionManager(own))
                    .executeWithoutResult(
                            status -> KeyRows.insert(outside, organization, kind, 1, wrapped, clock.instant()));
        }
    }

    static byte[] random() {
        byte[] key = new byte[DataKey.BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
