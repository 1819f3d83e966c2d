package io.dartwing.platform.jobs;

import io.dartwing.platform.admission.Admission;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Lets a pool look for work at once, on this node; other nodes find it at their next poll, within a second.
/// So does this one while requests stand in line: the job would only wait for them.
@Component
class PoolWakers {
    private final Map<JobPool, Runnable> wakers = new ConcurrentHashMap<>();
    private final Admission admission;

    PoolWakers(Admission admission) {
        this.admission = admission;
    }

    void register(JobPool pool, Runnable waker) {
        wakers.put(pool, waker);
    }

    void wake(JobPool pool) {
        if (!admission.crowded()) {
            wakers.getOrDefault(pool, () -> {}).run();
        }
    }
}
