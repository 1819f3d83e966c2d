package io.dartwing.platform.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Lets a pool look for work at once, on this node; other nodes find it at their next poll, within a second.
@Component
class PoolWakers {
    private final Map<JobPool, Runnable> wakers = new ConcurrentHashMap<>();

    void register(JobPool pool, Runnable waker) {
        wakers.put(pool, waker);
    }

    void wake(JobPool pool) {
        wakers.getOrDefault(pool, () -> {}).run();
    }
}
