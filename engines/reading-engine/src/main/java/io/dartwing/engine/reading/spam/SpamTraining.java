package io.dartwing.engine.reading.spam;

import io.dartwing.engine.reading.PageReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/// Makes the filter that comes with the program from labelled faxes.
///
/// Where faxes come from isn't in a corpus of documents, so it is made up for part of the
/// examples (see [MadeUpArrival]); the others are learned without, so that the filter also works
/// on pages alone.
public final class SpamTraining {
    private static final int PARTS = 5;
    private static final int ARRIVALS = 2;

    private final List<Sample> samples = new ArrayList<>();

    /// @param features of the pages alone
    record Sample(Map<String, Double> features, boolean junk, String family) {}

    /// A fax of a family that the scoring model hadn't seen, without anything about its sender.
    ///
    /// @param probability that it is junk
    public record Judged(String family, boolean junk, double probability) {}

    /// What training gave.
    ///
    /// @param judged every fax, judged by a model that knows none of its family
    public record Outcome(SpamFilter filter, List<Judged> judged) {}

    /// @param kinds probability of each category by name, from a model that didn't know the fax
    public void add(List<PageReading> pages, Map<String, Double> kinds, boolean junk, String family) {
        samples.add(new Sample(SpamFeatures.content(pages, kinds), junk, family));
    }

    /// Trains on all; before that, five times on four fifths of the families, by which the score
    /// is calibrated.
    public Outcome train() {
        Map<String, Integer> parts = parts();
        List<TreeBoosting.Scored> sums = new ArrayList<>();
        List<Sample> order = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int left = part;
            BoostedTrees trees = TreeBoosting.trees(withArrivals(samples.stream()
                    .filter(sample -> parts.getOrDefault(sample.family(), 0) != left)
                    .toList()));
            samples.stream()
                    .filter(sample -> parts.getOrDefault(sample.family(), 0) == left)
                    .forEach(sample -> {
                        order.add(sample);
                        sums.add(new TreeBoosting.Scored(trees.sum(trees.inOrder(sample.features())), sample.junk()));
                    });
        }
        BoostedTrees trees = TreeBoosting.calibrated(TreeBoosting.trees(withArrivals(samples)), sums);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            double probability = 1 / (1 + Math.exp(-trees.slope() * sums.get(i).sum() - trees.offset()));
            judged.add(new Judged(order.get(i).family(), order.get(i).junk(), probability));
        }
        return new Outcome(new SpamFilter(trees), judged);
    }

    private static List<Sample> withArrivals(List<Sample> samples) {
        MadeUpArrival arrivals = new MadeUpArrival(new Random(11));
        List<Sample> all = new ArrayList<>();
        for (Sample sample : samples) {
            all.add(sample);
            for (int i = 1; i < ARRIVALS; i++) {
                Map<String, Double> features = new HashMap<>(sample.features());
                features.putAll(SpamFeatures.sender(arrivals.of(sample.junk())));
                all.add(new Sample(features, sample.junk(), sample.family()));
            }
        }
        return all;
    }

    private Map<String, Integer> parts() {
        Map<String, Integer> parts = new HashMap<>();
        int next = 0;
        for (boolean junk : new boolean[] {true, false}) {
            TreeSet<String> names = new TreeSet<>();
            samples.stream().filter(sample -> sample.junk() == junk).forEach(sample -> names.add(sample.family()));
            List<String> families = new ArrayList<>(names);
            Collections.shuffle(families, new Random(7));
            for (String family : families) {
                parts.putIfAbsent(family, next++ % PARTS);
            }
        }
        return parts;
    }
}
