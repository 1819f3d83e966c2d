package io.dartwing.platform.jobs;

import io.dartwing.platform.actor.Actor;

/// Does one type of job; a bean.
public interface JobHandler<T> {
    JobType<T> type();

    /// Whether the actor that asked, with the rights it has now, may still have this done; otherwise the job is
    /// dead
    /// with that reason. Asked only for people and API keys; an actor that no longer exists is refused without
    /// asking.
    default boolean allowed(Actor asker, T payload) {
        return true;
    }

    /// The job is being given up because who asked may no longer have it done; what waits for its outcome can be told
    /// here. Runs under a `SystemJobActor`, in a transaction. After a crash it may be called again.
    default void refused(T payload, String reason) {}

    /// Whether a run is interrupted when who asked loses the right to have it done; otherwise it ends by itself.
    default boolean interruptible() {
        return true;
    }

    /// Runs under a `SystemJobActor` of the organisation that remembers who asked. No transaction is open: the
    /// handler
    /// opens its own, so that slow work holds no connection.
    ///
    /// When it was interrupted because who asked lost the right, the job is given up however it ends. May run
    /// again after a crash at any point, so it first looks at what is already done. An exception is a failure.
    JobOutcome run(JobRun<T> run) throws Exception;
}
