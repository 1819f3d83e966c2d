package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.category.CategoryFeatures.Kind;
import java.util.Arrays;
import java.util.Map;

/// The features of one document that a model knows, by their place in it.
final class FeatureVector {
    private final int[] features;
    private final float[] values;

    FeatureVector(int[] features, float[] values) {
        this.features = features;
        this.values = values;
    }

    /// Values of the open kinds are multiplied by rarity and each of these kinds brought to
    /// length 1, so that a long document speaks no louder than a short one; then every kind is
    /// scaled.
    static FeatureVector of(Map<String, Double> document, Map<String, Integer> places, float[] rarity) {
        int[] features = new int[document.size()];
        float[] values = new float[document.size()];
        Kind[] kinds = new Kind[document.size()];
        double[] squares = new double[Kind.values().length];
        int size = 0;
        for (Map.Entry<String, Double> entry : document.entrySet()) {
            Integer place = places.get(entry.getKey());
            if (place != null) {
                Kind kind = Kind.of(entry.getKey());
                double value = entry.getValue() * rarity[place];
                features[size] = place;
                values[size] = (float) value;
                kinds[size] = kind;
                squares[kind.ordinal()] += value * value;
                size++;
            }
        }
        for (int i = 0; i < size; i++) {
            double length = kinds[i].open ? Math.sqrt(squares[kinds[i].ordinal()]) : 1;
            values[i] = (float) (values[i] / Math.max(length, 1e-9) * kinds[i].scale);
        }
        return new FeatureVector(Arrays.copyOf(features, size), Arrays.copyOf(values, size));
    }

    int size() {
        return features.length;
    }

    int feature(int i) {
        return features[i];
    }

    float value(int i) {
        return values[i];
    }
}
