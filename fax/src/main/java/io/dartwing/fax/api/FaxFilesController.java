package io.dartwing.fax.api;

import io.dartwing.engine.fax.pages.PageImages;
import io.dartwing.engine.reading.Hocr;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.FileAnswers;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The content of a fax: documents, page images, text, session logs. Every read of content is audited.
@RestController
@RequestMapping("/api/v1/faxes/{id}")
@Tag(name = "Fax content")
class FaxFilesController {
    record Pages(List<FaxText.PageText> pages) {}

    record Log(List<JsonNode> data) {}

    private final Faxes faxes;
    private final FaxQueries queries;
    private final FaxText text;
    private final FileStore files;
    private final FileAnswers answers;
    private final WorkFolders folders;
    private final PhiReads reads;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    FaxFilesController(
            Faxes faxes,
            FaxQueries queries,
            FaxText text,
            FileStore files,
            FileAnswers answers,
            WorkFolders folders,
            PhiReads reads,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.faxes = faxes;
        this.queries = queries;
        this.text = text;
        this.files = files;
        this.answers = answers;
        this.folders = folders;
        this.reads = reads;
        this.json = json;
        this.transaction = transaction;
    }

    @GetMapping("/document")
    @Operation(operationId = "getFaxDocument", summary = "The pages as PDF")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> document(@PathVariable String id) {
        FaxDocument fax = readable(id, "fax.document_read");
        return stream(ready(fax.pdf()), fax.name() + ".pdf");
    }

    @GetMapping("/original")
    @Operation(operationId = "getFaxOriginal", summary = "Received: the TIFF as it came. Sent: the file as uploaded.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> original(
            @PathVariable String id, @RequestParam(defaultValue = "1") int file) {
        FaxDocument fax = readable(id, "fax.original_read");
        if (file < 1 || file > fax.files().size()) {
            throw new ProblemException(
                    PlatformError.NOT_FOUND,
                    "file: out of range (expected: 1 to " + fax.files().size() + ")");
        }
        SourceFile source = fax.files().get(file - 1);
        return stream(new FileId(source.fileId()), fax.name() + "-" + source.filename());
    }

    @GetMapping("/tiff")
    @Operation(operationId = "getFaxTiff", summary = "The fax pages as TIFF, without the header line")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/tiff", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> tiff(@PathVariable String id) {
        FaxDocument fax = readable(id, "fax.document_read");
        return stream(ready(fax.tiff()), fax.name() + ".tif");
    }

    @GetMapping(value = "/thumbnail", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(operationId = "getFaxThumbnail", summary = "The first page, small")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> thumbnail(@PathVariable String id) {
        FaxDocument fax = readable(id, "fax.thumbnail_read");
        return stream(ready(fax.thumbnail()), fax.name() + ".png");
    }

    @GetMapping(value = "/pages/{number}", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(operationId = "getFaxPage", summary = "One page as an image with square pixels")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> page(
            @PathVariable String id, @PathVariable int number, @RequestParam(defaultValue = "1200") int width)
            throws IOException {
        if (width < 50 || width > 2600) {
            throw new ProblemException(PlatformError.VALIDATION, "width: out of range (expected: 50 to 2600)");
        }
        FaxDocument fax = readable(id, "fax.page_read", Map.of("page", Integer.toString(number)));
        int pages = fax.pages().orElse(0);
        if (number < 1 || number > pages) {
            throw new ProblemException(PlatformError.NOT_FOUND, "page: out of range (expected: 1 to " + pages + ")");
        }
        try (WorkFolders.Folder folder = folders.open()) {
            byte[] image =
                    PageImages.render(folder.copy(files.open(ready(fax.tiff())), "pages.tif"), number - 1, width);
            return ResponseEntity.ok()
                    .cacheControl(
                            CacheControl.maxAge(java.time.Duration.ofHours(1)).cachePrivate())
                    .contentType(MediaType.IMAGE_PNG)
                    .body(image);
        }
    }

    @GetMapping("/text")
    @Operation(operationId = "getFaxText", summary = "The text of every page with its words' places")
    Pages text(@PathVariable String id) {
        return transaction.execute(status -> new Pages(text.of(withText(id).id())));
    }

    @GetMapping(value = "/hocr", produces = Hocr.MEDIA_TYPE)
    @Operation(
            operationId = "getFaxHocr",
            summary = "The text of every page with its words' places as an hOCR file, for other programs",
            description = "hOCR 1.2: pages, lines and words with boxes in pixels of the page as it came, and how surely"
                    + " each word was read.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Hocr.MEDIA_TYPE, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> hocr(@PathVariable String id) {
        return transaction.execute(status -> {
            FaxDocument fax = withText(id);
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .header("X-Content-Type-Options", "nosniff")
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(fax.name() + ".hocr")
                                    .build()
                                    .toString())
                    .contentType(MediaType.parseMediaType(Hocr.MEDIA_TYPE))
                    .body(Hocr.of(text.readings(fax.id())).getBytes(StandardCharsets.UTF_8));
        });
    }

    private FaxDocument withText(String id) {
        FaxAccess.require(FaxAccess.READ);
        FaxDocument fax = visible(id);
        FaxAccess.requireField(fax, FaxAccess.TEXT);
        reads.record("fax.text_read", "fax_document", fax.id());
        return fax;
    }

    @GetMapping("/log")
    @Operation(operationId = "getFaxLog", summary = "The session log of the latest call")
    Log log(@PathVariable String id) throws IOException {
        return log(id, Optional.empty());
    }

    @GetMapping("/attempts/{attemptId}/log")
    @Operation(operationId = "getFaxAttemptLog", summary = "The session log of one call")
    Log attemptLog(@PathVariable String id, @PathVariable String attemptId) throws IOException {
        UUID attempt = Ids.parse(attemptId)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "attempt: not found"));
        return log(id, Optional.of(attempt));
    }

    private Log log(String id, Optional<UUID> wanted) throws IOException {
        FaxAccess.require(FaxAccess.READ);
        Optional<FaxAttempt> attempt = transaction.execute(status ->
                faxes
                        .attempts(seen(id, FaxAccess.PARTY, "fax.log_read", Map.of())
                                .id())
                        .stream()
                        .filter(one -> wanted.isEmpty() || wanted.get().equals(one.id()))
                        .reduce((earlier, later) -> later));
        UUID file = attempt.map(FaxAttempt::logFile).orElse(null);
        if (file == null) {
            throw new ProblemException(PlatformError.NOT_FOUND, "log: not there yet (expected: after the call ended)");
        }
        try (var lines =
                new BufferedReader(new InputStreamReader(files.open(new FileId(file)), StandardCharsets.UTF_8))) {
            return new Log(lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(json::readTree)
                    .toList());
        }
    }

    private FaxDocument readable(String id, String event) {
        return readable(id, event, Map.of());
    }

    private FaxDocument readable(String id, String event, Map<String, String> details) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> seen(id, FaxAccess.DOCUMENT, event, details));
    }

    private FaxDocument seen(String id, String field, String event, Map<String, String> details) {
        FaxDocument fax = visible(id);
        FaxAccess.requireField(fax, field);
        reads.record(event, "fax_document", fax.id(), details, Optional.empty());
        return fax;
    }

    private FaxDocument visible(String id) {
        return faxes.require(queries.require(id, FaxAccess.READ).id().toString());
    }

    private static FileId ready(Optional<FileId> file) {
        return file.orElseThrow(() ->
                new ProblemException(FaxError.NOT_READY, "document: still being made (expected: within seconds)"));
    }

    private ResponseEntity<StreamingResponseBody> stream(FileId id, String filename) {
        return answers.stream(
                id,
                filename,
                type -> type.equals("image/png") || type.equals("application/pdf")
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment());
    }
}
