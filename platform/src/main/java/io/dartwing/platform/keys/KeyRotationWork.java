package io.dartwing.platform.keys;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reseals with the newest version what older ones sealed. Knows nothing of where it stopped: it looks for
/// what is left, so a killed server goes on where it was.
@Component
final class KeyRotationWork {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotationWork.class);

    private final KeyRotation rotation;
    private final WrappedKeys keys;
    private final List<SealedData> everything;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final KeysProperties properties;
    private final Clock clock;

    KeyRotationWork(
            KeyRotation rotation,
            WrappedKeys keys,
            List<SealedData> everything,
            JdbcClient database,
            TransactionTemplate transaction,
            KeysProperties properties,
            Clock clock) {
        this.rotation = rotation;
        this.keys = keys;
        this.everything = everything;
        this.database = database;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    void all() {
        List<UUID> running = transaction.execute(status -> database.sql("select dartwing_running_rotations()")
                .query(UUID.class)
                .list());
        for (UUID organization : running) {
            try {
                Actors.runAs(SystemJobActor.of(organization, "key-rotation"), this::one);
            } catch (RuntimeException failure) {
                LOG.error("key rotation of {} stopped, goes on at its next turn", organization, failure);
            }
        }
    }

    /// Other nodes may seal with the version before for as long as they don't look anew: what they wrote
    /// until then has to be there when it is searched for.
    private void one() {
        KeyRotation.Progress progress = rotation.current().orElse(null);
        if (progress == null
                || clock.instant()
                        .isBefore(progress.startedAt().plus(properties.refresh().multipliedBy(2)))) {
            return;
        }
        keys.reread();
        int version = progress.version();
        rotation.counted(progress, remaining(version));
        LongConsumer did = more -> rotation.did(version, more);
        everything.forEach(data -> data.reseal(version, did));
        everything.forEach(data -> data.reseal(version, did)); // what was being written back while the first one ran
        rotation.finish(version, remaining(version));
    }

    private long remaining(int version) {
        return everything.stream().mapToLong(data -> data.remaining(version)).sum();
    }
}
