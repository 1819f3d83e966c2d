package io.dartwing.platform.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The jobs of the current actor's organisation that were given up.
@Component
public class DeadJobs {
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final EnvelopeCodec codec;
    private final Clock clock;

    DeadJobs(JdbcClient database, TransactionTemplate transaction, EnvelopeCodec codec, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.codec = codec;
        this.clock = clock;
    }

    /// The newest first, at most 200.
    public List<DeadJob> list() {
        UUID organization = Actors.current().requireOrganization();
        return transaction.execute(status -> database.sql("""
                        select type, instance_id, reason, attempts, died_at from dead_jobs
                        where organization_id = ? order by died_at desc limit 200""")
                .param(organization)
                .query((row, number) -> new DeadJob(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getTimestamp(5).toInstant()))
                .list());
    }

    /// Takes a dead job's data out, to queue it again.
    Optional<JobEnvelope> exhume(UUID organization, String type, String instanceId) {
        return database.sql("""
                        delete from dead_jobs where organization_id = ? and type = ? and instance_id = ?
                        returning data""")
                .params(organization, type, instanceId)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(data -> codec.deserialize(JobEnvelope.class, data));
    }

    /// Moves a running job here and out of the queue, in one transaction.
    void bury(Execution execution, int attempts, String reason, ExecutionOperations<JobEnvelope> operations) {
        JobKey key = JobKey.parse(execution.getId());
        byte[] data = codec.serialize(execution.taskInstance.getData());
        Actors.runAs(
                SystemJobActor.of(key.organizationId(), "jobs"),
                () -> transaction.executeWithoutResult(status -> {
                    bury(key, execution.getTaskName(), data, attempts, reason);
                    operations.stop();
                }));
    }

    /// In the caller's transaction, which takes it out of the queue.
    void bury(JobKey key, String type, byte[] data, int attempts, String reason) {
        database.sql("""
                        insert into dead_jobs (organization_id, type, instance_id, data, reason, attempts, died_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (organization_id, type, instance_id) do update
                        set data = excluded.data, reason = excluded.reason, attempts = excluded.attempts,
                            died_at = excluded.died_at""")
                .params(
                        key.organizationId(),
                        type,
                        key.instanceId(),
                        data,
                        reason,
                        attempts,
                        Timestamp.from(clock.instant()))
                .update();
    }
}
