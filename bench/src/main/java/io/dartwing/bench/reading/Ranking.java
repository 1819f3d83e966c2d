package io.dartwing.bench.reading;

import java.util.Comparator;
import java.util.List;

/// How well scores part two kinds.
final class Ranking {
    private Ranking() {}

    record Scored(double score, boolean positive) {}

    /// The area under the ROC curve: how often a positive scores above a negative, ties counting
    /// half. 1 if one kind is missing.
    static double area(List<Scored> scored) {
        List<Scored> sorted = scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score))
                .toList();
        long positives = scored.stream().filter(Scored::positive).count();
        long negatives = scored.size() - positives;
        double won = 0;
        long below = 0;
        int at = 0;
        while (at < sorted.size()) {
            int end = at;
            long ties = 0;
            long wins = 0;
            while (end < sorted.size()
                    && sorted.get(end).score() == sorted.get(at).score()) {
                wins += sorted.get(end).positive() ? 1 : 0;
                ties += sorted.get(end).positive() ? 0 : 1;
                end++;
            }
            won += wins * (below + ties / 2.0);
            below += ties;
            at = end;
        }
        return positives == 0 || negatives == 0 ? 1 : won / ((double) positives * negatives);
    }

    /// The share of one kind with a score of the bound or above; 0 if there is none of the kind.
    static double share(List<Scored> scored, boolean positive, double bound) {
        long all = scored.stream().filter(one -> one.positive() == positive).count();
        long above = scored.stream()
                .filter(one -> one.positive() == positive && one.score() >= bound)
                .count();
        return all == 0 ? 0 : above / (double) all;
    }
}
