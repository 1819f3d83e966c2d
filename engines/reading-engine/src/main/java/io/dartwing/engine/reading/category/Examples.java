package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.category.CategoryTrainer.Labelled;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Documents that a model keeps so that it doesn't forget what it knows while it learns
/// something else.
record Examples(List<Labelled> documents) {
    private static final int PER_CATEGORY = 40;
    private static final int PER_FAMILY = 3;

    Examples {
        documents = List.copyOf(documents);
    }

    /// A few of each category, of as many families as there are.
    static Examples chosen(List<CategorySample> samples, WeightTable table) {
        List<Labelled> chosen = new ArrayList<>();
        Map<String, Integer> perCategory = new HashMap<>();
        Map<String, Integer> perFamily = new HashMap<>();
        for (int round = 1; round <= PER_FAMILY; round++) {
            for (CategorySample sample : samples) {
                boolean wanted = perCategory.getOrDefault(sample.category(), 0) < PER_CATEGORY
                        && perFamily.getOrDefault(sample.family(), 0) < round;
                if (wanted) {
                    chosen.add(new Labelled(sample.category(), table.vector(sample.features()), 1));
                    perCategory.merge(sample.category(), 1, Integer::sum);
                    perFamily.merge(sample.family(), 1, Integer::sum);
                }
            }
        }
        return new Examples(chosen);
    }

    void write(DataOutputStream out, WeightTable table) throws IOException {
        out.writeInt(documents.size());
        for (Labelled document : documents) {
            FeatureVector vector = document.vector();
            out.writeInt(table.labels().indexOf(document.label()));
            out.writeInt(vector.size());
            for (int i = 0; i < vector.size(); i++) {
                out.writeInt(vector.feature(i));
            }
            for (int i = 0; i < vector.size(); i++) {
                out.writeShort(Float.floatToFloat16(vector.value(i)));
            }
        }
    }

    static Examples read(DataInputStream in, WeightTable table) throws IOException {
        List<Labelled> documents = new ArrayList<>();
        for (int left = WeightTable.counted(in, 100_000); left > 0; left--) {
            int label = WeightTable.counted(in, table.labels().size() - 1);
            int size = WeightTable.counted(in, table.weights().length);
            int[] features = new int[size];
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                features[i] = WeightTable.counted(in, table.weights().length - 1);
            }
            for (int i = 0; i < size; i++) {
                values[i] = Float.float16ToFloat(in.readShort());
            }
            documents.add(new Labelled(table.labels().get(label), new FeatureVector(features, values), 1));
        }
        return new Examples(documents);
    }
}
