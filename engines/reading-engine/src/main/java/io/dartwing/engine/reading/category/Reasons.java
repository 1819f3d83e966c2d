package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.category.CategoryFeatures.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The words and phrases that spoke for a category.
final class Reasons {
    private static final int MOST = 8;
    private static final Set<Kind> READABLE = EnumSet.of(Kind.WORD, Kind.PAIR, Kind.TITLE, Kind.PHRASE);

    private Reasons() {}

    /// Those whose weight for the label exceeds the mean over all labels most, times how loud
    /// they are in the document.
    static List<String> of(WeightTable table, FeatureVector vector, int label) {
        List<String> names = table.names();
        List<Integer> strongest = IntStream.range(0, vector.size())
                .filter(i -> READABLE.contains(Kind.of(names.get(vector.feature(i)))))
                .filter(i -> gain(table, vector, i, label) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -gain(table, vector, i, label)))
                .limit(5L * MOST)
                .toList();
        List<String> reasons = new ArrayList<>();
        for (int i : strongest) {
            String words = readable(names.get(vector.feature(i)));
            boolean fresh = words.length() > 2
                    && words.indexOf('#') < 0
                    && reasons.stream().noneMatch(said -> said.contains(words) || words.contains(said));
            if (fresh && reasons.size() < MOST) {
                reasons.add(words);
            }
        }
        return reasons;
    }

    private static double gain(WeightTable table, FeatureVector vector, int i, int label) {
        float[] row = table.weights()[vector.feature(i)];
        double sum = 0;
        for (float weight : row) {
            sum += weight;
        }
        return (row[label] - sum / row.length) * vector.value(i);
    }

    /// The name without its kind, and of a phrase without its group.
    private static String readable(String feature) {
        String name = feature.substring(2);
        return Kind.of(feature) == Kind.PHRASE ? name.substring(name.indexOf(' ') + 1) : name;
    }
}
