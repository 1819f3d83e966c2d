package io.dartwing.platform.jobs;

/// Among jobs that are due in a pool, a higher priority starts first; equal ones by their due time.
public enum JobPriority {
    URGENT(40),
    HIGH(30),
    NORMAL(20),
    LOW(10);

    private final int weight;

    JobPriority(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
