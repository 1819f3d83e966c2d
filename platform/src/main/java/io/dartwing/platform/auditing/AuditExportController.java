package io.dartwing.platform.auditing;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Anchor;
import io.dartwing.platform.audit.Anchors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditFilter;
import io.dartwing.platform.audit.AuditLines;
import io.dartwing.platform.jobs.Askers;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The audit to take away: the chain and its anchors for `./dartwing audit verify`, the report of who saw
/// what.
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class AuditExportController {
    private static final String LINES = "application/x-ndjson";
    private static final int BATCH = 500;
    private static final long CHECK_EVERY_NANOS = 500_000_000;

    private final Audit audit;
    private final Anchors anchors;
    private final AuditQuery queries;
    private final AccessReport reports;
    private final Askers askers;

    AuditExportController(Audit audit, Anchors anchors, AuditQuery queries, AccessReport reports, Askers askers) {
        this.audit = audit;
        this.anchors = anchors;
        this.queries = queries;
        this.reports = reports;
        this.askers = askers;
    }

    @GetMapping(value = "/export", produces = LINES)
    @Operation(operationId = "exportAudit", summary = "The chain as JSON lines, oldest first, verifiable offline")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(name = "from_sequence", defaultValue = "1") long fromSequence) {
        PermissionDecision.require(Permissions.AUDIT_READ);
        if (fromSequence < 1) {
            throw new ProblemException(PlatformError.VALIDATION, "from_sequence: out of range (expected: at least 1)");
        }
        Actor actor = Actors.current();
        audit.record("audit.exported", "organization", actor.requireOrganization(), Map.of());
        StreamingResponseBody body = out -> Actors.callAs(actor, () -> {
            write(actor, fromSequence, out);
            return true;
        });
        return download("audit.jsonl", MediaType.parseMediaType(LINES)).body(body);
    }

    /// A long export ends as soon as whoever asked for it may no more.
    private void write(Actor actor, long fromSequence, OutputStream out) throws IOException {
        long checked = System.nanoTime();
        List<AuditEntry> batch = audit.following(fromSequence - 1, BATCH);
        while (!batch.isEmpty()) {
            for (AuditEntry entry : batch) {
                out.write((AuditLines.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
                if (System.nanoTime() - checked > CHECK_EVERY_NANOS) {
                    requireStill(actor);
                    checked = System.nanoTime();
                }
            }
            batch = audit.following(batch.getLast().sequence(), BATCH);
            requireStill(actor);
        }
    }

    private void requireStill(Actor actor) throws IOException {
        boolean may = askers.find(actor.requireOrganization(), actor.reference())
                .filter(now -> now.may(Permissions.AUDIT_READ))
                .isPresent();
        if (!may) {
            throw new IOException("export: its reader may read the audit no more");
        }
    }

    @GetMapping(value = "/anchors", produces = LINES)
    @Operation(
            operationId = "exportAuditAnchors",
            summary = "Signed ends of the chain as JSON lines; keep them elsewhere")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
    ResponseEntity<String> anchors() {
        PermissionDecision.require(Permissions.AUDIT_READ);
        anchors.anchor();
        var lines = new StringBuilder();
        for (Anchor anchor : anchors.list(Integer.MAX_VALUE).reversed()) {
            lines.append(anchor.line()).append('\n');
        }
        return download("audit-anchors.jsonl", MediaType.parseMediaType(LINES)).body(lines.toString());
    }

    @GetMapping("/access-report")
    @Operation(
            operationId = "getAccessReport",
            summary = "Who saw a record or a person's information, when, and for what purpose (JSON or CSV)")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = AccessReport.Report.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    ResponseEntity<?> report(
            @RequestParam(name = "record_id", required = false) @Nullable String recordId,
            @RequestParam(name = "data_subject", required = false) @Nullable String dataSubject,
            @RequestParam(name = "actor_id", required = false) @Nullable String actorId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "json") String format) {
        PermissionDecision.require(Permissions.AUDIT_READ);
        var filter = queries.filter(new AuditQuery.Asked(actorId, null, null, recordId, from, to, null, dataSubject));
        if (filter.record().isEmpty()
                && filter.dataSubject().isEmpty()
                && filter.actor().isEmpty()) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "report: about whom? (expected: record_id, data_subject or actor_id)");
        }
        if (!List.of("json", "csv").contains(format)) {
            throw new ProblemException(PlatformError.VALIDATION, "format: unknown (expected: json or csv)");
        }
        AccessReport.Report report = reports.of(filter);
        audit.record(
                "audit.access_reported", "organization", Actors.current().requireOrganization(), about(filter, report));
        return format.equals("json")
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(report)
                : download("access-report.csv", new MediaType("text", "csv", StandardCharsets.UTF_8))
                        .body(reports.csv(report));
    }

    /// Whom the report told about. An id of which this audit knows nothing is not written into it.
    private static Map<String, String> about(AuditFilter filter, AccessReport.Report report) {
        var details = new LinkedHashMap<String, String>();
        details.put("found", Integer.toString(report.data().size()));
        if (!report.data().isEmpty()) {
            filter.record().ifPresent(id -> details.put("record", id.toString()));
            filter.actor().ifPresent(id -> details.put("actor", id.toString()));
        }
        return details;
    }

    private static ResponseEntity.BodyBuilder download(String filename, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(filename)
                                .build()
                                .toString());
    }
}
