package io.dartwing.fax.reading;

import io.dartwing.engine.reading.spam.NumberKind;
import io.dartwing.engine.reading.spam.SenderHistory;
import io.dartwing.platform.actor.Actors;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the organisation has seen of a sender before, and how many others called its faxes junk lately.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Senders {
    private static final String NORTH_AMERICA = "+1";
    private static final int AREA = 5;

    /// Numbers are given to others after a while.
    private static final Duration LATELY = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final Clock clock;

    Senders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param fax the one that is being judged, which doesn't count
    SenderHistory history(UUID fax, String number) {
        return jdbc.sql("""
                        select (count(*) filter (where direction = 'inbound'))::int,
                               (count(*) filter (where direction = 'inbound' and junk))::int,
                               (count(*) filter (where direction = 'inbound' and not junk))::int,
                               coalesce(bool_or(direction = 'outbound'), false),
                               fax_sender_reports(:number, :organization, :lately)
                        from fax_documents
                        where organization_id = :organization and id <> :fax
                          and ((direction = 'inbound' and sender_number = :number)
                            or (direction = 'outbound' and status = 'sent' and recipient_number = :number))""")
                .param("organization", Actors.current().requireOrganization())
                .param("fax", fax)
                .param("number", number)
                .param("lately", Timestamp.from(clock.instant().minus(LATELY)))
                .query((row, index) -> new SenderHistory(
                        row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(5), row.getBoolean(4)))
                .single();
    }

    /// Pure. Numbers in E.164 form; an area is told apart in North America only.
    static NumberKind kind(String sender, String called) {
        if (sender.isBlank()) {
            return NumberKind.WITHHELD;
        }
        if (sender.matches("\\+1(8(00|33|44|55|66|77|88))[0-9]{7}")) {
            return NumberKind.TOLL_FREE;
        }
        if (sender.startsWith(NORTH_AMERICA) != called.startsWith(NORTH_AMERICA)) {
            return called.isBlank() ? NumberKind.UNKNOWN : NumberKind.FOREIGN;
        }
        if (!sender.startsWith(NORTH_AMERICA) || sender.length() < AREA || called.length() < AREA) {
            return NumberKind.UNKNOWN;
        }
        return sender.substring(0, AREA).equals(called.substring(0, AREA)) ? NumberKind.LOCAL : NumberKind.NATIONAL;
    }
}
