package io.dartwing.fax.copies;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.copies.CopyRows.Copy;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.version.VersionDocuments;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.privacy.PhiGate;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Sends a fax, or a version of it, to somebody by mail.
@RestController
@RequestMapping("/api/v1/faxes/{id}/mails")
@Tag(name = "Faxes by e-mail")
class FaxCopiesController {
    private static final int LONGEST_MESSAGE = 2000;
    private static final int MOST_AN_HOUR = 100;

    /// @param content notice, link or pages; what the organisation allows at most if not given
    /// @param version of the fax whose pages go; its own if not given
    /// @param message stands above the rest, readable for everybody on the way
    record MailWish(
            @Nullable String to,

            @Schema(allowableValues = {"notice", "link", "pages"}) @Nullable
            String content,

            @Nullable Integer version,
            @Nullable String message) {
        @Override
        public String toString() {
            return "MailWish";
        }
    }

    record MailedView(
            UUID id,
            String to,
            String content,
            @Nullable Integer version,

            @Schema(allowableValues = {"queued", "sent", "failed", "expired", "bounced"})
            String status,

            @Nullable String reason,
            String sentBy,
            Instant sentAt,
            @Nullable Instant endedAt) {}

    /// @param allowed how much of a fax may leave by mail
    record MailedList(List<MailedView> data, String allowed) {}

    private final FaxCopies copies;
    private final CopyRows rows;
    private final CopyRules rules;
    private final VersionDocuments versions;
    private final FaxQueries queries;
    private final Faxes faxes;
    private final PhiReads reads;
    private final PhiGate phi;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FaxCopiesController(
            FaxCopies copies,
            CopyRows rows,
            CopyRules rules,
            VersionDocuments versions,
            FaxQueries queries,
            Faxes faxes,
            PhiReads reads,
            PhiGate phi,
            Idempotency idempotency,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.copies = copies;
        this.rows = rows;
        this.rules = rules;
        this.versions = versions;
        this.queries = queries;
        this.faxes = faxes;
        this.reads = reads;
        this.phi = phi;
        this.idempotency = idempotency;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listFaxMails", summary = "Who got a fax by e-mail, and what became of it")
    MailedList list(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxDocument fax = faxes.withPages(queries.require(id, FaxAccess.READ));
            reads.record("fax.mails_read", "fax_document", fax.id());
            return new MailedList(
                    rows.of(fax.id()).stream().map(FaxCopiesController::view).toList(),
                    rules.most().text());
        });
    }

    @PostMapping
    @Operation(
            operationId = "mailFax",
            summary = "Send a fax, or a version of it, to somebody by e-mail",
            description = "How much of it goes, the setting fax.mail_content bounds. The answer says it waits for the"
                    + " mail server; the list says how it ended.")
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MailedView.class)))
    ResponseEntity<?> send(
            @PathVariable String id,
            @RequestBody MailWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        FaxAccess.require(FaxAccess.SEND);
        FaxAccess.require(FaxAccess.READ);
        byte[] fingerprint =
                Fingerprint.start().add(id).add(json.writeValueAsString(body)).finish();
        return idempotency.once(key, "POST /api/v1/faxes/{id}/mails", fingerprint, () -> {
            FaxDocument fax = faxes.withPages(queries.requireChangeable(id));
            Copy copy = copies.send(fax, wish(fax, body));
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/faxes/" + fax.id() + "/mails"))
                    .body(view(copy));
        });
    }

    private FaxCopies.Wish wish(FaxDocument fax, MailWish body) {
        String to = body.to() == null ? "" : body.to().strip();
        if (!MailMessage.isAddress(to)) {
            throw PlatformError.invalid("to", "not valid", "one e-mail address");
        }
        if (body.message() != null && body.message().length() > LONGEST_MESSAGE) {
            throw PlatformError.invalid("message", "too long", "at most " + LONGEST_MESSAGE + " characters");
        }
        CopyContent content = content(body, to);
        if (content == CopyContent.PAGES) {
            phi.require();
            reads.record("fax.document_mailed", "fax_document", fax.id());
        }
        Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
        if (rows.since(Actors.current().reference().id(), hourAgo) >= MOST_AN_HOUR) {
            throw new ProblemException(
                    FaxError.RATE_LIMITED, "mails: too many (expected: " + MOST_AN_HOUR + " an hour)");
        }
        Optional<FileId> attached =
                content == CopyContent.PAGES ? Optional.of(versions.pages(fax, body.version())) : Optional.empty();
        return new FaxCopies.Wish(
                to,
                content,
                attached,
                content == CopyContent.PAGES ? body.version() : null,
                Optional.empty(),
                body.message());
    }

    private CopyContent content(MailWish body, String to) {
        if (body.content() == null) {
            return rules.allowed(CopyContent.PAGES, to);
        }
        CopyContent wished;
        try {
            wished = CopyContent.of(body.content());
        } catch (IllegalArgumentException unknown) {
            throw PlatformError.invalid("content", "not known", "notice, link or pages");
        }
        CopyContent allowed = rules.allowed(wished, to);
        if (allowed != wished) {
            throw new ProblemException(
                    FaxError.MAIL_NOT_ALLOWED,
                    "content: not allowed to this address (expected: " + allowed.text() + ")");
        }
        return wished;
    }

    private static MailedView view(Copy copy) {
        return new MailedView(
                copy.mail(),
                copy.recipient(),
                copy.content(),
                copy.version(),
                copy.status(),
                copy.reason(),
                copy.sentByName(),
                copy.at(),
                copy.endedAt());
    }
}
