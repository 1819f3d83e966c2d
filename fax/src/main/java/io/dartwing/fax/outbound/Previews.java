package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.pages.ConversionResult;
import io.dartwing.engine.fax.pages.DocumentType;
import io.dartwing.engine.fax.pages.PageImages;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.cover.CoverTemplates;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.outbound.SendFax.IncomingFile;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Shows the pages the far machine will print, before anything is sent. Kept for a quarter of an
/// hour, and sent as they
/// are when the fax is created from the preview.
@Component
public class Previews {
    public record Preview(UUID id, int pages, UUID tiffFile, List<SourceFile> files) {}

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final TypeReference<List<SourceFile>> FILES = new TypeReference<>() {};

    private final FileStore files;
    private final WorkFolders folders;
    private final Numbers numbers;
    private final Organizations organizations;
    private final CoverTemplates templates;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Previews(
            FileStore files,
            WorkFolders folders,
            Numbers numbers,
            Organizations organizations,
            CoverTemplates templates,
            JdbcClient jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.folders = folders;
        this.numbers = numbers;
        this.organizations = organizations;
        this.templates = templates;
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Converts while the caller waits, at most 45 seconds; problems as for sending.
    public Preview make(SendFax wish) throws IOException, InterruptedException {
        if (wish.files().isEmpty() && !wish.wantsCover()) {
            throw new ProblemException(FaxError.FILE_MISSING, "file: missing (expected: at least one)");
        }
        var types = new ArrayList<DocumentType>();
        for (IncomingFile file : wish.files()) {
            types.add(Pages.accept(file.path(), types.size()));
        }
        try (WorkFolders.Folder folder = folders.open()) {
            Path tiff = folder.file("preview.tif");
            int pages = pages(wish, folder, tiff);
            return transaction.execute(status -> store(wish, types, tiff, pages));
        }
    }

    private int pages(SendFax wish, WorkFolders.Folder folder, Path tiff) throws IOException, InterruptedException {
        List<Path> paths = wish.files().stream().map(IncomingFile::path).toList();
        Cover made = transaction.execute(status -> cover(wish));
        Map<String, String> cover = made.fields();
        Optional<String> design = made.design();
        ConversionResult result = Preparation.pages(
                paths, cover, design, 1, wish.resolution(), ZonedDateTime.now(clock), folder, tiff, LIMIT);
        if (!cover.isEmpty() && result instanceof ConversionResult.Converted converted && converted.pageCount() > 1) {
            // The cover names the number of pages, which is known only now.
            result = Preparation.pages(
                    paths,
                    cover,
                    design,
                    converted.pageCount(),
                    wish.resolution(),
                    ZonedDateTime.now(clock),
                    folder,
                    tiff,
                    LIMIT);
        }
        return switch (result) {
            case ConversionResult.Converted converted -> converted.pageCount();
            case ConversionResult.Refused refused -> throw Pages.refusal(refused);
        };
    }

    private record Cover(Map<String, String> fields, Optional<String> design) {}

    private Cover cover(SendFax wish) {
        List<FaxNumber> own = numbers.all();
        FaxNumber sender = own.stream()
                .filter(number -> number.number().equals(wish.from()))
                .findFirst()
                .or(() -> own.stream().findFirst())
                .orElseThrow(() -> new ProblemException(
                        FaxError.NUMBER_NOT_OWNED, "from: the organisation has no fax number (expected: one set up)"));
        Destination destination = Destination.parse(wish.to())
                .orElse(new Destination.SipAddress(wish.to().strip(), "", ""));
        Map<String, String> fields = Covers.fields(
                wish, () -> organizations.current().map(Organization::name).orElse(""), sender, destination, templates);
        return new Cover(fields, templates.design(Covers.template(fields)));
    }

    private Preview store(SendFax wish, List<DocumentType> types, Path tiff, int pages) {
        var sources = new ArrayList<SourceFile>();
        for (IncomingFile file : wish.files()) {
            StoredFile stored = files.store(file.path(), Pages.contentType(types.get(sources.size())), Pages.MAX_BYTES);
            sources.add(new SourceFile(stored.id().value(), file.filename(), stored.contentType(), stored.size()));
        }
        UUID tiffFile = files.store(tiff, "image/tiff", Long.MAX_VALUE).id().value();
        UUID id = Ids.next();
        var actor = Actors.current();
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into fax_previews (id, organization_id, created_by, created_at, expires_at, pages, tiff_file, files)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(
                        id,
                        actor.requireOrganization(),
                        actor.id(),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(KEPT)),
                        pages,
                        tiffFile,
                        json.writeValueAsString(sources))
                .update();
        return new Preview(id, pages, tiffFile, sources);
    }

    /// A preview of the same actor; problem `FAX-017` when it is gone.
    Preview require(UUID id) {
        return jdbc.sql("""
                        select pages, tiff_file, files::text from fax_previews
                        where id = ? and created_by = ? and expires_at > ?""")
                .params(id, Actors.current().id(), Timestamp.from(clock.instant()))
                .query((row, index) -> new Preview(
                        id, row.getInt(1), row.getObject(2, UUID.class), json.readValue(row.getString(3), FILES)))
                .optional()
                .orElseThrow(() -> new ProblemException(FaxError.PREVIEW_GONE, "preview_id: not found or expired"));
    }

    /// One page as PNG; `page` counts from 1.
    public byte[] image(UUID id, int page, int width) throws IOException {
        Preview preview = transaction.execute(status -> require(id));
        if (page < 1 || page > preview.pages()) {
            throw new ProblemException(
                    FaxError.PREVIEW_GONE, "page: out of range (expected: 1 to " + preview.pages() + ")");
        }
        try (WorkFolders.Folder folder = folders.open()) {
            return PageImages.render(folder.copy(files.open(new FileId(preview.tiffFile())), "p.tif"), page - 1, width);
        }
    }
}
