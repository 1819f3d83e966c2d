package io.dartwing.fax.inbound;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Faxes that a carrier holds for us and whose pages are still to be fetched.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxArrivals {
    static final String TABLE = "fax_arrivals";
    static final String COLUMN = "arrival";

    record Arrival(String from, String to, int pages, URI url, String contentType) {
        @Override
        public String toString() {
            return "Arrival";
        }
    }

    record Waiting(UUID id, UUID carrierId, Arrival arrival, Instant toldAt) {}

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    FaxArrivals(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    static String context(String row) {
        return TABLE + "." + COLUMN + " " + row;
    }

    /// False when it waits already.
    boolean add(UUID id, UUID carrier, Arrival arrival, Instant now) {
        return jdbc.sql("""
                        insert into fax_arrivals (id, organization_id, carrier_id, arrival, told_at)
                        values (?, ?, ?, ?, ?) on conflict (id) do nothing""")
                        .params(
                                id,
                                Actors.current().requireOrganization(),
                                carrier,
                                keys.seal(json.writeValueAsBytes(arrival), context(id.toString())),
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Waiting> find(UUID id) {
        return jdbc.sql("select carrier_id, arrival, told_at from fax_arrivals where id = ? for update")
                .param(id)
                .query((row, index) -> new Waiting(
                        id,
                        row.getObject(1, UUID.class),
                        json.readValue(keys.open(row.getBytes(2), context(id.toString())), Arrival.class),
                        row.getTimestamp(3).toInstant()))
                .optional();
    }

    void remove(UUID id) {
        jdbc.sql("delete from fax_arrivals where id = ?").param(id).update();
    }
}
