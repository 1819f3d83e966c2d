package io.dartwing.platform.jobs;

import java.time.Duration;
import java.util.Locale;

/// Where a job runs: each pool has its own threads, so that long or heavy work can't hold up short work.
/// How many there are on a node, `dartwing.jobs.default-threads` and so on say.
public enum JobPool {
    /// Ordinary work, seconds.
    DEFAULT,
    /// Minutes: a fax call, a large conversion.
    LONG,
    /// Milliseconds: notifications, small follow-ups.
    SHORT,
    /// Reading and classification, which load a whole core.
    AI;

    /// How long a job of it lets requests that somebody waits for go first. Most bursts are over by then.
    Duration patience() {
        return switch (this) {
            case DEFAULT, AI -> Duration.ofSeconds(6);
            case LONG, SHORT -> Duration.ofSeconds(2);
        };
    }

    String table() {
        return "jobs_" + label();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
