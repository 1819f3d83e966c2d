package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.FaxLine;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks after attempts that have no outcome although nothing works on them any more.
///
/// A call that the line has a folder of gets its report from there, and what a carrier was asked
/// is looked after with
/// its row. Without either there are two cases: the line never took the call, then nothing was
/// sent; or it did and the
/// folder is lost, then nobody can know.
@Component
class AttemptReconciliation {
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private record Open(UUID organizationId, UUID attemptId) {}

    private final JdbcClient jdbc;
    private final Faxes faxes;
    private final DialFax dial;
    private final OutboundEnd end;
    private final FaxLine line;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AttemptReconciliation(
            JdbcClient jdbc,
            Faxes faxes,
            DialFax dial,
            OutboundEnd end,
            FaxLine line,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.faxes = faxes;
        this.dial = dial;
        this.end = end;
        this.line = line;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run() {
        if (!line.status().up()) {
            return;
        }
        Instant before = clock.instant().minus(SETTLED);
        List<Open> open =
                transaction.execute(status -> jdbc.sql("select organization_id, attempt_id from open_fax_attempts(?)")
                        .param(Timestamp.from(before))
                        .query((row, index) -> new Open(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                        .list());
        for (Open one : open) {
            if (!dial.inHand(one.attemptId())) {
                Actors.runAs(
                        SystemJobActor.of(one.organizationId(), "fax-reconcile"),
                        () -> transaction.executeWithoutResult(status -> faxes.attempt(one.attemptId())
                                .filter(attempt -> attempt.open() && dial.neverLeft(attempt))
                                .ifPresent(this::conclude)));
            }
        }
    }

    private void conclude(FaxAttempt attempt) {
        line.acknowledge(attempt.id()); // asking for its folder made one
        if (attempt.wasHandedOver()) {
            end.lost(attempt);
        } else {
            end.neverBegan(
                    attempt,
                    CallCause.ENGINE_CRASH,
                    "The server stopped before the call was placed; nothing was sent.");
        }
    }
}
