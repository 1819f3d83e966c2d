package io.dartwing.fax.version;

import io.dartwing.engine.fax.pages.PageImages;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.FileAnswers;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.version.VersionViews.VersionList;
import io.dartwing.fax.version.VersionViews.VersionPages;
import io.dartwing.fax.version.VersionViews.VersionView;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.net.ClientAddresses;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/// Edited copies of a fax. Who may see its pages may see them; making one is work on the fax, as handing it on is.
@RestController
@RequestMapping("/api/v1/faxes/{id}/versions")
@Tag(name = "Fax versions")
class VersionsController {
    private static final String FAX = "fax_document";

    private final VersionMaker maker;
    private final FaxVersions versions;
    private final VersionRows rows;
    private final PagesAccess pages;
    private final Faxes faxes;
    private final FileStore files;
    private final FileAnswers answers;
    private final WorkFolders folders;
    private final PhiReads reads;
    private final Idempotency idempotency;
    private final ClientAddresses addresses;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    VersionsController(
            VersionMaker maker,
            FaxVersions versions,
            VersionRows rows,
            PagesAccess pages,
            Faxes faxes,
            FileStore files,
            FileAnswers answers,
            WorkFolders folders,
            PhiReads reads,
            Idempotency idempotency,
            ClientAddresses addresses,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.maker = maker;
        this.versions = versions;
        this.rows = rows;
        this.pages = pages;
        this.faxes = faxes;
        this.files = files;
        this.answers = answers;
        this.folders = folders;
        this.reads = reads;
        this.idempotency = idempotency;
        this.addresses = addresses;
        this.json = json;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(operationId = "listFaxVersions", summary = "Edited copies of a fax, the newest first")
    VersionList list(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxView fax = pages.require(id, FaxAccess.READ);
            reads.record("fax.versions_read", FAX, fax.id());
            return new VersionList(versions.of(fax.id()).stream()
                    .map(version -> VersionViews.of(version, rows.content(version)))
                    .toList());
        });
    }

    @PostMapping
    @Operation(
            operationId = "makeFaxVersion",
            summary = "Put marks on the pages of a fax and flatten them into a version of their own",
            description = "Places are fractions of the page as it was received, from its upper left corner. What lies"
                    + " under a redaction is in no file and no text of the version, and can't be brought back. With a"
                    + " signature among the marks the PIN is needed, and the PDF is signed digitally (PAdES).")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<?> make(
            @PathVariable String id,
            @RequestBody VersionWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        FaxAccess.require(FaxAccess.ASSIGN);
        FaxView fax = transaction.execute(status -> pages.require(id, FaxAccess.ASSIGN));
        byte[] fingerprint = Fingerprint.start()
                .add(id)
                .add(json.writeValueAsString(body.withoutPin()))
                .finish();
        try (WorkFolders.Folder folder = folders.open()) {
            VersionMaker.Made made = maker.make(fax, body, addresses.textOf(request), folder);
            return idempotency.once(key, "POST /api/v1/faxes/{id}/versions", fingerprint, () -> {
                FaxVersion version = versions.store(made);
                return ResponseEntity.created(URI.create("/api/v1/faxes/" + fax.id() + "/versions/" + version.number()))
                        .body(VersionViews.of(version, made.content()));
            });
        }
    }

    @GetMapping("/{number}")
    @Operation(operationId = "getFaxVersion", summary = "One edited copy of a fax")
    VersionView get(@PathVariable String id, @PathVariable int number) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxVersion version = read(id, number, "fax.version_read");
            return VersionViews.of(version, rows.content(version));
        });
    }

    @GetMapping("/{number}/document")
    @Operation(operationId = "getFaxVersionDocument", summary = "A version as PDF; a signed one with its signature")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> document(@PathVariable String id, @PathVariable int number) {
        FaxAccess.require(FaxAccess.READ);
        FaxVersion version = transaction.execute(status -> read(id, number, "fax.version_document_read"));
        return stream(version.pdf(), version.number() + ".pdf");
    }

    @GetMapping("/{number}/tiff")
    @Operation(operationId = "getFaxVersionTiff", summary = "A version as it would be faxed")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/tiff", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> tiff(@PathVariable String id, @PathVariable int number) {
        FaxAccess.require(FaxAccess.READ);
        FaxVersion version = transaction.execute(status -> read(id, number, "fax.version_document_read"));
        return stream(version.tiff(), version.number() + ".tif");
    }

    @GetMapping(value = "/{number}/thumbnail", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(operationId = "getFaxVersionThumbnail", summary = "The first page of a version, small")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> thumbnail(@PathVariable String id, @PathVariable int number) {
        FaxAccess.require(FaxAccess.READ);
        FaxVersion version = transaction.execute(status -> read(id, number, "fax.version_thumbnail_read"));
        return stream(version.thumbnail(), version.number() + ".png");
    }

    @GetMapping(value = "/{number}/pages/{page}", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(operationId = "getFaxVersionPage", summary = "One page of a version as an image with square pixels")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> page(
            @PathVariable String id,
            @PathVariable int number,
            @PathVariable int page,
            @RequestParam(defaultValue = "1200") int width)
            throws IOException {
        FaxAccess.require(FaxAccess.READ);
        if (width < 50 || width > 2600) {
            throw PlatformError.invalid("width", "out of range", "50 to 2600");
        }
        FaxVersion version = transaction.execute(status -> read(id, number, "fax.version_page_read"));
        if (page < 1 || page > version.pages()) {
            throw new ProblemException(
                    PlatformError.NOT_FOUND, "page: out of range (expected: 1 to " + version.pages() + ")");
        }
        try (WorkFolders.Folder folder = folders.open()) {
            byte[] image = PageImages.render(folder.copy(files.open(version.tiff()), "pages.tif"), page - 1, width);
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.IMAGE_PNG)
                    .body(image);
        }
    }

    @GetMapping("/{number}/text")
    @Operation(operationId = "getFaxVersionText", summary = "The text of a version, without what was redacted")
    VersionPages text(@PathVariable String id, @PathVariable int number) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxVersion version = read(id, number, "fax.version_text_read");
            FaxAccess.requireField(faxes.find(version.fax()).orElseThrow(Faxes::notFound), FaxAccess.TEXT);
            return new VersionPages(rows.content(version).text());
        });
    }

    private FaxVersion read(String id, int number, String event) {
        FaxView fax = pages.require(id, FaxAccess.READ);
        FaxVersion version = versions.find(fax.id(), number)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "version: not found"));
        reads.record(event, FAX, fax.id(), Map.of("version", Integer.toString(number)), Optional.empty());
        return version;
    }

    private ResponseEntity<StreamingResponseBody> stream(FileId id, String filename) {
        return answers.stream(id, "version-" + filename, type -> ContentDisposition.inline());
    }
}
