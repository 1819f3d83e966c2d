package io.dartwing.engine.reading.spam;

import io.dartwing.engine.reading.spam.BoostedTrees.Leaf;
import io.dartwing.engine.reading.spam.BoostedTrees.Node;
import io.dartwing.engine.reading.spam.BoostedTrees.Split;
import io.dartwing.engine.reading.spam.SpamTraining.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/// Gradient boosting for a yes or no: each of Tribuo's regression trees is fitted to what the
/// trees before it got wrong, and each leaf takes one Newton step of the logistic loss (Friedman
/// 2001, TreeBoost).
final class TreeBoosting {
    private static final int ROUNDS = 40;
    private static final int DEPTH = 4;
    private static final double STEP = 0.2;
    private static final float FEWEST = 12;
    private static final double SHARE_OF_FEATURES = 0.5;
    private static final RegressionFactory FACTORY = new RegressionFactory();

    private TreeBoosting() {}

    /// A sum of trees and the truth about the fax.
    record Scored(double sum, boolean junk) {}

    static BoostedTrees trees(List<Sample> samples) {
        TreeSet<String> all = new TreeSet<>();
        samples.forEach(sample -> all.addAll(sample.features().keySet()));
        List<String> names = List.copyOf(all);
        double junk = samples.stream().filter(Sample::junk).count();
        double start = Math.log((junk + 1) / (samples.size() - junk + 1));
        BoostedTrees boosted = new BoostedTrees(names, start, List.of(), 1, 0);
        double[][] values = samples.stream()
                .map(sample -> boosted.inOrder(sample.features()))
                .toArray(double[][]::new);
        double[] sums = new double[values.length];
        Arrays.fill(sums, start);
        List<Node> trees = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Node tree = tree(names, samples, values, sums, round);
            trees.add(tree);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += BoostedTrees.value(tree, values[i]);
            }
        }
        return new BoostedTrees(names, start, trees, 1, 0);
    }

    private static Node tree(List<String> names, List<Sample> samples, double[][] values, double[] sums, int round) {
        MutableDataset<Regressor> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("faxes", FACTORY), FACTORY);
        String[] keys = names.toArray(String[]::new);
        for (int i = 0; i < values.length; i++) {
            double wrongBy = (samples.get(i).junk() ? 1 : 0) - probability(sums[i]);
            data.add(new ArrayExample<>(new Regressor("wrong-by", wrongBy), keys, values[i]));
        }
        TreeModel<Regressor> model = (TreeModel<Regressor>) new CARTJointRegressionTrainer(
                        DEPTH, FEWEST, 0, (float) SHARE_OF_FEATURES, false, new MeanSquaredError(), false, round)
                .train(data);
        Node shape = shape(model.getRoot(), model.getFeatureIDMap(), names);
        Map<Leaf, double[]> steps = new IdentityHashMap<>();
        for (int i = 0; i < values.length; i++) {
            double probability = probability(sums[i]);
            double[] step = steps.computeIfAbsent(leaf(shape, values[i]), leaf -> new double[2]);
            step[0] += (samples.get(i).junk() ? 1 : 0) - probability;
            step[1] += probability * (1 - probability);
        }
        return stepped(shape, steps);
    }

    private static Node shape(
            org.tribuo.common.tree.Node<Regressor> node, ImmutableFeatureMap features, List<String> names) {
        if (node instanceof SplitNode<Regressor> split) {
            return new Split(
                    names.indexOf(features.get(split.getFeatureID()).getName()),
                    split.splitValue(),
                    shape(split.getLessThanOrEqual(), features, names),
                    shape(split.getGreaterThan(), features, names));
        }
        return new Leaf(0);
    }

    private static Leaf leaf(Node tree, double[] values) {
        Node node = tree;
        while (node instanceof Split split) {
            node = values[split.feature()] <= split.bound() ? split.low() : split.high();
        }
        return (Leaf) node;
    }

    private static Node stepped(Node node, Map<Leaf, double[]> steps) {
        return switch (node) {
            case Leaf leaf -> {
                double[] step = steps.getOrDefault(leaf, new double[2]);
                yield new Leaf(STEP * Math.clamp(step[0] / (step[1] + 1), -4, 4));
            }
            case Split split ->
                new Split(split.feature(), split.bound(), stepped(split.low(), steps), stepped(split.high(), steps));
        };
    }

    /// Slope and offset (Platt) under which what was really junk was most probable, over sums of
    /// models that didn't know the faxes; by plain gradient descent, as there are two numbers to
    /// find.
    static BoostedTrees calibrated(BoostedTrees trees, List<Scored> sums) {
        double slope = 1;
        double offset = 0;
        for (int round = 0; round < 5_000; round++) {
            double bySlope = 0;
            double byOffset = 0;
            for (Scored scored : sums) {
                double wrongBy = (scored.junk() ? 1 : 0) - probability(slope * scored.sum() + offset);
                bySlope += wrongBy * scored.sum();
                byOffset += wrongBy;
            }
            slope = Math.max(0.05, slope + 0.02 * bySlope / sums.size());
            offset += 0.02 * byOffset / sums.size();
        }
        return new BoostedTrees(trees.names(), trees.start(), trees.trees(), slope, offset);
    }

    private static double probability(double sum) {
        return 1 / (1 + Math.exp(-sum));
    }
}
