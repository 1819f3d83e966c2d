package io.dartwing.fax.link;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.outbound.OutboundSettings;
import io.dartwing.fax.outbound.SendConfirmation;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.admission.Admission;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.settings.OrganizationSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Sends a link in the place of documents that can't be faxed well.
@RestController
@RequestMapping("/api/v1/faxes/links")
@Tag(name = "Secure links")
class LinkSendingController {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_NAME = 100;

    /// @param documents ids of uploads, in the order in which they are shown
    record Wish(
            @Nullable String to,
            @Nullable String from,
            @Nullable String recipientName,
            @Nullable String subject,
            @Nullable List<@Nullable UUID> documents,
            @Nullable Integer expiresInDays,
            @Nullable Integer maxDownloads) {
        @Override
        public String toString() {
            return "Wish";
        }
    }

    record Uploaded(UUID id, String filename, String contentType, long size) {}

    /// @param expiresInDays unless the sender chooses otherwise, as `maxDownloads`
    /// @param largest bytes of one document
    /// @param mostMegabytes of a fax; what is larger or longer can be sent as a link
    record LinkRules(
            @Schema(allowableValues = {"none", "fax", "fax_and_mail"})
            String ways,

            long expiresInDays,
            long maxDownloads,
            long largest,
            long mostMegabytes,
            long mostPages) {}

    private final SecureLinks links;
    private final LinkUploads uploads;
    private final SendConfirmation confirmation;
    private final FaxQueries queries;
    private final OrganizationSettings settings;
    private final Admission admission;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    LinkSendingController(
            SecureLinks links,
            LinkUploads uploads,
            SendConfirmation confirmation,
            FaxQueries queries,
            OrganizationSettings settings,
            Admission admission,
            Idempotency idempotency,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.links = links;
        this.uploads = uploads;
        this.confirmation = confirmation;
        this.queries = queries;
        this.settings = settings;
        this.admission = admission;
        this.idempotency = idempotency;
        this.json = json;
        this.transaction = transaction;
    }

    @GetMapping("/rules")
    @Operation(operationId = "getLinkRules", summary = "What can be faxed, and what secure links may be")
    LinkRules rules() {
        FaxAccess.require(FaxAccess.SEND);
        return transaction.execute(status -> new LinkRules(
                links.ways(),
                settings.get(LinkSettings.DAYS),
                settings.get(LinkSettings.DOWNLOADS),
                uploads.largest(),
                settings.get(OutboundSettings.MOST_MEGABYTES),
                settings.get(OutboundSettings.MOST_PAGES)));
    }

    @PostMapping(path = "/documents", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "uploadLinkDocument",
            summary = "Upload a document for a secure link",
            description = "The body is the file itself: PDF, TIFF, PNG, JPEG or an office document, up to"
                    + " dartwing.links.largest. It is forgotten after a day when no link uses it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    Uploaded upload(
            HttpServletRequest request,
            @Parameter(description = "Its name, such as `attachment; filename*=UTF-8''report.pdf` (RFC 6266)")
                    @RequestHeader(name = HttpHeaders.CONTENT_DISPOSITION, required = false)
                    @Nullable
                    String disposition)
            throws IOException {
        FaxAccess.require(FaxAccess.SEND);
        if (transaction.execute(status -> links.ways()).equals(LinkSettings.NONE)) {
            throw SecureLinks.off();
        }
        SecureLink.Document stored =
                uploads.store(request.getInputStream(), request.getContentLengthLong(), filename(disposition));
        return new Uploaded(stored.id(), stored.filename(), stored.contentType(), stored.size());
    }

    @PostMapping
    @Operation(
            operationId = "sendFaxLink",
            summary = "Fax a secure link in the place of documents",
            description = "One page goes to the recipient: an address, the same as a QR code, and a code of eight"
                    + " digits. Who has both reads the documents without an account, until the link expires or is"
                    + " revoked.")
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FaxView.class)))
    ResponseEntity<?> send(
            @RequestBody Wish body, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        FaxAccess.require(FaxAccess.SEND);
        confirmation.ofFax();
        LinkWish wish = wish(body);
        byte[] fingerprint =
                Fingerprint.start().add(json.writeValueAsString(body)).finish();
        return admission.inTurn(() -> idempotency.once(key, "POST /api/v1/faxes/links", fingerprint, () -> {
            FaxDocument fax = links.fax(wish);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/faxes/" + fax.id()))
                    .body(queries.require(fax.id().toString(), FaxAccess.SEND));
        }));
    }

    private static LinkWish wish(Wish body) {
        String to = body.to() == null ? "" : body.to().strip();
        if (to.isEmpty()) {
            throw new ProblemException(
                    FaxError.INVALID_RECIPIENT, "to: missing (expected: a number in E.164 form, or sip:user@host)");
        }
        return new LinkWish(
                to,
                body.from(),
                text("recipient_name", body.recipientName(), LONGEST_NAME),
                text("subject", body.subject(), LONGEST_SUBJECT),
                body.documents() == null
                        ? List.of()
                        : body.documents().stream().filter(Objects::nonNull).toList(),
                body.expiresInDays(),
                body.maxDownloads());
    }

    private static @Nullable String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > longest) {
            throw PlatformError.invalid(field, "too long", "at most " + longest + " characters");
        }
        return value.strip();
    }

    private static @Nullable String filename(@Nullable String disposition) {
        try {
            return disposition == null
                    ? null
                    : ContentDisposition.parse(disposition).getFilename();
        } catch (IllegalArgumentException malformed) {
            throw PlatformError.invalid("Content-Disposition", "malformed", "attachment; filename=\"…\"");
        }
    }
}
