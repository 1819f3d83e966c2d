package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.category.CategoryTrainer.Labelled;
import io.dartwing.engine.reading.category.Retraining.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Learns a new model from corrections and measures it on corrections that were left out.
final class CorrectionLearning {
    private static final int FEWEST = 4;
    private static final int PARTS = 5;

    /// An organisation's own documents count as much as three others: they are what it will
    /// receive again.
    private static final double LOUDNESS = 3;

    private final Categories known;
    private final List<CategorySample> corrections;

    CorrectionLearning(Categories known, List<Correction> corrections) {
        if (corrections.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "corrections: " + corrections.size() + " (expected: at least " + FEWEST + ")");
        }
        this.known = known;
        List<CategorySample> samples = new ArrayList<>();
        for (Correction correction : corrections) {
            samples.add(CategorySample.of(correction.pages(), correction.category(), "correction " + samples.size()));
        }
        samples.sort(Comparator.comparing(CategorySample::category));
        this.corrections = List.copyOf(samples);
    }

    Retraining learn() {
        return new Retraining(
                trained(corrections), corrections.size(), figures(guessesBefore()), figures(guessesAfter()));
    }

    private List<CategoryGuess> guessesBefore() {
        return corrections.stream()
                .map(sample -> known.guess(sample.features(), Categories.UNSURE_BELOW))
                .toList();
    }

    /// Corrections are sorted by category, so every fifth of them is a part in which each
    /// category has its share.
    private List<CategoryGuess> guessesAfter() {
        CategoryGuess[] guesses = new CategoryGuess[corrections.size()];
        int parts = Math.min(PARTS, corrections.size());
        for (int part = 0; part < parts; part++) {
            List<CategorySample> others = new ArrayList<>();
            for (int i = 0; i < corrections.size(); i++) {
                if (i % parts != part) {
                    others.add(corrections.get(i));
                }
            }
            Categories trained = trained(others);
            for (int i = part; i < corrections.size(); i += parts) {
                guesses[i] = trained.guess(corrections.get(i).features(), Categories.UNSURE_BELOW);
            }
        }
        return List.of(guesses);
    }

    private Categories trained(List<CategorySample> samples) {
        Set<String> labels = new LinkedHashSet<>(known.names());
        samples.forEach(sample -> labels.add(sample.category()));
        Vocabulary vocabulary = Vocabulary.extended(known.table(), samples);
        List<Labelled> documents = new ArrayList<>(known.examples().documents());
        for (CategorySample sample : samples) {
            FeatureVector vector = FeatureVector.of(sample.features(), vocabulary.places(), vocabulary.rarity());
            documents.add(new Labelled(sample.category(), vector, LOUDNESS));
        }
        WeightTable table = CategoryTrainer.train(List.copyOf(labels), vocabulary, documents);
        return new Categories(table.withTemperature(known.table().temperature()), known.examples());
    }

    private Figures figures(List<CategoryGuess> guesses) {
        int right = 0;
        int sure = 0;
        int sureAndWrong = 0;
        for (int i = 0; i < guesses.size(); i++) {
            boolean hit = guesses.get(i).category().equals(corrections.get(i).category());
            boolean unsure = guesses.get(i).unsure();
            right += hit ? 1 : 0;
            sure += unsure ? 0 : 1;
            sureAndWrong += unsure || hit ? 0 : 1;
        }
        double all = guesses.size();
        return new Figures(right / all, sure / all, sureAndWrong / all);
    }
}
