package io.dartwing.bench;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.ReadingSettings;
import io.dartwing.engine.reading.entity.Entities;
import io.dartwing.engine.reading.entity.Entity;
import io.dartwing.engine.reading.phi.PhiVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// How much of what documents say is found, and whether the verdict on PHI is right.
///
/// Reads fax files with their truth beside them (`ID.tif` and `ID.json` as the corpus command writes
/// them) and prints Markdown tables: precision and recall for every kind of entity, of the PHI
/// verdict, and the time per page beside recognition. Argument: the directory. With a second one,
/// `faults`, it also prints every value that was missed or wrong; that is for the train part, whose
/// documents rules may be written for.
public final class EntityBench {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EntityBench() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("reading-entities");
        Path documents = Path.of(arguments[0]);
        EntityScore score = new EntityScore();
        List<Path> truths;
        try (Stream<Path> files = Files.list(documents)) {
            truths = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        try (PageReader reader = PageReader.open(ReadingSettings.in(work.resolve("data")))) {
            for (Path truth : truths) {
                Path tiff = Path.of(truth.toString().replaceAll("\\.json$", ".tif"));
                score.add(JSON.readTree(Files.readAllBytes(truth)), judged(reader.read(tiff)));
            }
        }
        if (arguments.length > 1) {
            score.faults().forEach(System.out::println);
        }
        System.out.println(score.table());
        delete(work);
    }

    /// What was found in one document, and how long that took.
    record Judged(List<Entity> entities, PhiVerdict phi, int pages, long nanos) {}

    static Judged judged(DocumentReading reading) {
        long started = System.nanoTime();
        List<Entity> entities = Entities.in(reading.pages());
        PhiVerdict verdict = PhiVerdict.of(reading.pages(), entities, Optional.empty());
        return new Judged(entities, verdict, reading.pages().size(), System.nanoTime() - started);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
