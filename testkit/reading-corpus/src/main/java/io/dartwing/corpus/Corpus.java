package io.dartwing.corpus;

import java.awt.image.BufferedImage;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The corpus: all templates, and the documents that are made from them.
public final class Corpus {
    private static final List<Template> TEMPLATES = Resources.templates().entrySet().stream()
            .map(entry -> Template.parse(entry.getKey(), entry.getValue()))
            .toList();

    private Corpus() {}

    /// All templates in the order of their names.
    public static List<Template> templates() {
        return TEMPLATES;
    }

    /// Documents of one part, the same for the same seed: `perTemplate` of every template. Made one by
    /// one as the stream is read: texts and labels at once, images when asked for.
    public static Stream<CorpusDocument> documents(long seed, int perTemplate, Part part) {
        return TEMPLATES.stream()
                .filter(template -> template.part() == part)
                .flatMap(template ->
                        IntStream.range(0, perTemplate).mapToObj(number -> document(template, seed, number)));
    }

    /// The `number`-th document of a template.
    ///
    /// @throws IllegalArgumentException for a template whose markup or placeholders are wrong
    public static CorpusDocument document(Template template, long seed, int number) {
        RandomGenerator random = new Random(seed * 1_000_003 + template.name().hashCode() * 31L + number * 7_919L);
        try {
            Wording wording = new Wording(random, new Facts(random));
            List<String> lines = wording.lines(new Covers(random).around(template));
            Paper paper = new Paper(wording.labels());
            new Composer(Look.of(template.look(), lines.size(), random), random, paper).compose(lines);
            List<Sheet> sheets = paper.sheets();
            List<Scan> scans = Scan.of(sheets.size(), random);
            return new CorpusDocument(
                    template.name().replace('/', '-') + "-" + seed + "-" + number,
                    template.name(),
                    template.family(),
                    template.category(),
                    template.junk(),
                    template.phi(),
                    new Pages(sheets, scans),
                    scans,
                    sheets.stream().map(Sheet::text).toList(),
                    new ArrayList<>(paper.labels()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(template.name() + ": " + e.getMessage(), e);
        }
    }

    /// Pages that are rendered anew each time they are asked for.
    private static final class Pages extends AbstractList<BufferedImage> {
        private final List<Sheet> sheets;
        private final List<Scan> scans;

        Pages(List<Sheet> sheets, List<Scan> scans) {
            this.sheets = sheets;
            this.scans = scans;
        }

        @Override
        public BufferedImage get(int index) {
            return new FaxScanner(scans.get(index)).scanned(sheets.get(index));
        }

        @Override
        public int size() {
            return sheets.size();
        }
    }
}
