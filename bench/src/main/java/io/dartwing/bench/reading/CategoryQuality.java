package io.dartwing.bench.reading;

import io.dartwing.engine.reading.category.Categories;
import io.dartwing.engine.reading.category.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How often categories are guessed right, and how honest the probabilities are.
final class CategoryQuality {
    private static final int BINS = 10;

    private CategoryQuality() {}

    static List<String> of(List<JudgedFax> all) {
        List<JudgedFax> sure = all.stream().filter(one -> !one.guess().unsure()).toList();
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

    private static void addPerCategory(List<String> lines, List<JudgedFax> all) {
        lines.addAll(List.of("| category | faxes | precision | recall |", "|---|--:|--:|--:|"));
        for (Category category : Category.values()) {
            Predicate<JudgedFax> is = one -> one.truth().category().equals(category.code());
            Predicate<JudgedFax> guessed = one -> one.guess().category().equals(category.code());
            long faxes = all.stream().filter(is).count();
            long hits = all.stream().filter(is.and(guessed)).count();
            long guesses = all.stream().filter(guessed).count();
            lines.add("| %s | %d | %s | %s |"
                    .formatted(category.code(), faxes, share(hits, guesses), share(hits, faxes)));
        }
        lines.add("");
    }

    private static void addConfusions(List<String> lines, List<JudgedFax> all) {
        Map<String, Integer> confusions = new TreeMap<>();
        for (JudgedFax one : all) {
            if (!one.right()) {
                String pair = one.truth().category() + " | " + one.guess().category();
                confusions.merge(pair, 1, Integer::sum);
            }
        }
        lines.addAll(List.of("| it was | taken for | faxes |", "|---|---|--:|"));
        confusions.forEach((pair, count) -> lines.add("| %s | %d |".formatted(pair, count)));
        lines.add("");
    }

    /// The mean distance between probability and share of right guesses over bins of
    /// probability, weighted by size.
    private static double calibrationError(List<JudgedFax> all) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int number = bin;
            List<JudgedFax> some = all.stream()
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

    private static double topThree(List<JudgedFax> all) {
        long hits = all.stream()
                .filter(one -> one.guess().top().stream()
                        .anyMatch(ranked -> ranked.category().equals(one.truth().category())))
                .count();
        return hits / (double) all.size();
    }

    private static double accuracy(List<JudgedFax> some) {
        return some.isEmpty() ? 0 : some.stream().filter(JudgedFax::right).count() / (double) some.size();
    }

    static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }

    private static String share(long some, long all) {
        return all == 0 ? "–" : percent(some / (double) all);
    }
}
