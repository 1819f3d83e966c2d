package io.dartwing.fax.link;

import io.dartwing.engine.fax.pages.DocumentType;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.link.SecureLink.Document;
import io.dartwing.fax.office.OfficeFiles;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Documents on their way to a link: they go through a small buffer onto the disk and sealed into
/// the file store, and are forgotten after a day when nobody uses them.
@Component
class LinkUploads {
    static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_UNUSED = 40;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final LinkRows rows;
    private final LinkProperties properties;
    private final OfficeFiles office;
    private final WorkFolders folders;
    private final FileStore files;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LinkUploads(
            LinkRows rows,
            LinkProperties properties,
            OfficeFiles office,
            WorkFolders folders,
            FileStore files,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.office = office;
        this.folders = folders;
        this.files = files;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    long largest() {
        return properties.largest().toBytes();
    }

    /// Stores an upload of the current actor.
    ///
    /// @param announced how long it says it is, or less than 0
    /// @throws ProblemException `FAX-002` for too large a one, `FAX-004` for too many, `FAX-003`
    ///     for what could not be faxed either
    Document store(InputStream content, long announced, @Nullable String filename) throws IOException {
        if (announced > largest()) {
            throw tooLarge();
        }
        UUID by = Actors.current().id();
        if (transaction.execute(status -> rows.unused(by)) >= MOST_UNUSED) {
            throw new ProblemException(
                    FaxError.RATE_LIMITED, "documents: " + MOST_UNUSED + " wait to be used (expected: fewer)");
        }
        String name = SourceFile.harmless(filename);
        try (WorkFolders.Folder folder = folders.open()) {
            Path path = folder.file("document");
            copy(content, path);
            String type = contentType(path, name);
            String shown = LinkNames.withEnding(name, type);
            return transaction.execute(status -> {
                StoredFile stored = files.store(path, type, largest());
                var document = new Document(Ids.next(), stored.id().value(), shown, type, stored.size());
                rows.insert(document, null, by, clock.instant());
                return document;
            });
        }
    }

    private void copy(InputStream content, Path path) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > largest()) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
    }

    /// The same that can be faxed, by its content.
    private String contentType(Path path, String name) throws IOException {
        DocumentType type = DocumentType.detect(path);
        if (type != DocumentType.UNKNOWN) {
            return Pages.contentType(type);
        }
        return office.contentType(path, name)
                .orElseThrow(() -> new ProblemException(
                        FaxError.INVALID_FILE,
                        "document: unknown content (expected: PDF, TIFF, PNG, JPEG or an office document)"));
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                FaxError.TOO_LARGE,
                "document: too large (expected: at most " + properties.largest().toMegabytes() + " MB)");
    }

    /// Forgets what nobody used, in every organisation.
    void sweep() {
        Timestamp before = Timestamp.from(clock.instant().minus(KEPT));
        List<UUID> organizations = transaction.execute(status -> jdbc.sql("select unused_link_documents(?)")
                .param(before)
                .query(UUID.class)
                .list());
        for (UUID organization : organizations) {
            Actors.runAs(
                    SystemJobActor.of(organization, "link-sweep"),
                    () -> transaction.executeWithoutResult(status -> forget(before)));
        }
    }

    private void forget(Timestamp before) {
        jdbc.sql("delete from fax_link_documents where fax_id is null and created_at < ? returning file_id")
                .param(before)
                .query(UUID.class)
                .list()
                .forEach(file -> files.delete(new FileId(file)));
    }
}
