package io.dartwing.engine.reading.category;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A softmax regression: for each feature its rarity and one weight per label.
///
/// @param labels what it tells apart
/// @param features name and place of each feature
/// @param rarity by which each feature's value is multiplied (1 for kinds that aren't open)
/// @param weights per feature one weight per label
/// @param bias per label
/// @param temperature by which scores are divided so that probabilities are honest; above 0
record WeightTable(
        List<String> labels,
        Map<String, Integer> features,
        float[] rarity,
        float[][] weights,
        float[] bias,
        double temperature) {

    private static final int FORMAT = 1;

    WeightTable withTemperature(double other) {
        return new WeightTable(labels, features, rarity, weights, bias, other);
    }

    /// The known features of a document, weighted by rarity and scaled by kind.
    FeatureVector vector(Map<String, Double> values) {
        return FeatureVector.of(values, features, rarity);
    }

    double[] scores(FeatureVector vector) {
        double[] scores = new double[labels.size()];
        for (int label = 0; label < scores.length; label++) {
            scores[label] = bias[label];
        }
        for (int i = 0; i < vector.size(); i++) {
            float[] row = weights[vector.feature(i)];
            for (int label = 0; label < scores.length; label++) {
                scores[label] += row[label] * vector.value(i);
            }
        }
        return scores;
    }

    double[] probabilities(double[] scores) {
        return softmax(scores, temperature);
    }

    static double[] softmax(double[] scores, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        double[] shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = Math.exp((scores[i] - highest) / temperature);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    List<String> names() {
        String[] names = new String[features.size()];
        features.forEach((name, place) -> names[place] = name);
        return List.of(names);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
        }
        out.writeDouble(temperature);
        for (float value : bias) {
            out.writeFloat(value);
        }
        List<String> names = names();
        out.writeInt(names.size());
        for (int i = 0; i < names.size(); i++) {
            out.writeUTF(names.get(i));
            out.writeShort(Float.floatToFloat16(rarity[i]));
            for (float weight : weights[i]) {
                out.writeShort(Float.floatToFloat16(weight));
            }
        }
    }

    static WeightTable read(DataInputStream in) throws IOException {
        if (in.readInt() != FORMAT) {
            throw new IOException("model: unknown format (expected: " + FORMAT + ")");
        }
        List<String> labels = new ArrayList<>();
        for (int left = counted(in, 1_000); left > 0; left--) {
            labels.add(in.readUTF());
        }
        double temperature = in.readDouble();
        float[] bias = new float[labels.size()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = in.readFloat();
        }
        int count = counted(in, 1_000_000);
        Map<String, Integer> features = HashMap.newHashMap(count);
        float[] rarity = new float[count];
        float[][] weights = new float[count][labels.size()];
        for (int i = 0; i < count; i++) {
            features.put(in.readUTF(), i);
            rarity[i] = Float.float16ToFloat(in.readShort());
            for (int label = 0; label < labels.size(); label++) {
                weights[i][label] = Float.float16ToFloat(in.readShort());
            }
        }
        return new WeightTable(List.copyOf(labels), features, rarity, weights, bias, temperature);
    }

    static int counted(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("model: " + count + " entries (expected: 0.." + most + ")");
        }
        return count;
    }
}
