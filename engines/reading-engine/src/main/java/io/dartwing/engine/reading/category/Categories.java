package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.category.CategoryGuess.Ranked;
import io.dartwing.engine.reading.meaning.Sense;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Guesses what kind of document pages are. Immutable and safe for use by many threads.
///
/// There is one that comes with the program ([#open()]), and what organisations make of it with
/// their corrections ([#retrained(List)]), kept as bytes ([#write(OutputStream)]) and brought
/// back ([#read(InputStream)]).
public final class Categories {
    /// Below this probability a person should look (FAX-B-002: configurable, 70 %).
    public static final double UNSURE_BELOW = 0.70;

    private static final String SHIPPED = "categories.model";

    private final WeightTable table;
    private final Examples examples;

    Categories(WeightTable table, Examples examples) {
        this.table = table;
        this.examples = examples;
    }

    /// The model that comes with the program: the thirteen categories of [Category]. Loaded
    /// once, at first use.
    public static Categories open() {
        return Shipped.CATEGORIES;
    }

    /// Brings a model back that was written.
    ///
    /// @throws IOException if it can't be read or isn't such a model
    public static Categories read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)));
        WeightTable table = WeightTable.read(data);
        return new Categories(table, Examples.read(data, table));
    }

    /// Writes the model (1 to 3 MB) without anything from which a document could be put together
    /// again: single words and pairs of them with numbers.
    public void write(OutputStream out) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(out);
        DataOutputStream data = new DataOutputStream(zipped);
        table.write(data);
        examples.write(data, table);
        data.flush();
        zipped.finish();
    }

    /// The categories it knows, the organisation's own last.
    public List<String> names() {
        return table.labels();
    }

    /// What it makes of a document.
    ///
    /// @param probabilities of every category, by its name; they add up to 1
    /// @param sense what the document means, which spoke for the category too
    public record Judged(CategoryGuess guess, Map<String, Double> probabilities, Sense sense) {}

    /// As `classify(pages, UNSURE_BELOW)`.
    public CategoryGuess classify(List<PageReading> pages) {
        return classify(pages, UNSURE_BELOW);
    }

    /// @param unsureBelow probability below which the guess is marked unsure, 0..1
    public CategoryGuess classify(List<PageReading> pages, double unsureBelow) {
        return judge(pages, unsureBelow).guess();
    }

    /// The guess for a document, and what else it might be. Takes some hundredths of a second a page,
    /// for the first five.
    ///
    /// @param unsureBelow probability below which the guess is marked unsure, 0..1
    public Judged judge(List<PageReading> pages, double unsureBelow) {
        Sense sense = CategoryFeatures.sense(pages);
        return judge(CategoryFeatures.of(pages, sense), sense, unsureBelow);
    }

    CategoryGuess guess(Map<String, Double> features, double unsureBelow) {
        return judge(features, Sense.NONE, unsureBelow).guess();
    }

    private Judged judge(Map<String, Double> features, Sense sense, double unsureBelow) {
        FeatureVector vector = table.vector(features);
        double[] probabilities = table.probabilities(table.scores(vector));
        Map<String, Double> byName = LinkedHashMap.newLinkedHashMap(probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            byName.put(table.labels().get(i), probabilities[i]);
        }
        boolean nothingRead = features.keySet().stream().noneMatch(name -> name.startsWith("w:"));
        return new Judged(
                nothingRead ? CategoryGuess.nothingRead() : guess(vector, probabilities, unsureBelow), byName, sense);
    }

    private CategoryGuess guess(FeatureVector vector, double[] probabilities, double unsureBelow) {
        List<Integer> order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer label) -> -probabilities[label]))
                .toList();
        List<Ranked> top = order.stream()
                .limit(3)
                .map(label -> new Ranked(table.labels().get(label), probabilities[label]))
                .toList();
        double best = top.getFirst().probability();
        return new CategoryGuess(
                top.getFirst().category(), best, best < unsureBelow, top, Reasons.of(table, vector, order.getFirst()));
    }

    /// Learns from an organisation's corrections, together with the examples that came with this
    /// model, and measures by leaving corrections out. Takes seconds for hundreds of
    /// corrections; one processor.
    ///
    /// Give all corrections of the organisation each time, to the shipped model: what is learned
    /// doesn't add up over models.
    ///
    /// @throws IllegalArgumentException if there are fewer than four corrections
    public Retraining retrained(List<Correction> corrections) {
        return new CorrectionLearning(this, corrections).learn();
    }

    WeightTable table() {
        return table;
    }

    Examples examples() {
        return examples;
    }

    private static final class Shipped {
        private static final Categories CATEGORIES = load();

        private static Categories load() {
            try (InputStream in = Categories.class.getResourceAsStream(SHIPPED)) {
                if (in == null) {
                    throw new IllegalStateException("categories.model: missing (expected: made by training)");
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException("categories.model: can't be read", e);
            }
        }
    }
}
