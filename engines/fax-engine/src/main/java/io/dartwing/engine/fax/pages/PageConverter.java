package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Converted;
import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import io.dartwing.engine.fax.pages.ConversionResult.Refused;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns documents into one fax TIFF.
public final class PageConverter {
    private static final Logger LOG = LoggerFactory.getLogger(PageConverter.class);

    private PageConverter() {}

    /// Converts `sources` in order into the bilevel multi-page TIFF (CCITT G4) `target`, which appears complete
    /// or not
    /// at all. Blocks for at most the settings' time limit and a moment; interrupting the caller ends it early.
    ///
    /// A TIFF page that is fax-ready (bilevel, 1728, 2048 or 2432 pixels wide, fax resolution) keeps its pixels,
    /// its size and its resolution; all others are laid out on the paper of the settings.
    ///
    /// @throws IOException when a source can't be opened or the target can't be written: not the document's
    /// fault
    public static ConversionResult convert(List<Path> sources, ConversionSettings settings, Path target)
            throws IOException {
        if (sources.isEmpty()) {
            return new Refused(Reason.EMPTY, 0, "There is no document to send.");
        }
        long bytes = 0;
        for (int i = 0; i < sources.size(); i++) {
            long size = Files.size(sources.get(i));
            bytes += size;
            if (size == 0) {
                return new Refused(Reason.EMPTY, i, "The document is empty.");
            }
            if (bytes > settings.maxBytes()) {
                return new Refused(
                        Reason.TOO_LARGE,
                        i,
                        "The documents are larger than " + settings.maxBytes() / (1024 * 1024) + " MB.");
            }
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            ConversionResult result = supervise(sources, settings, part);
            if (result instanceof Converted) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            return result;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static ConversionResult supervise(List<Path> sources, ConversionSettings settings, Path part)
            throws IOException {
        var current = new AtomicInteger();
        var deadline = Deadline.in(settings.timeLimit());
        try {
            return Supervised.run(
                    "fax-pages", settings.timeLimit(), () -> guarded(sources, settings, deadline, part, current));
        } catch (Refusal refusal) {
            return refused(refusal, current.get());
        }
    }

    private static ConversionResult guarded(
            List<Path> sources, ConversionSettings settings, Deadline deadline, Path part, AtomicInteger current)
            throws IOException {
        try (TiffWriter writer = TiffWriter.create(part)) {
            var conversion = new Conversion(settings, deadline, writer);
            for (int i = 0; i < sources.size(); i++) {
                current.set(i);
                Optional<Refused> refused = source(sources.get(i), i, conversion);
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
            return new Converted(conversion.pages());
        }
    }

    /// Adds a source's pages; empty when all went well.
    private static Optional<Refused> source(Path source, int index, Conversion conversion) throws IOException {
        DocumentType type = DocumentType.detect(source);
        int before = conversion.pages().size();
        try {
            switch (type) {
                case PDF -> PdfSource.add(source, conversion);
                case TIFF -> TiffSource.add(source, conversion);
                case PNG, JPEG -> ImageSource.add(source, type, conversion);
                case UNKNOWN ->
                    throw new Refusal(
                            Reason.UNKNOWN_TYPE, "The document is none of PDF, TIFF, PNG and JPEG. Save it as PDF.");
            }
        } catch (Refusal refusal) {
            return Optional.of(refused(refusal, index));
        } catch (OutOfMemoryError tooMuch) {
            return refused(Reason.TOO_LARGE, index, "The document needs more memory than there is to convert it.");
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // Decoders fail in many ways on damaged input. The message may quote the document, so only the kind
            // is
            // kept.
            LOG.debug(
                    "A {} of {} bytes is damaged: {}",
                    type,
                    Files.size(source),
                    broken.getClass().getName());
            if (conversion.deadline().passed()) {
                return Optional.of(refused(Deadline.timedOut(), index));
            }
            return refused(Reason.DAMAGED, index, "The document is damaged and can't be read to its end.");
        }
        return conversion.pages().size() == before
                ? refused(Reason.EMPTY, index, "The document has no pages.")
                : Optional.empty();
    }

    private static Optional<Refused> refused(Reason reason, int source, String sentence) {
        return Optional.of(new Refused(reason, source, sentence));
    }

    private static Refused refused(Refusal refusal, int source) {
        return new Refused(refusal.reason(), source, refusal.sentence());
    }
}
