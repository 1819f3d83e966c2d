package io.dartwing.platform.jobs;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.RightsListener;
import io.dartwing.platform.actor.SystemJobActor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes jobs away from who may no longer have them done: waiting ones are given up at once, running ones are
/// interrupted. Whatever is missed here (no node was up) is refused when the job's turn comes.
@Component
class JobRevocation implements RightsListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobRevocation.class);

    private final Map<String, JobHandler<?>> handlers;
    private final JobRights rights;
    private final RunningJobs running;
    private final DeadJobs dead;
    private final EnvelopeCodec codec;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    JobRevocation(
            List<JobHandler<?>> handlers,
            JobRights rights,
            RunningJobs running,
            DeadJobs dead,
            EnvelopeCodec codec,
            JdbcClient database,
            TransactionTemplate transaction) {
        this.handlers = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(handler -> handler.type().name(), Function.identity()));
        this.rights = rights;
        this.running = running;
        this.dead = dead;
        this.codec = codec;
        this.database = database;
        this.transaction = transaction;
    }

    private record Waiting(String task, String instance, byte[] data) {}

    @Override
    public void rightsChanged(Optional<UUID> organization, Optional<UUID> person) {
        for (RunningJobs.Run run : running.all()) {
            boolean concerned = organization.map(run.organization()::equals).orElse(true)
                    && person.map(run.asker().id()::equals).orElse(true);
            if (concerned) {
                run.check();
            }
        }
        JobRights once = rights.remembering();
        for (JobPool pool : JobPool.values()) {
            waiting(pool, organization, person).forEach(job -> check(pool, job, once));
        }
    }

    private List<Waiting> waiting(JobPool pool, Optional<UUID> organization, Optional<UUID> person) {
        return transaction.execute(status -> database.sql(
                        "select task_name, task_instance, task_data from " + pool.table()
                                + " where asked_by is not null and not picked"
                                + " and (cast(:person as uuid) is null or asked_by = cast(:person as uuid))"
                                + " and (cast(:organization as text) is null or starts_with(task_instance, :organization))")
                .param("person", person.map(UUID::toString).orElse(null), java.sql.Types.VARCHAR)
                .param("organization", organization.map(UUID::toString).orElse(null), java.sql.Types.VARCHAR)
                .query((row, number) -> new Waiting(row.getString(1), row.getString(2), row.getBytes(3)))
                .list());
    }

    private void check(JobPool pool, Waiting job, JobRights once) {
        JobHandler<?> handler = handlers.get(job.task());
        if (handler != null) {
            try {
                check(pool, job, handler, once);
            } catch (RuntimeException failure) {
                LOG.error("job {}: could not be taken away, it will be refused at its turn", job.task(), failure);
            }
        }
    }

    private <T> void check(JobPool pool, Waiting job, JobHandler<T> handler, JobRights once) {
        JobEnvelope envelope = Objects.requireNonNull(codec.deserialize(JobEnvelope.class, job.data()));
        T payload = codec.payload(envelope, handler.type().payload());
        Optional<String> refused = once.refused(handler, envelope, payload);
        if (refused.isEmpty()) {
            return;
        }
        JobKey key = JobKey.parse(job.instance());
        Actor system = SystemJobActor.of(key.organizationId(), job.task(), envelope.asker());
        Actors.runAs(
                system,
                () -> transaction.executeWithoutResult(status -> {
                    int taken = database.sql("delete from " + pool.table()
                                    + " where task_name = ? and task_instance = ? and not picked")
                            .params(job.task(), job.instance())
                            .update();
                    if (taken == 1) {
                        dead.bury(key, job.task(), job.data(), 0, refused.get());
                        handler.refused(payload, refused.get());
                    }
                }));
    }

    static Optional<UUID> asker(ActorReference reference) {
        return switch (reference.type()) {
            case PERSON, API_KEY, SERVICE -> Optional.of(reference.id());
            case SYSTEM, INSTALLATION -> Optional.empty();
        };
    }
}
