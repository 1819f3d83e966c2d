package io.dartwing.fax.sharing;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Shares the waiting faxes of one organisation out. One that begins while another runs is not
/// queued: the minute's turn looks again.
@Component
class ShareOut implements JobHandler<ShareOut.All> {
    record All() {}

    static final JobType<All> JOB = new JobType<>(
            "fax-share-out",
            JobPool.SHORT,
            All.class,
            new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofMinutes(1)));

    private final Sharing sharing;

    ShareOut(Sharing sharing) {
        this.sharing = sharing;
    }

    @Override
    public JobType<All> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<All> run) throws InterruptedException {
        sharing.shareOut();
        return JobOutcome.done();
    }
}
