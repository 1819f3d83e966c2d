package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actors;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// `pg_notify` is transactional: PostgreSQL delivers at the commit and forgets on rollback.
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
        database.sql("select pg_notify(?, ?)")
                .params(CHANNEL, json.writeValueAsString(change))
                .query((row, number) -> true)
                .single();
    }
}
