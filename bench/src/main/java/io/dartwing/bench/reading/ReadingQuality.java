package io.dartwing.bench.reading;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.ReadingSettings;
import io.dartwing.engine.reading.document.DocumentKnowledge.Step;
import io.dartwing.engine.reading.document.DocumentReader;
import io.dartwing.engine.reading.spam.Arrival;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Measures what the reading engine makes of faxes of authors it wasn't trained on, and prints
/// it as Markdown. The argument is the folder of the corpus' test faxes; they are judged as they
/// were read from their scans. With a second one, `faults`, every entity that was missed or wrong is
/// printed too; that is for the train part, whose documents rules may be written for.
public final class ReadingQuality {
    private ReadingQuality() {}

    public static void main(String[] arguments) throws Exception {
        List<LabelledFax> faxes = new FaxFolder(Path.of(arguments[0])).read(Integer.MAX_VALUE);
        List<JudgedFax> judged = judged(faxes);
        EntityScore entities = EntityScore.of(judged);
        if (arguments.length > 1) {
            entities.faults().forEach(System.out::println);
        }
        List<String> lines = new ArrayList<>();
        lines.addAll(head(faxes));
        lines.addAll(CategoryQuality.of(judged));
        lines.addAll(SpamQuality.of(judged));
        lines.addAll(entities.lines());
        lines.addAll(LikenessQuality.of(judged));
        lines.addAll(times(judged));
        lines.forEach(System.out::println);
    }

    /// How long judging takes once the pages are read; the first fax, which loads the models, aside.
    private static List<String> times(List<JudgedFax> judged) {
        List<String> lines =
                new ArrayList<>(List.of("## Time", "", "| step | mean, ms a fax | slowest, ms |", "|---|--:|--:|"));
        for (Step step : List.of(Step.CATEGORY, Step.SPAM, Step.ENTITIES, Step.PHI)) {
            DoubleSummaryStatistics millis = judged.stream()
                    .skip(1)
                    .mapToDouble(fax -> fax.known()
                                    .durations()
                                    .getOrDefault(step, Duration.ZERO)
                                    .toNanos()
                            / 1e6)
                    .summaryStatistics();
            lines.add("| %s | %.0f | %.0f |"
                    .formatted(step.name().toLowerCase(Locale.ROOT), millis.getAverage(), millis.getMax()));
        }
        lines.addAll(List.of("", "One thread; beside reading the pages themselves (docs/performance.md).", ""));
        return lines;
    }

    private static List<JudgedFax> judged(List<LabelledFax> faxes) throws Exception {
        Path data = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "dartwing-reading-bench"));
        try (PageReader pages = PageReader.open(ReadingSettings.in(data))) {
            DocumentReader reader = new DocumentReader(pages);
            return faxes.stream()
                    .map(fax -> new JudgedFax(
                            fax.truth(),
                            reader.judge(
                                    new DocumentReading(fax.pages(), 1, Duration.ZERO, Optional.empty()),
                                    Arrival.unknown())))
                    .toList();
        }
    }

    private static List<String> head(List<LabelledFax> faxes) {
        long families =
                faxes.stream().map(fax -> fax.truth().family()).distinct().count();
        long templates =
                faxes.stream().map(fax -> fax.truth().template()).distinct().count();
        int pages = faxes.stream().mapToInt(fax -> fax.pages().size()).sum();
        return List.of(
                "# How well faxes are understood",
                "",
                "Printed by `bench/reading-quality.sh`: %,d faxes of %,d pages, made from %,d templates of %,d families, none"
                                .formatted(faxes.size(), pages, templates, families)
                        + " of which was trained on.",
                "They were scanned as by fax machines (200 to 300 dpi, standard resolution, rotated, skewed, dirty), read by"
                        + " the reading engine, and judged by what was read.",
                "Templates are written by us, so other senders' faxes may fare worse; nothing is known of the senders.",
                "");
    }
}
