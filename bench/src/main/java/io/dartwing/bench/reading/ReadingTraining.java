package io.dartwing.bench.reading;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.category.CategorySample;
import io.dartwing.engine.reading.category.CategoryTraining;
import io.dartwing.engine.reading.category.CategoryTraining.Judged;
import io.dartwing.engine.reading.spam.SpamTraining;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Trains the models that come with the reading engine. Arguments: the folder of the corpus'
/// training faxes, the folder of the engine's resources that the models are written to, and how
/// many of the faxes are read from their scans.
///
/// Learned from are these faxes as they were read, the true texts of all of them with made-up
/// reading errors, and the written examples with and without. Figures it prints are by models that
/// knew none of a document's family.
public final class ReadingTraining {
    private static final double[] ERRORS = {0, 0.12};

    private final List<CategorySample> samples = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private final Random chance = new Random(20_261_127);

    private record Document(List<PageReading> pages, boolean junk, String family) {}

    private ReadingTraining() {}

    public static void main(String[] arguments) throws Exception {
        ReadingTraining training = new ReadingTraining();
        training.collect(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
        training.train(Path.of(arguments[1]));
    }

    private void collect(Path faxes, int most) throws Exception {
        for (LabelledFax fax : new FaxFolder(faxes).read(most)) {
            Truth truth = fax.truth();
            if (!fax.pages().isEmpty()) {
                add(fax.pages(), true, truth.category(), truth.junk(), truth.family());
            }
            String text = String.join("\n", truth.pageTexts());
            add(WrittenPages.of(text, 0.06, chance), false, truth.category(), truth.junk(), truth.family());
        }
        for (WrittenExamples.Example example : WrittenExamples.all()) {
            for (double errors : ERRORS) {
                List<PageReading> pages = WrittenPages.of(example.text(), errors, chance);
                add(pages, false, example.category(), example.junk(), example.family());
            }
        }
    }

    private void add(List<PageReading> pages, boolean scanned, String category, boolean junk, String family) {
        CategorySample sample = CategorySample.of(pages, category, family);
        samples.add(scanned ? sample : sample.withoutLooks());
        documents.add(new Document(pages, junk, family));
    }

    private void train(Path resources) throws Exception {
        CategoryTraining.Outcome categories = new CategoryTraining(samples).train();
        report(categories.judged());
        try (OutputStream out = Files.newOutputStream(resources.resolve("category/categories.model"))) {
            categories.categories().write(out);
        }
        SpamTraining spam = new SpamTraining();
        for (Judged judged : categories.judged()) {
            Document document = documents.get(judged.number());
            spam.add(document.pages(), judged.probabilities(), document.junk(), document.family());
        }
        SpamTraining.Outcome filter = spam.train();
        reportSpam(filter.judged());
        try (OutputStream out = Files.newOutputStream(resources.resolve("spam/spam.model"))) {
            filter.filter().write(out);
        }
    }

    private static void report(List<Judged> judged) {
        Map<String, int[]> perCategory = new TreeMap<>();
        for (Judged one : judged) {
            int[] counts = perCategory.computeIfAbsent(one.sample().category(), category -> new int[2]);
            counts[0] += one.guessed().equals(one.sample().category()) ? 1 : 0;
            counts[1]++;
        }
        int right = perCategory.values().stream().mapToInt(counts -> counts[0]).sum();
        System.out.printf("categories, families apart: %.4f of %d%n", right / (double) judged.size(), judged.size());
        perCategory.forEach((name, counts) ->
                System.out.printf("  %-16s %.3f of %d%n", name, counts[0] / (double) counts[1], counts[1]));
    }

    private static void reportSpam(List<SpamTraining.Judged> judged) {
        List<Ranking.Scored> scored = judged.stream()
                .map(one -> new Ranking.Scored(one.probability(), one.junk()))
                .toList();
        long wanted = judged.stream().filter(one -> !one.junk()).count();
        System.out.printf(
                "junk, families apart: area under the curve %.4f; at 80: %.4f of junk, %.4f of %d wanted%n",
                Ranking.area(scored), Ranking.share(scored, true, 0.805), Ranking.share(scored, false, 0.805), wanted);
    }
}
