package io.dartwing.fax.office;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.outbound.SendFax.IncomingFile;
import io.dartwing.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Turns the office documents among files into PDF while their caller waits; what is sent and kept
/// is the PDF.
@Component
public class OfficeFiles {
    private static final Semaphore AT_ONCE =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    private final Optional<Path> program;
    private final Duration limit;

    /// @param command the path of LibreOffice's `soffice`; empty to look for it
    /// @param limit how long one document may take
    OfficeFiles(
            @Value("${dartwing.office.command:}") String command,
            @Value("${dartwing.office.limit:45s}") Duration limit) {
        this.program = OfficeProgram.find(command);
        this.limit = limit;
    }

    /// The same files, each office document as its PDF beside it.
    ///
    /// @throws ProblemException `FAX-002` when there is no LibreOffice, or it can't open one
    public List<IncomingFile> readable(List<IncomingFile> files) {
        var readable = new ArrayList<IncomingFile>();
        try {
            for (IncomingFile file : files) {
                readable.add(readable(file, readable.size()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw refused(readable.size(), "the server is being stopped", "it again in a moment");
        }
        return readable;
    }

    /// The same file, or an office document's PDF.
    ///
    /// @param index of the file among those of its caller, for the problem
    /// @throws ProblemException `FAX-002` as above
    public IncomingFile readable(IncomingFile file, int index) throws IOException, InterruptedException {
        Optional<String> kind = OfficeKind.of(file.path(), file.filename());
        return kind.isEmpty() ? file : new IncomingFile(pdf(file, kind.get(), index), file.filename());
    }

    /// The media type of an office document, by its content; empty when it is none.
    public Optional<String> contentType(Path file, String filename) throws IOException {
        return OfficeKind.of(file, filename).map(OfficeKind::contentType);
    }

    private Path pdf(IncomingFile file, String kind, int index) throws IOException, InterruptedException {
        if (program.isEmpty()) {
            throw refused(
                    index,
                    "an office document, and this server has no LibreOffice",
                    "PDF, TIFF, PNG or JPEG; ./dartwing doctor tells what to install");
        }
        if (!AT_ONCE.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw refused(index, "too many office documents at once", "it again in a moment");
        }
        try {
            var conversion = new OfficeConversion(program.get(), limit);
            return switch (conversion.run(file.path(), kind)) {
                case OfficeConversion.Converted(Path pdf) -> pdf;
                case OfficeConversion.TookTooLong() ->
                    throw refused(
                            index,
                            "LibreOffice takes too long for it",
                            "one that opens within " + limit.toSeconds() + " seconds, or a PDF");
                case OfficeConversion.Failed() ->
                    throw refused(index, "LibreOffice can't open it", "a sound document without a password, or a PDF");
            };
        } finally {
            AT_ONCE.release();
        }
    }

    private static ProblemException refused(int index, String problem, String expected) {
        return new ProblemException(
                FaxError.INVALID_FILE, "file " + (index + 1) + ": " + problem + " (expected: " + expected + ")");
    }
}
