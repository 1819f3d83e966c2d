package io.dartwing.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A row of a table: how many, and how long half, 95, 99 of 100 and all of them took at most.
final class Percentiles {
    private Percentiles() {}

    /// @param millis of each
    static void row(String what, List<Double> millis) {
        row(what, millis, "ms");
    }

    static void row(String what, List<Double> times, String unit) {
        var sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        System.out.printf(
                "| %s | %d | %s | %s | %s | %s |%n",
                what,
                sorted.size(),
                at(sorted, 0.50, unit),
                at(sorted, 0.95, unit),
                at(sorted, 0.99, unit),
                at(sorted, 1.0, unit));
    }

    private static String at(List<Double> sorted, double share, String unit) {
        int index = Math.max(0, (int) Math.ceil(share * sorted.size()) - 1);
        return "%.1f %s".formatted(sorted.get(index), unit);
    }
}
