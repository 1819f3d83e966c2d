package io.dartwing.cli.reading;

import io.dartwing.cli.reading.DocumentFiles.DocumentFile;
import io.dartwing.engine.fax.pages.DamagedDocumentException;
import io.dartwing.engine.reading.Hocr;
import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.TiffInk;
import io.dartwing.engine.reading.document.DocumentKnowledge;
import io.dartwing.engine.reading.document.DocumentReader;
import io.dartwing.engine.reading.form.Form;
import io.dartwing.engine.reading.form.FormReader;
import io.dartwing.engine.reading.form.ShippedForms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads documents and writes a result for each, several at a time. A document that can't be read
/// gets a result that says why; only a result that can't be written ends the run.
final class ReadingRun {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingRun.class);

    private final PageReader pages;
    private final DocumentReader reader;
    private final FormReader forms = new FormReader(ShippedForms.all());
    private final Path out;
    private final int maxPages;
    private final boolean hocr;
    private final Progress progress;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// @param pages those that were read; none of a document that can't be
    private record Result(Map<String, Object> json, List<PageReading> pages) {}

    /// @param hocr whether each document gets a file with its words' places too
    ReadingRun(PageReader pages, Path out, int maxPages, boolean hocr, Progress progress) {
        this.pages = pages;
        this.reader = new DocumentReader(pages);
        this.out = out;
        this.maxPages = maxPages;
        this.hocr = hocr;
        this.progress = progress;
    }

    /// Reads `documents`, as many at the same time as there are threads: while the pages of one are
    /// being read, those of others are drawn.
    ///
    /// @throws IOException if a result can't be written
    void read(List<DocumentFile> documents, int threads) throws IOException, InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> open = documents.stream()
                    .<Future<?>>map(document -> workers.submit(() -> {
                        write(document);
                        return document;
                    }))
                    .toList();
            try {
                for (Future<?> document : open) {
                    document.get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException problem) {
                    throw problem;
                }
                throw new IllegalStateException("reading failed", e.getCause());
            } finally {
                open.forEach(document -> document.cancel(true));
            }
        }
    }

    private void write(DocumentFile document) throws IOException, InterruptedException {
        Result result = result(document);
        if (hocr && !result.pages().isEmpty()) {
            write(document.id() + ".hocr", Hocr.of(result.pages()).getBytes(StandardCharsets.UTF_8));
        }
        write(document.id() + ".json", json.writeValueAsBytes(result.json()));
    }

    private void write(String name, byte[] content) throws IOException {
        Path part = out.resolve(name + ".part");
        try {
            Files.write(part, content);
            Files.move(part, out.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Result result(DocumentFile document) throws InterruptedException {
        long started = System.nanoTime();
        String name = document.path().getFileName().toString();
        String sentence;
        try {
            DocumentKnowledge knowledge = knowledge(document.path());
            progress.read(knowledge.reading());
            return new Result(
                    ReadingJson.of(document.id(), name, knowledge, forms(document.path(), knowledge)),
                    knowledge.reading().pages());
        } catch (DamagedDocumentException damaged) {
            sentence = String.valueOf(damaged.getMessage());
        } catch (NoSuchFileException gone) {
            sentence = "The file isn't there any more, or is a link to nothing.";
        } catch (IOException unreadable) {
            sentence =
                    "The file can't be opened or read (" + unreadable.getClass().getSimpleName() + ").";
        } catch (OutOfMemoryError tooMuch) {
            sentence = "The document needs more memory than there is. Give the command more with DARTWING_HEAP.";
        } catch (RuntimeException broken) {
            LOG.warn("A document ended the reading with {}", broken.getClass().getName(), broken);
            sentence = "Reading the document failed (" + broken.getClass().getSimpleName() + ").";
        }
        progress.failed();
        return new Result(
                ReadingJson.failed(document.id(), name, sentence, (System.nanoTime() - started) / 1_000_000),
                List.of());
    }

    private List<Form> forms(Path document, DocumentKnowledge knowledge) throws IOException {
        if (DocumentFiles.isPdf(document)) {
            try (DrawnInk ink = new DrawnInk(document, maxPages, pages)) {
                return forms.read(knowledge.reading().pages(), ink);
            }
        }
        try (TiffInk ink = pages.ink(document)) {
            return forms.read(knowledge.reading().pages(), ink);
        }
    }

    private DocumentKnowledge knowledge(Path document) throws IOException, InterruptedException {
        if (Files.size(document) == 0) {
            throw new DamagedDocumentException("The file is empty.");
        }
        if (!DocumentFiles.isPdf(document)) {
            return reader.read(document);
        }
        try (DrawnPdf pdf = DrawnPdf.open(document, maxPages)) {
            return reader.read(pdf);
        }
    }
}
