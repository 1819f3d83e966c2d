package io.dartwing.platform.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.jobs.*`: whether this node runs jobs, with how many threads, and how soon a dead node's jobs are
/// taken
/// over (`heartbeat` times four).
@ConfigurationProperties("dartwing.jobs")
record JobsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("4") int defaultThreads,
        @DefaultValue("2") int longThreads,
        @DefaultValue("2") int shortThreads,
        @DefaultValue("2") int aiThreads,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("3s") Duration heartbeat,
        @DefaultValue("20s") Duration shutdown) {
    JobsProperties {
        for (int threads : new int[] {defaultThreads, longThreads, shortThreads, aiThreads}) {
            if (threads < 1 || threads > 200) {
                throw new IllegalArgumentException("dartwing.jobs.…-threads: " + threads + " (expected: 1 to 200)");
            }
        }
    }

    int threads(JobPool pool) {
        return switch (pool) {
            case DEFAULT -> defaultThreads;
            case LONG -> longThreads;
            case SHORT -> shortThreads;
            case AI -> aiThreads;
        };
    }
}
