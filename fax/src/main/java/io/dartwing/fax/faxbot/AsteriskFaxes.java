package io.dartwing.fax.faxbot;

import io.dartwing.engine.fax.pages.ConversionResult;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.inbound.Reception;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes over faxes that an Asterisk of the house received: each call once, however often it is told.
@ForFaxbot
@Component
final class AsteriskFaxes {
    private static final Duration CONVERSION = Duration.ofMinutes(2);

    private final Reception reception;
    private final Faxes faxes;
    private final FaxbotArrivals arrivals;
    private final WorkFolders folders;
    private final FaxbotEnvironment environment;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AsteriskFaxes(
            Reception reception,
            Faxes faxes,
            FaxbotArrivals arrivals,
            WorkFolders folders,
            FaxbotEnvironment environment,
            Audit audit,
            TransactionTemplate transaction) {
        this.reception = reception;
        this.faxes = faxes;
        this.arrivals = arrivals;
        this.folders = folders;
        this.environment = environment;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// @param from may be empty
    /// @param uniqueId Asterisk's id of the call
    record Told(String tiffPath, String from, String to, String uniqueId) {
        @Override
        public String toString() {
            return "Told";
        }
    }

    /// Stores the fax as the current actor; when this returns it is durable.
    ///
    /// @return the fax's id
    /// @throws FaxbotRefusal 400 for a file that is not there, lies elsewhere, or is no fax
    UUID take(Told told) throws IOException, InterruptedException {
        UUID organization = Actors.current().requireOrganization();
        UUID call = UUID.nameUUIDFromBytes(
                ("faxbot asterisk " + organization + " " + told.uniqueId()).getBytes(StandardCharsets.UTF_8));
        Optional<UUID> known = transaction.execute(status -> faxes.ofCall(call).map(FaxDocument::id));
        if (known.isPresent()) {
            return known.get();
        }
        try (WorkFolders.Folder folder = folders.open()) {
            Path copy = copy(confined(told.tiffPath()), folder);
            Path pages = folder.file("pages.tif");
            return switch (Pages.received(copy, pages, CONVERSION)) {
                case ConversionResult.Refused refused -> throw new FaxbotRefusal(400, refused.sentence());
                case ConversionResult.Converted converted ->
                    transaction.execute(status -> store(call, told, pages, converted.pageCount()));
            };
        }
    }

    private UUID store(UUID call, Told told, Path pages, int count) {
        // The row first: whoever tells the same call at this moment waits for it.
        arrivals.add(call, "sip");
        Optional<FaxDocument> known = faxes.ofCall(call);
        if (known.isPresent()) {
            return known.get().id();
        }
        FaxDocument fax = reception.fromServer(call, told.from(), told.to(), pages, count);
        audit.record("inbound_received", "fax_document", fax.id(), Map.of("backend", "sip"));
        return fax.id();
    }

    /// The file itself, links followed, if it lies in the one folder.
    private Path confined(String text) throws IOException {
        try {
            Path folder = environment.asteriskFolder();
            Path named = folder.resolve(text);
            if (!Files.isRegularFile(named, LinkOption.NOFOLLOW_LINKS)) {
                throw elsewhere();
            }
            Path real = named.toRealPath();
            if (!real.startsWith(folder.toRealPath())) {
                throw elsewhere();
            }
            return real;
        } catch (InvalidPathException malformed) {
            throw elsewhere();
        }
    }

    /// One answer for what is not there and what must not be read: nobody can look around with it.
    private static FaxbotRefusal elsewhere() {
        return new FaxbotRefusal(400, "TIFF file not found");
    }

    private Path copy(Path file, WorkFolders.Folder folder) throws IOException {
        long most = environment.maxInboundMegabytes() * 1024L * 1024;
        if (Files.size(file) > most) {
            throw new FaxbotRefusal(400, "File exceeds " + environment.maxInboundMegabytes() + " MB limit");
        }
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return folder.copy(content, "received.tif");
        }
    }
}
