package io.dartwing.telephony.reputation;

import io.dartwing.telephony.carriers.CarrierCause;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What became of requests to carriers' accounts.
@Component
class CarrierOutcomes implements NumberOutcomes {
    private record Ended(String state, Optional<CarrierCause> cause, int count) {}

    private final JdbcClient jdbc;

    CarrierOutcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Tally since(UUID number, Instant from) {
        return jdbc
                .sql("""
                        select state, cause, count(*)::int from carrier_attempts
                        where number_id = ? and begun_at >= ? and state in ('delivered', 'failed', 'refused')
                        group by state, cause""")
                .params(number, Timestamp.from(from))
                .query((row, index) -> new Ended(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2))
                                .map(cause -> CarrierCause.valueOf(cause.toUpperCase(Locale.ROOT))),
                        row.getInt(3)))
                .list()
                .stream()
                .map(ended -> tally(ended.state(), ended.cause(), ended.count()))
                .reduce(Tally.NONE, Tally::plus);
    }

    /// What says nothing of the number (our account, our document, a number that does not exist)
    /// is left out.
    static Tally tally(String state, Optional<CarrierCause> cause, int count) {
        if (state.equals("delivered")) {
            return new Tally(count, 0, 0, 0);
        }
        return switch (cause.orElse(CarrierCause.OTHER)) {
            case CONTENT, CAMPAIGN -> new Tally(0, 0, count, 0);
            case OPTED_OUT -> new Tally(0, 0, 0, count);
            case BUSY, NO_ANSWER, VOICE_ANSWERED, REMOTE_HANG_UP, FAX_PROTOCOL, UNREACHABLE, EXPIRED ->
                new Tally(0, count, 0, 0);
            case INVALID_NUMBER,
                    DOCUMENT,
                    NOT_OURS,
                    NOT_ALLOWED,
                    INVALID_REQUEST,
                    AUTHENTICATION,
                    FUNDS,
                    RATE_LIMITED,
                    NO_SUCH,
                    UNAVAILABLE,
                    CANCELLED,
                    OTHER -> Tally.NONE;
        };
    }
}
