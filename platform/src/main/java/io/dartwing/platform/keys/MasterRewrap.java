package io.dartwing.platform.keys;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Wraps every organisation's keys by the current master key. Each key is one update of its own: stopped
/// anywhere, the rest is still unwrapped by the old master key, and the next run goes on.
public final class MasterRewrap {
    private static final Logger LOG = LoggerFactory.getLogger(MasterRewrap.class);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final MasterKeys masters;

    public MasterRewrap(JdbcClient database, TransactionTemplate transaction, MasterKeys masters) {
        this.database = database;
        this.transaction = transaction;
        this.masters = masters;
    }

    /// @param left keys still wrapped by another master key: while there are any, that one is needed
    public record Progress(String masterKey, String masterKeyKind, long keys, long left) {}

    public Progress progress() {
        MasterKey master = masters.current();
        String id = master.id();
        return transaction.execute(status -> database.sql("select * from dartwing_key_counts(?)")
                .param(id)
                .query((row, number) -> new Progress(id, master.kind(), row.getLong(1), row.getLong(2)))
                .single());
    }

    public void all() {
        String id = masters.current().id();
        List<UUID> organizations =
                transaction.execute(status -> database.sql("select dartwing_keys_wrapped_otherwise(?)")
                        .param(id)
                        .query(UUID.class)
                        .list());
        for (UUID organization : organizations) {
            try {
                Actors.runAs(SystemJobActor.of(organization, "master-key"), () -> one(organization, id));
            } catch (RuntimeException failure) {
                LOG.error("keys of {} could not be wrapped again, next try at the next turn", organization, failure);
            }
        }
    }

    private void one(UUID organization, String id) {
        List<KeyRows.Row> rows = transaction.execute(status -> KeyRows.of(database, organization));
        for (KeyRows.Row row : rows) {
            if (!row.masterKeyId().equals(id)) {
                MasterKey.Wrapped wrapped = masters.rewrap(organization, row.wrapped(), row.masterKeyId());
                transaction.execute(status -> KeyRows.rewrap(database, organization, row, wrapped));
            }
        }
    }
}
