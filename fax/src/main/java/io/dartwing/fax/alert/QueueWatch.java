package io.dartwing.fax.alert;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Raises an alert when the queue of outgoing faxes becomes as deep as a rule says: once until it was less deep again.
@Component
class QueueWatch {
    private final Alerts alerts;
    private final AlertRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    QueueWatch(Alerts alerts, AlertRows rows, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.alerts = alerts;
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    void look() {
        List<UUID> organizations = transaction.execute(status ->
                jdbc.sql("select alert_queue_organizations()").query(UUID.class).list());
        for (UUID organization : organizations) {
            Actors.runAs(
                    SystemJobActor.of(organization, "alert-queues"),
                    () -> transaction.executeWithoutResult(status -> compare()));
        }
    }

    private void compare() {
        long waiting = rows.waiting();
        for (AlertRule rule : alerts.rules()) {
            rule.queueDepth().ifPresent(depth -> {
                boolean over = waiting >= depth;
                if (over && !rule.over()) {
                    rows.over(rule.id(), clock.instant());
                    alerts.raise(rule, null, List.of("queue_depth"), (int) waiting);
                } else if (!over && rule.over()) {
                    rows.over(rule.id(), null);
                }
            });
        }
    }
}
