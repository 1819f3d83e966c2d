package io.dartwing.platform.breakglass;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Emergency access to health information, and its review.
@RestController
@RequestMapping("/api/v1/break-glass")
@Tag(name = "Break-glass")
class BreakGlassController {
    private final BreakGlass glass;
    private final Idempotency idempotency;

    BreakGlassController(BreakGlass glass, Idempotency idempotency) {
        this.glass = glass;
        this.idempotency = idempotency;
    }

    record Emergency(
            @Nullable String reason,
            @Nullable Integer minutes,
            @Nullable String recordType,
            @Nullable String recordId) {}

    record Review(@Nullable String finding, @Nullable String note) {}

    record GlassList(List<Glass> data) {}

    @PostMapping
    @Operation(
            operationId = "breakGlass",
            summary = "Read health information in an emergency, for at most four hours",
            description =
                    "Needs a reason. Privacy officers, owners and supervisors are told; somebody else reviews it.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Glass.class)))
    ResponseEntity<?> open(
            @RequestBody Emergency body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        PermissionDecision.require(Permissions.PHI_BREAK_GLASS);
        UUID record = body.recordId() == null
                ? null
                : Ids.parse(body.recordId()).orElseThrow(() -> BreakGlass.wrong("record_id", "an id of 36 characters"));
        int minutes = body.minutes() == null ? 60 : body.minutes();
        var wish = new BreakGlass.Wish(
                Objects.requireNonNullElse(body.reason(), ""), Duration.ofMinutes(minutes), body.recordType(), record);
        byte[] fingerprint = Fingerprint.start().add(wish.toString()).finish();
        return idempotency.once(key, "POST /api/v1/break-glass", fingerprint, () -> {
            Glass opened = glass.open(wish);
            return ResponseEntity.created(URI.create("/api/v1/break-glass/" + opened.id()))
                    .body(opened);
        });
    }

    @GetMapping
    @Operation(operationId = "listBreakGlass", summary = "Emergencies: all for who reviews, one's own for others")
    GlassList list() {
        return new GlassList(glass.list());
    }

    @PostMapping("/{id}/end")
    @Operation(operationId = "endBreakGlass", summary = "End an emergency before its time")
    Glass end(@PathVariable String id) {
        return glass.end(id(id));
    }

    @PostMapping("/{id}/review")
    @Operation(
            operationId = "reviewBreakGlass",
            summary = "Say whether an emergency was justified; nobody reviews oneself")
    Glass review(@PathVariable String id, @RequestBody Review body) {
        PermissionDecision.require(Permissions.PHI_REVIEW);
        UUID known = id(id);
        String finding = Objects.requireNonNullElse(body.finding(), "");
        if (!List.of("justified", "not_justified").contains(finding)) {
            throw BreakGlass.wrong("finding", "justified or not_justified");
        }
        return glass.review(known, finding.equals("justified"), Objects.requireNonNullElse(body.note(), ""));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(BreakGlass::notFound);
    }
}
