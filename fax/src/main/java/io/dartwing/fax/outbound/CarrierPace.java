package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.account.SendLimits;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps to what an account is given at most: faxes in a minute and at the same time, whichever node sends them.
@Component
class CarrierPace {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final CarrierAccounts accounts;
    private final TrunkQueue queue;
    private final FaxTimeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    CarrierPace(CarrierAccounts accounts, TrunkQueue queue, FaxTimeline timeline, JdbcClient jdbc, Clock clock) {
        this.accounts = accounts;
        this.queue = queue;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// How long the fax waits before it asks again; empty when its attempt may begin. Then nobody else asks about the
    /// account before the caller's transaction, with the attempt's row, has ended.
    Optional<Duration> pause(FaxDocument fax, UUID account) {
        SendLimits limits = accounts.limits(account);
        if (limits.none()) {
            return Optional.empty();
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 241))")
                .param(account.toString())
                .query((row, index) -> true)
                .single();
        int free = limits.free(begun(account), open(account));
        return switch (queue.ask(account, free, new TrunkQueue.Caller(fax.id(), fax.priority(), fax.createdAt()))) {
            case CALLS -> Optional.empty();
            case WAITS -> Optional.of(TrunkQueue.PAUSE);
            case BEGINS_TO_WAIT -> {
                timeline.add(
                        fax.id(),
                        "waiting",
                        "Waits for its carrier",
                        "“" + accounts.name(account).orElse("The carrier") + "” is given " + limits.sentence("faxes")
                                + "; more urgent faxes go first, then the older ones");
                yield Optional.of(TrunkQueue.PAUSE);
            }
        };
    }

    private int begun(UUID account) {
        Instant since = clock.instant().minus(WINDOW);
        return jdbc.sql("select count(*) from fax_attempts where carrier_id = ? and created_at > ?")
                .params(account, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private int open(UUID account) {
        return jdbc.sql("select count(*) from fax_attempts where carrier_id = ? and status = 'started'")
                .param(account)
                .query(Integer.class)
                .single();
    }
}
