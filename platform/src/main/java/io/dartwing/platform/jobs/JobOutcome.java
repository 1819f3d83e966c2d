package io.dartwing.platform.jobs;

import java.time.Instant;

/// How a run ended, other than by an exception (which is a failure and follows the retry policy).
public sealed interface JobOutcome {
    /// Finished; the job is gone and its instance id is free again.
    record Done() implements JobOutcome {}

    /// Run the same job again at this time; earlier failures are forgotten.
    record Again(Instant at) implements JobOutcome {}

    /// Trying again would not help: the job is dead with this reason (which is shown to operators: no PHI).
    record GiveUp(String reason) implements JobOutcome {}

    static JobOutcome done() {
        return new Done();
    }
}
