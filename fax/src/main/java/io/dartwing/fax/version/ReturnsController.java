package io.dartwing.fax.version;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.outbound.SendConfirmation;
import io.dartwing.fax.version.VersionViews.Maker;
import io.dartwing.platform.auditing.PhiReads;
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
import java.net.URI;
import java.nio.file.Path;
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

/// Faxes that go back, annotated, to whom they came from.
@RestController
@RequestMapping("/api/v1/faxes/{id}")
@Tag(name = "Fax versions")
class ReturnsController {
    /// @param version that went back
    /// @param fax the new one, `null` when the caller may not see it
    record ReturnView(
            int version,
            Instant returnedAt,
            Maker returnedBy,
            UUID faxId,
            @Nullable String name,
            @Nullable String to,
            @Nullable String status) {}

    /// @param returns what of this fax went back, the newest first
    /// @param returnOf which fax this one returned
    record ReturnList(List<ReturnView> returns, @Nullable OriginView returnOf) {}

    record OriginView(UUID faxId, @Nullable String name, int version) {}

    record Accepted(int version, FaxView fax) {}

    private final VersionMaker maker;
    private final FaxVersions versions;
    private final FaxReturns returns;
    private final SendConfirmation confirmation;
    private final FaxQueries queries;
    private final PagesAccess pages;
    private final FileStore files;
    private final WorkFolders folders;
    private final PhiReads reads;
    private final Idempotency idempotency;
    private final ClientAddresses addresses;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    ReturnsController(
            VersionMaker maker,
            FaxVersions versions,
            FaxReturns returns,
            SendConfirmation confirmation,
            FaxQueries queries,
            PagesAccess pages,
            FileStore files,
            WorkFolders folders,
            PhiReads reads,
            Idempotency idempotency,
            ClientAddresses addresses,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.maker = maker;
        this.versions = versions;
        this.returns = returns;
        this.confirmation = confirmation;
        this.queries = queries;
        this.pages = pages;
        this.files = files;
        this.folders = folders;
        this.reads = reads;
        this.idempotency = idempotency;
        this.addresses = addresses;
        this.json = json;
        this.transaction = transaction;
    }

    @PostMapping("/return")
    @Operation(
            operationId = "returnFax",
            summary = "Send a version of a fax back to its sender, or to another number",
            description = "With `marks` the version is made first; both happen, or neither.")
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Accepted.class)))
    ResponseEntity<?> send(
            @PathVariable String id,
            @RequestBody ReturnWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        FaxAccess.require(FaxAccess.SEND);
        FaxAccess.require(body.makes() ? FaxAccess.ASSIGN : FaxAccess.READ);
        FaxView fax = transaction.execute(
                status -> body.makes() ? pages.require(id, FaxAccess.ASSIGN) : pages.requireReturnable(id));
        confirmation.ofFax();
        byte[] fingerprint = Fingerprint.start()
                .add(id)
                .add(json.writeValueAsString(body.withoutPin()))
                .finish();
        try (WorkFolders.Folder folder = folders.open()) {
            Optional<VersionMaker.Made> made = body.makes()
                    ? Optional.of(maker.make(fax, body.making(), addresses.textOf(request), folder))
                    : Optional.empty();
            return idempotency.once(key, "POST /api/v1/faxes/{id}/return", fingerprint, () -> {
                FaxVersion version = made.map(versions::store).orElseGet(() -> chosen(fax, body));
                Path tiff = made.map(VersionMaker.Made::tiff)
                        .orElseGet(() -> folder.copy(files.open(version.tiff()), "version.tif"));
                UUID sent = returns.send(fax, version.number(), tiff, body);
                return ResponseEntity.accepted()
                        .location(URI.create("/api/v1/faxes/" + sent))
                        .body(new Accepted(version.number(), queries.require(sent.toString(), FaxAccess.SEND)));
            });
        }
    }

    private FaxVersion chosen(FaxView fax, ReturnWish wish) {
        List<FaxVersion> all = versions.of(fax.id());
        return all.stream()
                .filter(version -> wish.version() == null || version.number() == wish.version())
                .findFirst()
                .orElseThrow(() -> PlatformError.invalid(
                        "version", "not found", "the number of one of its versions, or marks to make one"));
    }

    @GetMapping("/returns")
    @Operation(operationId = "listFaxReturns", summary = "What of a fax went back, and how far it came")
    ReturnList list(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxView fax = queries.require(id, FaxAccess.READ);
            reads.record("fax.returns_read", "fax_document", fax.id());
            return new ReturnList(
                    returns.of(fax.id()).stream().map(this::view).toList(),
                    returns.origin(fax.id()).map(this::origin).orElse(null));
        });
    }

    private ReturnView view(FaxReturns.Returned returned) {
        Optional<FaxView> sent = queries.find(returned.sent().toString());
        return new ReturnView(
                returned.version(),
                returned.at(),
                new Maker(returned.by(), returned.byName()),
                returned.sent(),
                sent.map(FaxView::name).orElse(null),
                sent.map(FaxView::to).orElse(null),
                sent.map(FaxView::status).orElse(null));
    }

    private OriginView origin(FaxReturns.Returned returned) {
        return new OriginView(
                returned.fax(),
                queries.find(returned.fax().toString()).map(FaxView::name).orElse(null),
                returned.version());
    }
}
