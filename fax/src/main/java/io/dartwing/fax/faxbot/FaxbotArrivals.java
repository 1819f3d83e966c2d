package io.dartwing.fax.faxbot;

import io.dartwing.platform.actor.Actors;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which received faxes came in through this interface: those its retention is about.
@ForFaxbot
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxbotArrivals {
    private final JdbcClient jdbc;
    private final Clock clock;

    FaxbotArrivals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Waits for whoever adds the same call at this moment.
    void add(UUID call, String backend) {
        jdbc.sql("""
                        insert into faxbot_arrivals (call_id, organization_id, backend, told_at)
                        values (?, ?, ?, ?) on conflict (call_id) do nothing""")
                .params(call, Actors.current().requireOrganization(), backend, Timestamp.from(clock.instant()))
                .update();
    }

    /// Faxes received before, at rest and still there, the oldest first.
    ///
    /// @param passed how many of the oldest are left out
    List<UUID> before(Instant at, int passed, int most) {
        return jdbc.sql("""
                        select f.id from faxbot_arrivals a join fax_documents f on f.call_id = a.call_id
                        where f.received_at < ? and f.deleted_at is null
                          and lower(f.status) in ('delivered', 'held', 'rejected')
                        order by f.received_at, f.id offset ? limit ?""")
                .params(Timestamp.from(at), passed, most)
                .query(UUID.class)
                .list();
    }
}
