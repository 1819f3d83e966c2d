package io.dartwing.bench.reading;

import io.dartwing.engine.reading.category.Categories;
import io.dartwing.engine.reading.category.Category;
import io.dartwing.engine.reading.category.CategoryGuess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How often categories are guessed right, and how honest the probabilities are.
final class CategoryQuality {
    private static final int BINS = 10;

    private CategoryQuality() {}

    private record Judged(LabelledFax fax, CategoryGuess guess) {
        boolean right() {
            return guess.category().equals(fax.truth().category());
        }
    }

    static List<String> of(List<LabelledFax> faxes) {
        Categories categories = Categories.open();
        List<Judged> all = faxes.stream()
                .map(fax -> new Judged(fax, categories.classify(fax.pages())))
                .toList();
        List<Judged> sure = all.stream().filter(one -> !one.guess().unsure()).toList();
        List<String> lines = new ArrayList<>(List.of("## Categories", "", "| | |", "|---|---|"));
        lines.add("| right | %s |".formatted(percent(accuracy(all))));
        lines.add("| right or among the three most probable | %s |".formatted(percent(topThree(all))));
        lines.add("| surer than %d %% | %s |"
                .formatted(Math.round(100 * Categories.UNSURE_BELOW), percent(sure.size() / (double) all.size())));
        lines.add("| right among those | %s |".formatted(percent(accuracy(sure))));
        lines.add("| expected calibration error, %d bins | %.3f |".formatted(BINS, calibrationError(all)));
        lines.add("");
        addPerCategory(lines, all);
        addConfusions(lines, all);
        return lines;
    }

    private static void addPerCategory(List<String> lines, List<Judged> all) {
        lines.addAll(List.of("| category | faxes | precision | recall |", "|---|--:|--:|--:|"));
        for (Category category : Category.values()) {
            Predicate<Judged> is = one -> one.fax().truth().category().equals(category.code());
            Predicate<Judged> guessed = one -> one.guess().category().equals(category.code());
            long faxes = all.stream().filter(is).count();
            long hits = all.stream().filter(is.and(guessed)).count();
            long guesses = all.stream().filter(guessed).count();
            lines.add("| %s | %d | %s | %s |"
                    .formatted(category.code(), faxes, share(hits, guesses), share(hits, faxes)));
        }
        lines.add("");
    }

    private static void addConfusions(List<String> lines, List<Judged> all) {
        Map<String, Integer> confusions = new TreeMap<>();
        for (Judged one : all) {
            if (!one.right()) {
                String pair = one.fax().truth().category() + " | " + one.guess().category();
                confusions.merge(pair, 1, Integer::sum);
            }
        }
        lines.addAll(List.of("| it was | taken for | faxes |", "|---|---|--:|"));
        confusions.forEach((pair, count) -> lines.add("| %s | %d |".formatted(pair, count)));
        lines.add("");
    }

    /// The mean distance between probability and share of right guesses over bins of
    /// probability, weighted by size.
    private static double calibrationError(List<Judged> all) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int number = bin;
            List<Judged> some = all.stream()
                    .filter(one -> Math.min(BINS - 1, (int) (one.guess().probability() * BINS)) == number)
                    .toList();
            double claimed = some.stream()
                    .mapToDouble(one -> one.guess().probability())
                    .average()
                    .orElse(0);
            sum += some.size() * Math.abs(claimed - accuracy(some));
        }
        return all.isEmpty() ? 0 : sum / all.size();
    }

    private static double topThree(List<Judged> all) {
        long hits = all.stream()
                .filter(one -> one.guess().top().stream()
                        .anyMatch(ranked ->
                                ranked.category().equals(one.fax().truth().category())))
                .count();
        return hits / (double) all.size();
    }

    private static double accuracy(List<Judged> some) {
        return some.isEmpty() ? 0 : some.stream().filter(Judged::right).count() / (double) some.size();
    }

    static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }

    private static String share(long some, long all) {
        return all == 0 ? "–" : percent(some / (double) all);
    }
}
