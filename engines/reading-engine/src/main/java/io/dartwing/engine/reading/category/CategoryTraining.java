package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.category.CategoryTrainer.Labelled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Makes the model that comes with the program from a corpus of labelled documents.
public final class CategoryTraining {
    private static final int PARTS = 5;
    private static final List<String> LABELS =
            Stream.of(Category.values()).map(Category::code).toList();

    private final List<CategorySample> samples;
    private final Map<String, Integer> partOfFamily;

    /// @param samples documents of all thirteen categories, of at least five families each
    public CategoryTraining(List<CategorySample> samples) {
        this.samples = List.copyOf(samples);
        this.partOfFamily = parts(samples);
    }

    /// A guess for a document of a family that the guessing model hadn't seen.
    ///
    /// @param number the sample's place among those that were given, from 0
    /// @param probabilities calibrated, by category
    public record Judged(int number, CategorySample sample, Map<String, Double> probabilities) {
        /// The most probable category.
        public String guessed() {
            return probabilities.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }
    }

    private record Scored(int number, CategorySample sample, double[] scores) {}

    /// What training gave.
    ///
    /// @param judged every document, judged by a model that knows none of its family
    public record Outcome(Categories categories, List<Judged> judged) {}

    /// Trains on everything; before that, five times on four fifths of the families, judging the
    /// other fifth, by which probabilities are calibrated.
    public Outcome train() {
        List<Scored> scored = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int left = part;
            List<CategorySample> others =
                    samples.stream().filter(sample -> partOf(sample) != left).toList();
            WeightTable table = table(others);
            for (int i = 0; i < samples.size(); i++) {
                CategorySample sample = samples.get(i);
                if (partOf(sample) == left) {
                    scored.add(new Scored(i, sample, table.scores(table.vector(sample.features()))));
                }
            }
        }
        double temperature = temperature(scored);
        WeightTable table = table(samples).withTemperature(temperature);
        List<Judged> judged =
                scored.stream().map(one -> judged(one, temperature)).toList();
        return new Outcome(new Categories(table, Examples.chosen(samples, table)), judged);
    }

    private static Judged judged(Scored one, double temperature) {
        double[] shares = WeightTable.softmax(one.scores(), temperature);
        Map<String, Double> probabilities = LinkedHashMap.newLinkedHashMap(shares.length);
        for (int i = 0; i < shares.length; i++) {
            probabilities.put(LABELS.get(i), shares[i]);
        }
        return new Judged(one.number(), one.sample(), probabilities);
    }

    private int partOf(CategorySample sample) {
        return partOfFamily.getOrDefault(sample.family(), 0);
    }

    private static WeightTable table(List<CategorySample> samples) {
        Vocabulary vocabulary = Vocabulary.of(samples);
        List<Labelled> documents = new ArrayList<>();
        for (CategorySample sample : samples) {
            FeatureVector vector = FeatureVector.of(sample.features(), vocabulary.places(), vocabulary.rarity());
            documents.add(new Labelled(sample.category(), vector, 1));
        }
        return CategoryTrainer.train(LABELS, vocabulary, documents);
    }

    /// Deals the families of each category out to the parts in turn.
    private static Map<String, Integer> parts(List<CategorySample> samples) {
        Map<String, Integer> parts = new HashMap<>();
        int next = 0;
        for (String label : LABELS) {
            List<String> families = new ArrayList<>(samples.stream()
                    .filter(sample -> sample.category().equals(label))
                    .map(CategorySample::family)
                    .distinct()
                    .sorted()
                    .toList());
            Collections.shuffle(families, new Random(5));
            for (String family : families) {
                parts.putIfAbsent(family, next++ % PARTS);
            }
        }
        return parts;
    }

    /// The temperature under which the right categories were most probable.
    private static double temperature(List<Scored> scored) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (double temperature = 0.3; temperature < 5; temperature *= 1.05) {
            double divisor = temperature;
            double loss = scored.stream()
                    .mapToDouble(one -> loss(one, divisor))
                    .average()
                    .orElse(0);
            if (loss < least) {
                least = loss;
                best = temperature;
            }
        }
        return best;
    }

    private static double loss(Scored one, double temperature) {
        double[] probabilities = WeightTable.softmax(one.scores(), temperature);
        return -Math.log(
                Math.max(1e-9, probabilities[LABELS.indexOf(one.sample().category())]));
    }
}
