package io.dartwing.engine.reading.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/// Fits the weights of a softmax regression with Tribuo.
///
/// Each document is shown several times, each time with a part of its features hidden: so no
/// weight relies on one feature, and documents by other authors, who say the same with other
/// words, still find enough of them.
final class CategoryTrainer {
    private static final int COPIES = 2;
    private static final double HIDDEN = 0.4;
    private static final int EPOCHS = 8;
    private static final long SEED = 20_261_127;
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");
    private static final LabelFactory LABELS = new LabelFactory();

    private CategoryTrainer() {}

    /// A document in the form of a model's vocabulary.
    ///
    /// @param weight how much it counts, 1 for an ordinary one
    record Labelled(String label, FeatureVector vector, double weight) {}

    /// @param labels what is to be told apart; each needs at least one document
    static WeightTable train(List<String> labels, Vocabulary vocabulary, List<Labelled> documents) {
        TRIBUO.setLevel(Level.WARNING); // its progress names the labels, once per training
        MutableDataset<Label> data = new MutableDataset<>(new SimpleDataSourceProvenance("documents", LABELS), LABELS);
        Map<String, Double> perLabel = new HashMap<>();
        documents.forEach(document -> perLabel.merge(document.label(), document.weight(), Double::sum));
        double usual = documents.stream().mapToDouble(Labelled::weight).sum() / perLabel.size();
        Random chance = new Random(SEED);
        for (int copy = 0; copy < COPIES; copy++) {
            for (Labelled document : documents) {
                double balance = Math.sqrt(usual / perLabel.getOrDefault(document.label(), 1.0));
                data.add(example(document, document.weight() * balance, copy == 0 ? 0 : HIDDEN, chance));
            }
        }
        LinearSGDTrainer trainer =
                new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1, 0.1), EPOCHS, -1, 1, SEED);
        return table(labels, vocabulary, trainer.train(data));
    }

    private static Example<Label> example(Labelled document, double weight, double hidden, Random chance) {
        FeatureVector vector = document.vector();
        String[] names = new String[vector.size()];
        double[] values = new double[vector.size()];
        int size = 0;
        for (int i = 0; i < vector.size(); i++) {
            if (vector.value(i) != 0 && chance.nextDouble() >= hidden) {
                names[size] = name(vector.feature(i));
                values[size] = vector.value(i);
                size++;
            }
        }
        ArrayExample<Label> example = new ArrayExample<>(
                new Label(document.label()), Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        example.setWeight((float) weight);
        return example;
    }

    private static WeightTable table(List<String> labels, Vocabulary vocabulary, LinearSGDModel model) {
        DenseMatrix fitted = model.getWeightsCopy();
        int seen = model.getFeatureIDMap().size();
        List<Integer> rows = new ArrayList<>();
        labels.forEach(label -> rows.add(model.getOutputIDInfo().getID(new Label(label))));
        float[] bias = new float[labels.size()];
        float[][] weights = new float[vocabulary.places().size()][labels.size()];
        for (int label = 0; label < bias.length; label++) {
            bias[label] = (float) fitted.get(rows.get(label), seen);
        }
        for (int place = 0; place < weights.length; place++) {
            int id = model.getFeatureIDMap().getID(name(place));
            for (int label = 0; id >= 0 && label < bias.length; label++) {
                weights[place][label] = (float) fitted.get(rows.get(label), id);
            }
        }
        return new WeightTable(labels, vocabulary.places(), vocabulary.rarity(), weights, bias, 1);
    }

    private static String name(int place) {
        return Integer.toString(place);
    }
}
