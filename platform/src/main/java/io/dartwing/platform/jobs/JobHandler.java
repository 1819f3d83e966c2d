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

    /// Runs under a `SystemJobActor` of the organisation that remembers who asked. No transaction is open: the
    /// handler
    /// opens its own, so that slow work holds no connection.
    ///
    /// May run again after a crash at any point, so it first looks at what is already done. An exception is a
    /// failure.
    JobOutcome run(JobRun<T> run) throws Exception;
}
