package io.dartwing.platform.jobs;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.admission.Admission;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.observability.TraceScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs one type of job: checks the asker, binds the actor, and turns the outcome into what the queue does
/// next.
final class JobTask<T> extends AbstractTask<JobEnvelope> {
    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);
    private static final int CRASH_LIMIT = 10;

    private final JobHandler<T> handler;
    private final Surroundings around;

    /// What every task needs from outside.
    record Surroundings(
            EnvelopeCodec codec,
            JobRights rights,
            RunningJobs running,
            DeadJobs dead,
            TransactionTemplate transaction,
            Metrics metrics,
            Admission admission,
            Clock clock) {}

    JobTask(JobHandler<T> handler, Surroundings around) {
        super(
                handler.type().name(),
                JobEnvelope.class,
                (complete, operations) -> failed(handler.type().retry(), around, complete, operations),
                (complete, operations) -> crashed(around, complete, operations));
        this.handler = handler;
        this.around = around;
    }

    @Override
    public CompletionHandler<JobEnvelope> execute(TaskInstance<JobEnvelope> instance, ExecutionContext context) {
        if (handler.type().pool() != JobPool.SHORT) {
            Courtesy.giveWay();
        }
        stepAside();
        JobEnvelope envelope = instance.getData();
        int attempt = context.getExecution().consecutiveFailures + 1;
        T payload = around.codec().payload(envelope, handler.type().payload());
        Instant start = around.clock().instant();
        String outcomeName = "failed";
        try (var trace = TraceScope.open(envelope.traceId())) {
            JobOutcome outcome = around.rights()
                    .refused(handler, envelope, payload)
                    .map(reason -> giveUp(envelope, payload, reason))
                    .orElseGet(() -> run(envelope, instance, payload, attempt));
            outcomeName = switch (outcome) {
                case JobOutcome.Done ignored -> "done";
                case JobOutcome.Again ignored -> "again";
                case JobOutcome.GiveUp ignored -> "given_up";
            };
            return completion(outcome, attempt);
        } finally {
            around.metrics()
                    .time(
                            Metric.JOB_DURATION,
                            Duration.between(start, around.clock().instant()),
                            getName(),
                            outcomeName);
        }
    }

    private void stepAside() {
        try {
            around.admission().giveWay(handler.type().pool().patience());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt(); // the handler sees it and the job is picked up again
        }
    }

    private JobOutcome run(JobEnvelope envelope, TaskInstance<JobEnvelope> instance, T payload, int attempt) {
        var actor = SystemJobActor.of(envelope.organizationId(), getName(), envelope.asker());
        var run = new JobRun<>(
                envelope.organizationId(), JobKey.parse(instance.getId()).instanceId(), payload, attempt);
        RunningJobs.Run entry = around.running()
                .enter(
                        envelope.organizationId(),
                        envelope.asker(),
                        () -> handler.interruptible()
                                ? around.rights().refused(handler, envelope, payload)
                                : Optional.empty());
        JobOutcome outcome = null;
        RuntimeException failed = null;
        try {
            outcome = Actors.callAs(actor, () -> call(run));
        } catch (RuntimeException failure) {
            failed = failure;
        }
        String stopped = entry.leave();
        if (stopped != null) {
            return giveUp(envelope, payload, stopped);
        }
        if (failed != null) {
            throw failed;
        }
        return Objects.requireNonNull(outcome);
    }

    private JobOutcome call(JobRun<T> run) {
        try {
            return handler.run(run);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new JobFailure(failure);
        }
    }

    private JobOutcome giveUp(JobEnvelope envelope, T payload, String reason) {
        Actors.runAs(
                SystemJobActor.of(envelope.organizationId(), getName(), envelope.asker()),
                () -> around.transaction().executeWithoutResult(status -> handler.refused(payload, reason)));
        return new JobOutcome.GiveUp(reason);
    }

    private CompletionHandler<JobEnvelope> completion(JobOutcome outcome, int attempt) {
        return switch (outcome) {
            case JobOutcome.Done ignored -> (complete, operations) -> operations.stop();
            case JobOutcome.Again again -> (complete, operations) -> operations.reschedule(complete, again.at());
            case JobOutcome.GiveUp givenUp ->
                (complete, operations) ->
                        around.dead().bury(complete.getExecution(), attempt, givenUp.reason(), operations);
        };
    }

    private static void failed(
            RetryPolicy retry,
            Surroundings around,
            ExecutionComplete complete,
            ExecutionOperations<JobEnvelope> operations) {
        Execution execution = complete.getExecution();
        int failures = execution.consecutiveFailures + 1;
        String reason = reason(complete.getCause().orElse(null));
        if (failures >= retry.maxAttempts()) {
            LOG.error("job {}: given up after {} attempts, {}", execution.getTaskName(), failures, reason);
            around.dead().bury(execution, failures, reason, operations);
        } else {
            Instant next = around.clock().instant().plus(retry.delayAfter(failures));
            LOG.warn("job {}: attempt {} failed, {}; next at {}", execution.getTaskName(), failures, reason, next);
            operations.reschedule(complete, next);
        }
    }

    /// The node that ran it died. Running again is what the job was promised, unless it is what kills the
    /// nodes.
    private static void crashed(
            Surroundings around, ExecutionComplete complete, ExecutionOperations<JobEnvelope> operations) {
        Execution execution = complete.getExecution();
        if (execution.consecutiveFailures >= CRASH_LIMIT) {
            around.dead().bury(execution, execution.consecutiveFailures, "the server died while it ran", operations);
        } else {
            operations.reschedule(complete, around.clock().instant());
        }
    }

    /// For operators and logs: our own words or the kind of failure, never a message that may carry content.
    static String reason(@Nullable Throwable failure) {
        Throwable cause = failure instanceof JobFailure wrapped ? wrapped.getCause() : failure;
        if (cause instanceof ProblemException problem) {
            return problem.code().code() + ": " + problem.detail();
        }
        if (cause == null) {
            return "unknown failure";
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getSimpleName() + (trace.length == 0 ? "" : " in " + trace[0].getClassName());
    }

    @Override
    public SchedulableInstance<JobEnvelope> schedulableInstance(String id) {
        throw new UnsupportedOperationException("jobs are queued through Jobs");
    }

    @Override
    public SchedulableInstance<JobEnvelope> schedulableInstance(String id, JobEnvelope data) {
        throw new UnsupportedOperationException("jobs are queued through Jobs");
    }

    /// A checked exception of a handler on its way through the scheduler.
    static final class JobFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JobFailure(Exception cause) {
            super(cause);
        }
    }
}
