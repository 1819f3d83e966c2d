package io.dartwing.platform.jobs;

import java.time.Duration;

/// Upkeep of the whole installation, declared as a bean: runs on one node at a time, `every` after its last
/// end.
///
/// It runs without an actor: work on an organisation's rows binds one itself. A failure is logged and tried
/// again at
/// the next turn.
public record RecurringJob(String name, JobPool pool, Duration every, Work work) {
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}
