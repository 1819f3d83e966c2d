package io.dartwing.platform.jobs;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.observability.TraceScope;
import io.dartwing.platform.tenancy.AfterCommit;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes db-scheduler's tables itself: one statement that can't break the caller's transaction when the job
/// exists.
@Component
class JobQueue implements Jobs {
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final EnvelopeCodec codec;
    private final DeadJobs dead;
    private final PoolWakers wakers;
    private final Clock clock;

    JobQueue(
            JdbcClient database,
            TransactionTemplate transaction,
            EnvelopeCodec codec,
            DeadJobs dead,
            PoolWakers wakers,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.codec = codec;
        this.dead = dead;
        this.wakers = wakers;
        this.clock = clock;
    }

    @Override
    public <T> boolean enqueue(JobType<T> type, String instanceId, T payload) {
        return enqueue(type, instanceId, payload, clock.instant(), JobPriority.NORMAL);
    }

    @Override
    public <T> boolean enqueue(JobType<T> type, String instanceId, T payload, Instant runAt, JobPriority priority) {
        Actor actor = Actors.current();
        var envelope = new JobEnvelope(
                actor.requireOrganization(),
                actor.reference(),
                TraceScope.current().orElse(null),
                codec.tree(payload));
        return insert(type, instanceId, envelope, runAt, priority);
    }

    @Override
    public boolean revive(JobType<?> type, String instanceId) {
        var organization = Actors.current().requireOrganization();
        return transaction.execute(status -> dead.exhume(organization, type.name(), instanceId)
                .map(envelope -> insert(type, instanceId, envelope, clock.instant(), JobPriority.NORMAL))
                .orElse(false));
    }

    @Override
    public boolean reschedule(JobType<?> type, String instanceId, Instant runAt) {
        return transaction.execute(status -> {
            int moved = database.sql("update " + type.pool().table() + """
                             set execution_time = ?, version = version + 1
                            where task_name = ? and task_instance = ? and not picked""")
                    .params(Timestamp.from(runAt), type.name(), key(instanceId))
                    .update();
            wakeAfterCommit(type.pool());
            return moved == 1;
        });
    }

    @Override
    public boolean cancel(JobType<?> type, String instanceId) {
        return transaction.execute(status -> database.sql("delete from "
                                + type.pool().table() + " where task_name = ? and task_instance = ? and not picked")
                        .params(type.name(), key(instanceId))
                        .update()
                == 1);
    }

    private boolean insert(
            JobType<?> type, String instanceId, JobEnvelope envelope, Instant runAt, JobPriority priority) {
        return transaction.execute(status -> {
            int inserted = database.sql("insert into " + type.pool().table() + """
                             (task_name, task_instance, task_data, execution_time, picked, version, priority, asked_by)
                            values (?, ?, ?, ?, false, 1, ?, ?) on conflict do nothing""")
                    .params(Arrays.asList(
                            type.name(),
                            key(instanceId),
                            codec.serialize(envelope),
                            Timestamp.from(runAt),
                            priority.weight(),
                            JobRevocation.asker(envelope.asker()).orElse(null)))
                    .update();
            wakeAfterCommit(type.pool());
            return inserted == 1;
        });
    }

    private static String key(String instanceId) {
        return new JobKey(Actors.current().requireOrganization(), instanceId).toString();
    }

    private void wakeAfterCommit(JobPool pool) {
        AfterCommit.run(() -> wakers.wake(pool));
    }
}
