package io.dartwing.fax.api;

import io.dartwing.fax.document.FaxView;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The method paths and envelopes of the original fax specification (its section 10): thin names for the resources.
@RestController
@Tag(name = "Method aliases")
class FaxMethodAliases {
    private static final String BASE = "/api/method/dartwing_fax.api.v1.fax.";

    /// The original's parameters of `fax.send`; `file` is Base64.
    record Send(
            @Nullable String recipient,
            @Nullable String file,
            @Nullable String fileUrl,
            @Nullable String senderNumber,
            @Nullable String subject,
            @Nullable String message,
            @Nullable Boolean includeCoverPage,
            @Nullable String priority,
            @Nullable String scheduledAt,
            @Nullable String callbackUrl,
            @Nullable Map<String, Object> metadata) {}

    record Sent(
            boolean success,
            String faxId,
            String status,
            @Nullable Integer estimatedPages,
            Instant estimatedDelivery) {}

    record One(boolean success, FaxView data) {}

    /// @param total rows up to the end of this page, one more when there are further ones: the list isn't counted
    record FaxListing(List<FaxView> data, int total, int page, int pageSize, int pages) {}

    record Deleted(boolean success, String message) {}

    record Failure(boolean success, Error error) {}

    record Error(String code, String message, String details) {}

    private final FaxController faxes;
    private final FaxSending sending;
    private final FaxFilesController files;
    private final FaxVerbsController verbs;
    private final Clock clock;

    FaxMethodAliases(
            FaxController faxes, FaxSending sending, FaxFilesController files, FaxVerbsController verbs, Clock clock) {
        this.faxes = faxes;
        this.sending = sending;
        this.files = files;
        this.verbs = verbs;
        this.clock = clock;
    }

    @PostMapping(path = BASE + "send", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "methodFaxSend", summary = "Alias of POST /api/v1/faxes")
    ResponseEntity<?> send(
            @RequestBody Send body, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        return sending.send(
                "POST " + BASE + "send",
                fields(body),
                key,
                fax -> new Sent(
                        true,
                        fax.name(),
                        fax.status(),
                        fax.pages(),
                        estimate(fax.scheduledAt(), fax.pages() == null ? 1 : fax.pages())));
    }

    @GetMapping(BASE + "list")
    @Operation(operationId = "methodFaxList", summary = "Alias of GET /api/v1/faxes")
    FaxListing list(
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "date_from", required = false) @Nullable Instant dateFrom,
            @RequestParam(name = "date_to", required = false) @Nullable Instant dateTo,
            @RequestParam(name = "assigned_to", required = false) @Nullable String assignedTo,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        if (page < 1 || page > 50) {
            throw new ProblemException(PlatformError.VALIDATION, "page: out of range (expected: 1 to 50)");
        }
        Page<FaxView> rows = new Page<>(List.of(), null);
        for (int current = 1; current <= page; current++) {
            if (current > 1 && rows.nextCursor() == null) {
                rows = new Page<>(List.of(), null);
                break;
            }
            rows = faxes.list(
                    lower(direction),
                    lower(status),
                    null,
                    null,
                    dateFrom,
                    dateTo,
                    search,
                    null,
                    assignedTo,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    rows.nextCursor(),
                    pageSize);
        }
        boolean more = rows.nextCursor() != null;
        int seen = (page - 1) * pageSize + rows.data().size();
        return new FaxListing(rows.data(), more ? seen + 1 : seen, page, pageSize, more ? page + 1 : page);
    }

    @GetMapping(BASE + "get")
    @Operation(operationId = "methodFaxGet", summary = "Alias of GET /api/v1/faxes/{id}")
    One get(@RequestParam(name = "fax_id") String faxId) {
        return new One(true, faxes.get(faxId));
    }

    @GetMapping(BASE + "download")
    @Operation(operationId = "methodFaxDownload", summary = "Alias of GET /api/v1/faxes/{id}/document or …/original")
    ResponseEntity<StreamingResponseBody> download(
            @RequestParam(name = "fax_id") String faxId, @RequestParam(defaultValue = "pdf") String format) {
        return format.equalsIgnoreCase("original") ? files.original(faxId, 1) : files.document(faxId);
    }

    @DeleteMapping(BASE + "delete")
    @Operation(operationId = "methodFaxDelete", summary = "Alias of DELETE /api/v1/faxes/{id}")
    Deleted delete(@RequestParam(name = "fax_id") String faxId) {
        verbs.delete(faxId);
        return new Deleted(true, "Fax deleted");
    }

    /// The original's error envelope, with the same codes.
    @ExceptionHandler(ProblemException.class)
    ResponseEntity<Failure> failure(ProblemException problem) {
        String details = problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream()
                        .map(ProblemException.FieldError::message)
                        .collect(Collectors.joining("; "));
        return ResponseEntity.status(problem.code().status())
                .body(new Failure(
                        false, new Error(problem.code().code(), problem.code().title(), details)));
    }

    private static SendFields fields(Send body) {
        var files = new ArrayList<SendFields.@Nullable File>();
        if (body.file() != null || body.fileUrl() != null) {
            files.add(new SendFields.File(body.file(), body.fileUrl(), null));
        }
        return new SendFields(
                body.recipient(),
                body.senderNumber(),
                body.subject(),
                body.message(),
                null,
                null,
                null,
                null,
                body.includeCoverPage(),
                null,
                body.priority(),
                body.scheduledAt(),
                body.callbackUrl(),
                null,
                null,
                body.metadata(),
                null,
                null,
                null,
                files);
    }

    /// A page takes about half a minute at 14,400 bit/s, and the call itself as long again.
    private Instant estimate(@Nullable Instant scheduledAt, int pages) {
        Instant start = scheduledAt == null ? clock.instant() : scheduledAt;
        return start.plus(Duration.ofSeconds(30L * (pages + 1)));
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
