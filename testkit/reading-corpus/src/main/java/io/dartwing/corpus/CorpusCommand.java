package io.dartwing.corpus;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Writes documents of the corpus as fax files: `ID.tif` (CCITT T.6, all pages) and `ID.json` with the
/// truth: id, template, family, category, junk, phi, `pages` of text, rotation, skew and resolution,
/// and `labels` of type, value and page (from 0).
@Command(name = "corpus", description = "Writes made-up faxes and the truth about them.")
public final class CorpusCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream console;

    @Option(names = "--out", required = true, description = "The folder that is written to.")
    Path out = Path.of("");

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same documents.")
    long seed;

    @Option(names = "--count", defaultValue = "100", description = "How many documents, spread over all templates.")
    int count;

    @Option(names = "--part", defaultValue = "test", description = "train or test")
    String part = "test";

    CorpusCommand(PrintStream console) {
        this.console = console;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CorpusCommand(System.out)).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Part wanted = Part.valueOf(part.toUpperCase(Locale.ROOT));
        List<Template> templates = new java.util.ArrayList<>(Corpus.templates().stream()
                .filter(template -> template.part() == wanted)
                .toList());
        java.util.Collections.shuffle(templates, new Random(seed));
        Files.createDirectories(out);
        IntStream.range(0, count).parallel().forEach(number -> {
            Template template = templates.get(number % templates.size());
            written(Corpus.document(template, seed, number / templates.size()));
        });
        console.println("written: " + count + " documents of " + Math.min(count, templates.size()) + " templates");
        return 0;
    }

    private void written(CorpusDocument document) {
        try (TiffWriter tiff = TiffWriter.create(out.resolve(document.id() + ".tif"))) {
            for (int page = 0; page < document.pages().size(); page++) {
                Scan scan = document.scans().get(page);
                tiff.add(bitmap(document.pages().get(page)), scan.horizontalDpi(), scan.verticalDpi());
            }
            Files.write(out.resolve(document.id() + ".json"), JSON.writeValueAsBytes(truth(document)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The engine's bitmaps have black as 1.
    static Bitmap bitmap(BufferedImage image) {
        Bitmap bitmap = new Bitmap(image.getWidth(), image.getHeight());
        byte[] bits = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int stride = (image.getWidth() + 7) / 8;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((bits[y * stride + (x >> 3)] & 0x80 >> (x & 7)) == 0) {
                    bitmap.setBlack(x, y);
                }
            }
        }
        return bitmap;
    }

    private static Map<String, Object> truth(CorpusDocument document) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("id", document.id());
        truth.put("template", document.template());
        truth.put("family", document.family());
        truth.put("category", document.category());
        truth.put("junk", document.junk());
        truth.put("phi", document.phi());
        truth.put(
                "pages",
                IntStream.range(0, document.scans().size())
                        .mapToObj(page -> page(document, page))
                        .toList());
        truth.put("labels", document.labels());
        return truth;
    }

    private static Map<String, Object> page(CorpusDocument document, int page) {
        Scan scan = document.scans().get(page);
        return Map.of(
                "text", document.pageTexts().get(page),
                "rotation", scan.rotation(),
                "skew", scan.skew(),
                "horizontal_dpi", scan.horizontalDpi(),
                "vertical_dpi", scan.verticalDpi());
    }
}
