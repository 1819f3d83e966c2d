package io.dartwing.platform.auditing;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Anchor;
import io.dartwing.platform.audit.Anchors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditFilter;
import io.dartwing.platform.audit.AuditLines;
import io.dartwing.platform.audit.AuditVerification;
import io.dartwing.platform.database.InstallationKey;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.records.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Looking into the audit and proving that it is whole.
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class AuditController {
    private static final String LIST = "audit";

    /// @param publicKey X.509 in Base64; compare its id with the one you noted elsewhere
    record State(
            long entries,
            String keyId,
            String publicKey,
            @Nullable Long anchoredSequence,
            @Nullable Instant anchoredAt) {}

    /// @param brokenSequence the first entry that was changed, removed or put in
    record Verified(
            String status,
            @Nullable Long entries,
            @Nullable Integer anchors,
            @Nullable Long brokenSequence,
            @Nullable String reason) {}

    private final Audit audit;
    private final Anchors anchors;
    private final AuditQuery queries;
    private final Cursors cursors;

    AuditController(Audit audit, Anchors anchors, AuditQuery queries, Cursors cursors) {
        this.audit = audit;
        this.anchors = anchors;
        this.queries = queries;
        this.cursors = cursors;
    }

    @GetMapping("/entries")
    @Operation(operationId = "listAuditEntries", summary = "Who did what, newest first")
    Page<ObjectNode> list(
            @RequestParam(name = "actor_id", required = false) @Nullable String actorId,
            @Parameter(description = "An event, or its beginning with * behind")
                    @RequestParam(required = false)
                    @Nullable
                    String event,
            @RequestParam(name = "record_type", required = false) @Nullable String recordType,
            @Parameter(description = "Also lists that showed the record")
                    @RequestParam(name = "record_id", required = false)
                    @Nullable
                    String recordId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String purpose,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        PermissionDecision.require(Permissions.AUDIT_READ);
        if (limit < 1 || limit > 200) {
            throw new ProblemException(PlatformError.VALIDATION, "limit: out of range (expected: 1 to 200)");
        }
        AuditFilter filter =
                queries.filter(new AuditQuery.Asked(actorId, event, recordType, recordId, from, to, purpose, null));
        long before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(String.valueOf(cursors.read(LIST, cursor).getFirst()));
        List<AuditEntry> found = audit.entries(filter, before, limit + 1);
        audit.record("audit.read", "organization", Actors.current().requireOrganization(), Map.of());
        List<AuditEntry> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit
                ? null
                : cursors.write(LIST, List.of(Long.toString(page.getLast().sequence())));
        return new Page<>(page.stream().map(AuditLines::node).toList(), next);
    }

    @GetMapping("/entries/{sequence}")
    @Operation(operationId = "getAuditEntry", summary = "One entry with its hashes")
    ObjectNode one(@PathVariable String sequence) {
        PermissionDecision.require(Permissions.AUDIT_READ);
        long wanted = sequence.matches("[0-9]{1,18}") ? Long.parseLong(sequence) : 0;
        return audit.following(wanted - 1, 1).stream()
                .filter(entry -> entry.sequence() == wanted)
                .findFirst()
                .map(AuditLines::node)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such entry."));
    }

    @GetMapping("/state")
    @Operation(operationId = "getAuditState", summary = "How long the chain is and up to where it was signed")
    State state() {
        PermissionDecision.require(Permissions.AUDIT_READ);
        Anchor latest = anchors.latest().orElse(null);
        byte[] key = anchors.key().publicKey();
        return new State(
                audit.length(),
                InstallationKey.id(key),
                Base64.getEncoder().encodeToString(key),
                latest == null ? null : latest.sequence(),
                latest == null ? null : latest.at());
    }

    @GetMapping("/verification")
    @Operation(
            operationId = "verifyAudit",
            summary = "Walk the whole chain and hold it against every signed end this server knows")
    Verified verify() {
        PermissionDecision.require(Permissions.AUDIT_READ);
        AuditVerification found = audit.verify(anchors.evidence());
        Verified answer = switch (found) {
            case AuditVerification.Intact(long entries, int confirmed) ->
                new Verified("intact", entries, confirmed, null, null);
            case AuditVerification.Broken(long sequence, String reason) ->
                new Verified("broken", null, null, sequence, reason);
        };
        audit.record(
                "audit.verified",
                "organization",
                Actors.current().requireOrganization(),
                Map.of("status", answer.status()));
        return answer;
    }
}
