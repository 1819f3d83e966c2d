package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actors;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// `pg_notify` is transactional: PostgreSQL delivers at the commit and forgets on rollback. A transaction's changes go
/// in one statement.
@Component
class PostgresLiveUpdates implements LiveUpdates {
    static final String CHANNEL = "dartwing_live";

    private final JdbcClient database;
    private final JsonMapper json;

    PostgresLiveUpdates(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void changed(String topic, String event, UUID id, long version) {
        var change = new LiveChange(Actors.current().requireOrganization(), topic, event, id, version);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            tell(List.of(change));
            return;
        }
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Commit commit && commit.teller() == this) {
                commit.changes.add(change);
                return;
            }
        }
        var commit = new Commit();
        commit.changes.add(change);
        TransactionSynchronizationManager.registerSynchronization(commit);
    }

    private void tell(Collection<LiveChange> changes) {
        database.sql("select count(pg_notify(?, payload)) from unnest(?::text[]) payload")
                .params(CHANNEL, changes.stream().map(json::writeValueAsString).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private final class Commit implements TransactionSynchronization {
        private final Set<LiveChange> changes = new LinkedHashSet<>();

        private PostgresLiveUpdates teller() {
            return PostgresLiveUpdates.this;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            tell(changes);
        }
    }
}
