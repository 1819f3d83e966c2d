package io.dartwing.fax.link;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.FileAnswers;
import io.dartwing.fax.link.SecureLink.Document;
import io.dartwing.fax.link.SecureLink.Visit;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The links to a fax's documents, for those who may see the fax.
@RestController
@RequestMapping("/api/v1/faxes/{id}/links")
@Tag(name = "Secure links")
class SecureLinkController {
    record MailWish(
            @Nullable String email,
            @Nullable Integer expiresInDays,
            @Nullable Integer maxDownloads) {
        @Override
        public String toString() {
            return "MailWish";
        }
    }

    /// @param downloads through this link
    record LinkedDocument(UUID id, String filename, String contentType, long size, long downloads) {}

    /// @param address the network it came from
    record LinkVisit(
            Instant at,

            @Schema(allowableValues = {"opened", "downloaded", "wrong_code"})
            String what,

            String address,
            @Nullable UUID documentId) {}

    record LinkView(
            UUID id,

            @Schema(allowableValues = {"fax", "mail"}) String channel,

            String recipient,

            @Schema(allowableValues = {"open", "expired", "revoked", "locked"})
            String state,

            int maxDownloads,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            List<LinkedDocument> documents,
            List<LinkVisit> visits) {}

    /// @param mailPossible whether a link to this fax can go by e-mail now
    record LinkList(List<LinkView> data, boolean mailPossible) {}

    /// @param code that opens it; shown this once, for the sender to tell
    record MailedLink(LinkView link, String code) {
        @Override
        public String toString() {
            return "MailedLink";
        }
    }

    private final SecureLinks links;
    private final LinkRows rows;
    private final FaxQueries queries;
    private final Faxes faxes;
    private final FileAnswers answers;
    private final PhiReads reads;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecureLinkController(
            SecureLinks links,
            LinkRows rows,
            FaxQueries queries,
            Faxes faxes,
            FileAnswers answers,
            PhiReads reads,
            Idempotency idempotency,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.links = links;
        this.rows = rows;
        this.queries = queries;
        this.faxes = faxes;
        this.answers = answers;
        this.reads = reads;
        this.idempotency = idempotency;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listFaxLinks", summary = "The secure links to a fax's documents, and who used them")
    LinkList list(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxDocument fax = fax(id, FaxAccess.READ);
            reads.record("fax.links_read", SecureLinks.FAX, fax.id());
            return new LinkList(
                    rows.of(fax.id()).stream().map(this::view).toList(),
                    links.mayMail(fax) && links.mailPossible() && FaxAccess.allows(Actors.current(), FaxAccess.SEND));
        });
    }

    @PostMapping
    @Operation(
            operationId = "mailFaxLink",
            summary = "Send a link to the documents by e-mail, where no fax answered",
            description = "For a fax that failed because a person or a voicemail answered. The mail holds the address;"
                    + " the answer holds the code, once, for the sender to tell by another way.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MailedLink.class)))
    ResponseEntity<?> mail(
            @PathVariable String id,
            @RequestBody MailWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        FaxAccess.require(FaxAccess.SEND);
        FaxAccess.require(FaxAccess.READ);
        byte[] fingerprint =
                Fingerprint.start().add(id).add(json.writeValueAsString(body)).finish();
        return idempotency.once(key, "POST /api/v1/faxes/{id}/links", fingerprint, () -> {
            FaxDocument fax = fax(id, FaxAccess.SEND);
            String to = body.email() == null ? "" : body.email().strip();
            SecureLinks.Made made = links.mail(fax, to, body.expiresInDays(), body.maxDownloads());
            return ResponseEntity.created(URI.create("/api/v1/faxes/" + fax.id() + "/links"))
                    .body(new MailedLink(view(made.link()), LinkSecrets.grouped(made.code(), " ")));
        });
    }

    @DeleteMapping("/{linkId}")
    @Operation(operationId = "revokeFaxLink", summary = "Take a link back: it opens nothing any more")
    ResponseEntity<Void> revoke(@PathVariable String id, @PathVariable String linkId) {
        FaxAccess.require(FaxAccess.SEND);
        transaction.executeWithoutResult(status -> links.revoke(fax(id, FaxAccess.SEND), id(linkId, "link")));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/documents/{documentId}")
    @Operation(operationId = "getLinkedDocument", summary = "A document that is offered through links, for its sender")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> document(@PathVariable String id, @PathVariable String documentId) {
        FaxAccess.require(FaxAccess.READ);
        UUID wanted = id(documentId, "document");
        Document document = transaction.execute(status -> {
            FaxDocument fax = fax(id, FaxAccess.READ);
            reads.record("fax.original_read", SecureLinks.FAX, fax.id());
            return rows.documents(fax.id()).stream()
                    .filter(it -> it.id().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> missing("document"));
        });
        return answers.large(new FileId(document.file()), document.filename(), type -> ContentDisposition.attachment());
    }

    private FaxDocument fax(String id, Action action) {
        return faxes.withPages(queries.require(id, action));
    }

    private LinkView view(SecureLink link) {
        List<Visit> visits = rows.visits(link.id());
        return new LinkView(
                link.id(),
                link.channel().text(),
                link.recipient(),
                link.state(clock.instant()).text(),
                link.mostDownloads(),
                link.createdAt(),
                link.createdBy().name(),
                link.expiresAt(),
                link.revokedAt().orElse(null),
                rows.documents(link.fax()).stream()
                        .map(document -> new LinkedDocument(
                                document.id(),
                                document.filename(),
                                document.contentType(),
                                document.size(),
                                rows.downloads(link.id(), document.id())))
                        .toList(),
                visits.stream()
                        .map(visit -> new LinkVisit(visit.at(), visit.what().text(), visit.address(), visit.document()))
                        .toList());
    }

    private static UUID id(String text, String what) {
        return Ids.parse(text).orElseThrow(() -> missing(what));
    }

    private static ProblemException missing(String what) {
        return new ProblemException(PlatformError.NOT_FOUND, what + ": not found");
    }
}
