package io.dartwing.engine.reading.document;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.GreyPages;
import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.category.Categories;
import io.dartwing.engine.reading.category.CategoryGuess;
import io.dartwing.engine.reading.document.DocumentKnowledge.Step;
import io.dartwing.engine.reading.entity.Entities;
import io.dartwing.engine.reading.entity.Entity;
import io.dartwing.engine.reading.phi.PhiVerdict;
import io.dartwing.engine.reading.spam.Arrival;
import io.dartwing.engine.reading.spam.SpamFilter;
import io.dartwing.engine.reading.spam.SpamScore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Reads documents from their pages to what they say. Safe for use by many threads; doesn't close the reader of pages.
public final class DocumentReader {
    private final PageReader pages;
    private final Categories categories;
    private final SpamFilter filter;

    /// Judges with the models that come with the engine.
    public DocumentReader(PageReader pages) {
        this(pages, Categories.open(), SpamFilter.open());
    }

    /// Judges with models of one's own.
    public DocumentReader(PageReader pages, Categories categories, SpamFilter filter) {
        this.pages = pages;
        this.categories = categories;
        this.filter = filter;
    }

    /// The same with another model of categories; both read with the same reader of pages.
    public DocumentReader with(Categories other) {
        return new DocumentReader(pages, other, filter);
    }

    /// Reads a TIFF file.
    ///
    /// @throws IOException if the file can't be opened or read; what is wrong with its content, the answer says
    /// @throws InterruptedException if the caller is interrupted
    public DocumentKnowledge read(Path tiff) throws IOException, InterruptedException {
        return judge(pages.read(tiff), Arrival.unknown());
    }

    /// Reads pages that are drawn meanwhile.
    ///
    /// @throws IOException if `drawn` throws it
    /// @throws InterruptedException if the caller is interrupted
    public DocumentKnowledge read(GreyPages drawn) throws IOException, InterruptedException {
        return judge(pages.read(drawn), Arrival.unknown());
    }

    /// Judges a document that was read before. Takes milliseconds a page.
    ///
    /// @param arrival how it came, as far as it is known
    public DocumentKnowledge judge(DocumentReading reading, Arrival arrival) {
        return judge(reading, arrival, Categories.UNSURE_BELOW);
    }

    /// @param unsureBelow probability below which the category is marked unsure, 0..1; what the document holds is
    ///     judged the same with any
    public DocumentKnowledge judge(DocumentReading reading, Arrival arrival, double unsureBelow) {
        Map<Step, Duration> durations = new EnumMap<>(Step.class);
        durations.put(Step.PAGES, reading.duration());
        List<PageReading> read = reading.pages();
        Categories.Judged judged = timed(Step.CATEGORY, durations, () -> categories.judge(read, unsureBelow));
        CategoryGuess category = judged.guess();
        SpamScore spam = timed(Step.SPAM, durations, () -> filter.score(read, judged.probabilities(), arrival));
        List<Entity> entities = timed(Step.ENTITIES, durations, () -> Entities.in(read, judged.probabilities()));
        PhiVerdict phi = timed(Step.PHI, durations, () -> PhiVerdict.of(read, entities, judged.probabilities()));
        return new DocumentKnowledge(reading, category, judged.sense(), spam, entities, phi, durations);
    }

    private static <T> T timed(Step step, Map<Step, Duration> durations, Supplier<T> work) {
        long started = System.nanoTime();
        T result = work.get();
        durations.put(step, Duration.ofNanos(System.nanoTime() - started));
        return result;
    }
}
