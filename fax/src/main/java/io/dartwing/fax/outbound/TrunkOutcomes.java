package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.telephony.reputation.NumberOutcomes;
import io.dartwing.telephony.reputation.Tally;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What became of faxes that were sent over trunks: those over carriers' accounts are known as
/// their attempts.
@Component
class TrunkOutcomes implements NumberOutcomes {
    /// The called person does not want this call (RFC 8197).
    private static final int UNWANTED = 607;

    /// An analytics engine rejected the call on the network's behalf (RFC 8688).
    private static final int REJECTED = 608;

    private record Ended(String status, Optional<CallCause> cause, int sip, int count) {}

    private final JdbcClient jdbc;

    TrunkOutcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Tally since(UUID number, Instant from) {
        return jdbc
                .sql("""
                        select a.status, a.cause, coalesce(a.sip_status, 0), count(*)::int
                        from fax_numbers n
                        join fax_documents d on d.sender_number = n.number and d.direction = 'outbound'
                        join fax_attempts a on a.fax_id = d.id and a.trunk_id is not null
                        where n.id = ? and a.created_at >= ? and a.status in ('sent', 'failed')
                        group by 1, 2, 3""")
                .params(number, Timestamp.from(from))
                .query((row, index) -> new Ended(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2))
                                .map(cause -> CallCause.valueOf(cause.toUpperCase(Locale.ROOT))),
                        row.getInt(3),
                        row.getInt(4)))
                .list()
                .stream()
                .map(ended -> tally(ended.status(), ended.cause(), ended.sip(), ended.count()))
                .reduce(Tally.NONE, Tally::plus);
    }

    static Tally tally(String status, Optional<CallCause> cause, int sip, int count) {
        if (status.equals("sent")) {
            return new Tally(count, 0, 0, 0);
        }
        if (sip == UNWANTED) {
            return new Tally(0, 0, 0, count);
        }
        if (sip == REJECTED) {
            return new Tally(0, 0, count, 0);
        }
        return switch (cause.orElse(CallCause.NONE)) {
            case BUSY, NO_ANSWER, NOT_A_FAX, DECLINED, NEGOTIATION, LINE_ERROR, REMOTE_HANG_UP ->
                new Tally(0, count, 0, 0);
            default -> Tally.NONE;
        };
    }
}
