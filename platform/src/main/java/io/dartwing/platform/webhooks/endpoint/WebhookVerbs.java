package io.dartwing.platform.webhooks.endpoint;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.webhooks.delivery.Deliveries;
import io.dartwing.platform.webhooks.delivery.SigningSecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What can be done with an endpoint beside the operations of every record. All need the permission `admin`.
@Component
class WebhookVerbs {
    private final RecordService records;
    private final RecordType<WebhookEndpoint> type;
    private final SigningSecrets secrets;
    private final Deliveries deliveries;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WebhookVerbs(
            RecordService records,
            RecordType<WebhookEndpoint> type,
            SigningSecrets secrets,
            Deliveries deliveries,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.type = type;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// `secret` is shown now and never again.
    record NewSecret(String secret, Instant previousUntil) {}

    /// The endpoint gets a new secret; the one it had signs beside it for `grace`.
    NewSecret rotate(UUID id, Duration grace) {
        return transaction.execute(status -> {
            WebhookEndpoint endpoint = require(id);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String secret = SigningSecrets.fresh();
            Instant until = now.plus(grace);
            endpoint.rotate(secrets.seal(secret), until);
            endpoint.stamp(
                    endpoint.organizationId(), Actors.current().reference().name(), now);
            audit.record("webhook.secret_rotated", type.name(), id, Map.of("grace_hours", "" + grace.toHours()));
            return new NewSecret(secret, until);
        });
    }

    UUID test(UUID id) {
        return transaction.execute(status -> {
            requireEnabled(id);
            return deliveries.test(id);
        });
    }

    int replay(UUID id, Deliveries.Replay wish) {
        return transaction.execute(status -> {
            requireEnabled(id);
            int replayed = deliveries.replay(id, wish);
            audit.record("webhook.replayed", type.name(), id, Map.of("deliveries", Integer.toString(replayed)));
            return replayed;
        });
    }

    WebhookEndpoint require(UUID id) {
        PermissionDecision.require(Permissions.ADMIN);
        return records.get(type, id);
    }

    private void requireEnabled(UUID id) {
        if (!require(id).enabled()) {
            throw new ProblemException(PlatformError.CONFLICT, "status: disabled (expected: enabled; enable it first)");
        }
    }
}
