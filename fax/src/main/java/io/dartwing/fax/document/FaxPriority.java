package io.dartwing.fax.document;

import java.util.Locale;

/// How urgent a fax is; the number is the scheduler's priority, higher goes first.
public enum FaxPriority {
    LOW(10),
    NORMAL(20),
    HIGH(30),
    URGENT(40);

    private final int weight;

    FaxPriority(int weight) {
        this.weight = weight;
    }

    public int weight() {
        return weight;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
