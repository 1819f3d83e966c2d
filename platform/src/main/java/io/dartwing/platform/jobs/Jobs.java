package io.dartwing.platform.jobs;

import java.time.Instant;

/// Puts work aside for later, for the current actor and its organisation.
///
/// All methods act inside the current transaction: nothing is queued, moved or cancelled unless it commits.
public interface Jobs {
    /// Queues a job for now with normal priority.
    ///
    /// `instanceId` names the job within its organisation and type (at most 100 characters). Returns false,
    /// and changes nothing, when one of that name is already waiting or running.
    <T> boolean enqueue(JobType<T> type, String instanceId, T payload);

    <T> boolean enqueue(JobType<T> type, String instanceId, T payload, Instant runAt, JobPriority priority);

    /// Moves a waiting job to another time. False when there is none or it is running.
    boolean reschedule(JobType<?> type, String instanceId, Instant runAt);

    /// Takes a waiting job away. False when there is none or it is running.
    boolean cancel(JobType<?> type, String instanceId);

    /// Queues a job again that was given up. False when there is no such dead job.
    boolean revive(JobType<?> type, String instanceId);
}
