package io.dartwing.engine.reading.spam;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Trees whose values are added up, and what makes a probability of their sum.
///
/// @param names the features in the order of the trees' numbers
/// @param start the sum before the first tree
/// @param slope by which the sum is multiplied for the probability, above 0
/// @param offset what is then added
record BoostedTrees(List<String> names, double start, List<Node> trees, double slope, double offset) {
    private static final int FORMAT = 1;
    private static final int DEEPEST = 30;

    /// A tree, or a part of one.
    sealed interface Node permits Leaf, Split {}

    /// Where a tree ends.
    record Leaf(double value) implements Node {}

    /// Where it parts: values of the feature up to and including the bound go to `low`.
    record Split(int feature, double bound, Node low, Node high) implements Node {}

    double[] inOrder(Map<String, Double> features) {
        return names.stream()
                .mapToDouble(name -> features.getOrDefault(name, 0.0))
                .toArray();
    }

    double sum(double[] values) {
        double sum = start;
        for (Node tree : trees) {
            sum += value(tree, values);
        }
        return sum;
    }

    double probability(double[] values) {
        return 1 / (1 + Math.exp(-slope * sum(values) - offset));
    }

    static double value(Node tree, double[] values) {
        Node node = tree;
        while (node instanceof Split split) {
            node = values[split.feature()] <= split.bound() ? split.low() : split.high();
        }
        return ((Leaf) node).value();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
        out.writeDouble(start);
        out.writeDouble(slope);
        out.writeDouble(offset);
        out.writeInt(trees.size());
        for (Node tree : trees) {
            write(tree, out);
        }
    }

    static BoostedTrees read(DataInputStream in) throws IOException {
        if (in.readInt() != FORMAT) {
            throw new IOException("model: unknown format (expected: " + FORMAT + ")");
        }
        List<String> names = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.add(in.readUTF());
        }
        double start = in.readDouble();
        double slope = in.readDouble();
        double offset = in.readDouble();
        List<Node> trees = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            trees.add(node(in, names.size(), 0));
        }
        return new BoostedTrees(List.copyOf(names), start, List.copyOf(trees), slope, offset);
    }

    private static void write(Node node, DataOutputStream out) throws IOException {
        switch (node) {
            case Leaf leaf -> {
                out.writeShort(-1);
                out.writeDouble(leaf.value());
            }
            case Split split -> {
                out.writeShort(split.feature());
                out.writeDouble(split.bound());
                write(split.low(), out);
                write(split.high(), out);
            }
        }
    }

    private static Node node(DataInputStream in, int features, int depth) throws IOException {
        int feature = in.readShort();
        if (feature >= features || depth > DEEPEST) {
            throw new IOException("model: a tree is broken (expected: features and depth within bounds)");
        }
        return feature < 0
                ? new Leaf(in.readDouble())
                : new Split(feature, in.readDouble(), node(in, features, depth + 1), node(in, features, depth + 1));
    }
}
