package io.dartwing.platform.keys;

import com.google.crypto.tink.StreamingAead;
import com.zaxxer.hikari.HikariDataSource;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.database.AppDataSource;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.tenancy.JdbcTenantTransactionManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Data keys from the table `organization_keys`, unwrapped once per process.
///
/// A key is read in the caller's transaction: callers hold a connection already, and after a start so many come at once
/// that each asking for a second one would wait for the others for ever. It is made on a connection outside the pool,
/// because it must outlive the transaction that first needed it: what it sealed may be kept even if that rolls back.
@Component
final class WrappedKeys implements OrganizationKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKey master;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final InstalledDatabase installed;
    private final Clock clock;
    private final Map<UUID, DataKey> unwrapped = new ConcurrentHashMap<>();

    private record Row(byte[] wrapped, String masterKeyId) {}

    WrappedKeys(
            MasterKey master,
            JdbcClient database,
            TransactionTemplate transaction,
            InstalledDatabase installed,
            Clock clock) {
        this.master = master;
        this.database = database;
        this.transaction = transaction;
        this.installed = installed;
        this.clock = clock;
    }

    @Override
    public byte[] seal(byte[] plain, String context) {
        try {
            return current().secrets().encrypt(plain, utf8(context));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(context + ": can't be sealed", broken);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String context) {
        try {
            return current().secrets().decrypt(sealed, utf8(context));
        } catch (GeneralSecurityException changed) {
            throw new SealBroken(context, changed);
        }
    }

    @Override
    public StreamingAead files() {
        return current().files();
    }

    @Override
    public String address(byte[] contentHash) {
        return current().address(contentHash);
    }

    private DataKey current() {
        UUID organization = Actors.current().requireOrganization();
        DataKey known = unwrapped.get(organization);
        if (known != null) {
            return known;
        }
        DataKey key = unwrap(organization, row(organization));
        unwrapped.put(organization, key);
        return key;
    }

    private Row row(UUID organization) {
        return transaction.execute(status -> find(database, organization)).orElseGet(() -> make(organization));
    }

    /// Two may make the first key at once: one row wins, and both read that one.
    private synchronized Row make(UUID organization) {
        byte[] key = new byte[DataKey.BYTES];
        RANDOM.nextBytes(key);
        try (HikariDataSource own = AppDataSource.open(installed.access(), 1)) {
            JdbcClient outside = JdbcClient.create(own);
            return new TransactionTemplate(new JdbcTenantTransactionManager(own)).execute(status -> {
                outside.sql("""
                                insert into organization_keys (organization_id, wrapped, master_key_id, created_at)
                                values (?, ?, ?, ?) on conflict do nothing""")
                        .params(organization, wrap(organization, key), master.id(), Timestamp.from(clock.instant()))
                        .update();
                return find(outside, organization).orElseThrow();
            });
        }
    }

    private static Optional<Row> find(JdbcClient database, UUID organization) {
        return database.sql("select wrapped, master_key_id from organization_keys where organization_id = ?")
                .param(organization)
                .query((rows, number) -> new Row(rows.getBytes(1), rows.getString(2)))
                .optional();
    }

    private byte[] wrap(UUID organization, byte[] key) {
        try {
            return master.wrap(key, utf8("organization " + organization));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("data key: can't be wrapped", broken);
        }
    }

    private DataKey unwrap(UUID organization, Row row) {
        if (!row.masterKeyId().equals(master.id())) {
            throw new IllegalStateException("master key: is " + master.id() + " (expected: " + row.masterKeyId()
                    + "). Put back the master key this data was written with.");
        }
        try {
            return new DataKey(master.unwrap(row.wrapped(), utf8("organization " + organization)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("data key of " + organization + ": can't be unwrapped", broken);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
