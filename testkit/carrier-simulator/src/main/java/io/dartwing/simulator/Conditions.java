package io.dartwing.simulator;

import java.time.Duration;

/// How fast things happen and how webhooks travel.
///
/// @param step from one state to the next
/// @param delay of every webhook
/// @param loss share of the webhooks that never arrive, 0 to 1
/// @param duplication share that arrives twice
/// @param reordering share that is held back until later ones have overtaken it
public record Conditions(Duration step, Duration delay, double loss, double duplication, double reordering) {
    public static final Conditions FAIR = new Conditions(Duration.ofSeconds(1), Duration.ZERO, 0, 0, 0);

    public Conditions {
        if (step.isNegative() || step.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("step: out of range (expected: 0 to 10 minutes)");
        }
        if (delay.isNegative() || delay.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("delay: out of range (expected: 0 to 10 minutes)");
        }
        share("loss", loss);
        share("duplication", duplication);
        share("reordering", reordering);
    }

    public Conditions step(Duration other) {
        return new Conditions(other, delay, loss, duplication, reordering);
    }

    public Conditions loss(double other) {
        return new Conditions(step, delay, other, duplication, reordering);
    }

    public Conditions duplication(double other) {
        return new Conditions(step, delay, loss, other, reordering);
    }

    public Conditions reordering(double other) {
        return new Conditions(step, delay, loss, duplication, other);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": out of range (expected: 0 to 1)");
        }
    }
}
