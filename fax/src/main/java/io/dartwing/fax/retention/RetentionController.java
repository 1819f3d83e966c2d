package io.dartwing.fax.retention;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// How long faxes are kept.
@RestController
@Tag(name = "Retention")
class RetentionController {
    private static final int MOST_RUNS = 100;

    /// @param until when it is erased; null: kept without an end
    /// @param archiveAt when it is put into an archive; null: no policy does
    /// @param reason which policy says so, and why it counts
    /// @param onHold a legal hold keeps it whatever policies say
    record KeptUntil(
            @Nullable Instant until,
            @Nullable Instant archiveAt,
            @Nullable UUID policyId,
            @Nullable String policyName,
            String reason,
            boolean onHold) {}

    record Runs(List<RetentionRows.Run> data) {}

    private final Retention retention;
    private final RetentionRuns runs;
    private final RetentionRows rows;
    private final Certificates certificates;
    private final FaxQueries queries;
    private final TransactionTemplate transaction;

    RetentionController(
            Retention retention,
            RetentionRuns runs,
            RetentionRows rows,
            Certificates certificates,
            FaxQueries queries,
            TransactionTemplate transaction) {
        this.retention = retention;
        this.runs = runs;
        this.rows = rows;
        this.certificates = certificates;
        this.queries = queries;
        this.transaction = transaction;
    }

    @GetMapping("/api/v1/faxes/{id}/retention")
    @Operation(operationId = "getFaxRetention", summary = "Until when a fax is kept, and why")
    KeptUntil ofFax(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            UUID fax = queries.require(id, FaxAccess.READ).id();
            boolean hold = retention.onHold(fax);
            return retention
                    .of(fax)
                    .map(kept -> new KeptUntil(
                            kept.erasedAt().orElse(null),
                            kept.policy().archive().isPresent() ? kept.until() : null,
                            kept.policy().id(),
                            kept.policy().name(),
                            kept.sentence(),
                            hold))
                    .orElseGet(() -> new KeptUntil(null, null, null, null, "No retention policy counts for it", hold));
        });
    }

    @GetMapping("/api/v1/retention/preview")
    @Operation(
            operationId = "previewRetention",
            summary = "How many faxes would be erased or archived if a run began now")
    Retention.Preview preview() {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> retention.preview());
    }

    @GetMapping("/api/v1/retention/runs")
    @Operation(operationId = "listRetentionRuns", summary = "The newest runs, the latest first")
    Runs list() {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> new Runs(rows.runs(MOST_RUNS)));
    }

    @PostMapping("/api/v1/retention/runs")
    @Operation(
            operationId = "startRetentionRun",
            summary = "Erase and archive what is due now, instead of with the daily run",
            description = "While a run is at work it is that run that is answered.")
    ResponseEntity<RetentionRows.Run> start() {
        PermissionDecision.require(Permissions.ADMIN);
        return ResponseEntity.accepted()
                .body(transaction.execute(status -> rows.run(runs.begin()).orElseThrow()));
    }

    @GetMapping("/api/v1/retention/runs/{id}")
    @Operation(operationId = "getRetentionRun", summary = "How a run fares")
    RetentionRows.Run get(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> require(id));
    }

    @GetMapping("/api/v1/retention/runs/{id}/certificate")
    @Operation(
            operationId = "getDisposalCertificate",
            summary = "What a run that is done erased, when, by which policies; sealed against changes")
    Certificates.Certificate certificate(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> certificates.of(require(id)));
    }

    private RetentionRows.Run require(String id) {
        return Ids.parse(id)
                .flatMap(rows::run)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "retention run: not found"));
    }
}
