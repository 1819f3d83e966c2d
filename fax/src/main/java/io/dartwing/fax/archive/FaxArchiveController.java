package io.dartwing.fax.archive;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.version.VersionDocuments;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.privacy.PhiGate;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
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

/// Where a fax is archived, and putting it there by hand.
@RestController
@RequestMapping("/api/v1/faxes/{id}/archives")
@Tag(name = "Archive")
class FaxArchiveController {
    /// @param targetId the archive; may be left out where there is only one
    /// @param version of an edited copy, flattened; the fax's own pages if not given
    record ArchiveWish(@Nullable UUID targetId, @Nullable Integer version) {}

    record ArchiveTargetName(UUID id, String name) {}

    /// @param place of the document in the store
    /// @param lockedUntil nothing can delete it there before, as the store says
    /// @param lastError why it is not there yet
    record ArchivedView(
            UUID id,
            ArchiveTargetName target,
            @Nullable Integer version,

            @Schema(allowableValues = {"waiting", "archived", "failed"})
            String status,

            String reason,
            String askedBy,
            Instant askedAt,
            Instant dueAt,
            String place,
            @Nullable String sha256,
            @Nullable Long size,

            @Schema(allowableValues = {"GOVERNANCE", "COMPLIANCE"}) @Nullable
            String lockMode,

            @Nullable Instant lockedUntil,
            @Nullable Instant archivedAt,
            @Nullable String lastError) {}

    /// @param targets archives that a fax can be put into
    record ArchivedList(List<ArchivedView> data, List<ArchiveTargetName> targets) {}

    private final Archives archives;
    private final ArchiveTargets targets;
    private final VersionDocuments versions;
    private final FaxQueries queries;
    private final Faxes faxes;
    private final PhiReads reads;
    private final PhiGate phi;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    FaxArchiveController(
            Archives archives,
            ArchiveTargets targets,
            VersionDocuments versions,
            FaxQueries queries,
            Faxes faxes,
            PhiReads reads,
            PhiGate phi,
            Idempotency idempotency,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.archives = archives;
        this.targets = targets;
        this.versions = versions;
        this.queries = queries;
        this.faxes = faxes;
        this.reads = reads;
        this.phi = phi;
        this.idempotency = idempotency;
        this.json = json;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(operationId = "listFaxArchives", summary = "Where a fax is archived, or on its way to")
    ArchivedList list(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            UUID fax = queries.require(id, FaxAccess.READ).id();
            return new ArchivedList(
                    archives.of(fax).stream().map(FaxArchiveController::view).toList(),
                    targets.enabled().stream().map(FaxArchiveController::name).toList());
        });
    }

    @PostMapping
    @Operation(
            operationId = "archiveFax",
            summary = "Put a fax, or an edited copy of it, into an archive",
            description = "Once for each fax, copy and archive: what is there or on its way is answered as it is, what"
                    + " failed is tried again. The list says how it ended.")
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ArchivedView.class)))
    ResponseEntity<?> archive(
            @PathVariable String id,
            @RequestBody ArchiveWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        FaxAccess.require(FaxAccess.READ);
        FaxAccess.require(FaxAccess.ASSIGN);
        byte[] fingerprint =
                Fingerprint.start().add(id).add(json.writeValueAsString(body)).finish();
        return idempotency.once(key, "POST /api/v1/faxes/{id}/archives", fingerprint, () -> {
            FaxDocument fax = faxes.withPages(queries.require(id, FaxAccess.ASSIGN));
            phi.require();
            ArchiveTarget target = target(body.targetId());
            versions.pages(fax, body.version());
            reads.record("fax.document_archived", "fax_document", fax.id());
            Archived archived = archives.ask(new Archives.Wish(
                            fax.id(), target.id(), body.version(), OptionalInt.empty(), false, "A person archived it"))
                    .orElseThrow(Faxes::notFound);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/faxes/" + fax.id() + "/archives"))
                    .body(view(archived));
        });
    }

    private ArchiveTarget target(@Nullable UUID id) {
        List<ArchiveTarget> enabled = targets.enabled();
        if (id == null && enabled.size() == 1) {
            return enabled.getFirst();
        }
        if (id == null) {
            throw PlatformError.invalid(
                    "target_id",
                    "missing",
                    enabled.isEmpty() ? "an archive that an administrator set up" : "which of the archives");
        }
        return enabled.stream()
                .filter(target -> target.id().equals(id))
                .findFirst()
                .orElseThrow(() -> PlatformError.invalid("target_id", "not found", "an archive that is switched on"));
    }

    private static ArchiveTargetName name(ArchiveTarget target) {
        return new ArchiveTargetName(target.id(), target.name());
    }

    private static ArchivedView view(Archived one) {
        return new ArchivedView(
                one.id(),
                new ArchiveTargetName(one.target(), one.targetName()),
                one.version(),
                one.status(),
                one.reason(),
                one.askedBy(),
                one.askedAt(),
                one.dueAt(),
                one.place(),
                one.sha256(),
                one.size(),
                one.lockMode(),
                one.lockedUntil(),
                one.archivedAt(),
                one.lastError());
    }
}
