package io.dartwing.platform.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Exports, erasures, healthcare mode and the data map, for administrators.
@RestController
@RequestMapping("/api/v1/privacy")
class PrivacyController {
    private static final int WARN_DAYS = 30;

    private final DataExports exports;
    private final Erasures erasures;
    private final HealthcareMode mode;
    private final PhiGate gate;
    private final DataMap map;
    private final Idempotency idempotency;
    private final Clock clock;

    PrivacyController(
            DataExports exports,
            Erasures erasures,
            HealthcareMode mode,
            PhiGate gate,
            DataMap map,
            Idempotency idempotency,
            Clock clock) {
        this.exports = exports;
        this.erasures = erasures;
        this.mode = mode;
        this.gate = gate;
        this.map = map;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExportView(
            UUID id,
            String subjectType,
            UUID subjectId,
            String status,
            int done,
            int total,
            @Nullable Long fileSize,
            @Nullable String failure,
            String requestedBy,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable Instant expiresAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErasureView(
            UUID id,
            String subjectType,
            UUID subjectId,
            String status,
            String reason,
            @Nullable String outcome,
            String requestedBy,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    record Exports(List<ExportView> data) {}

    record ErasureList(List<ErasureView> data, List<String> subjectTypes) {}

    record DataMapView(List<DataMap.Table> data) {}

    /// `phi_stored`: what the organisation keeps that may be PHI. `warning`: what has to be done soon, or now.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PrivacyStatus(
            String mode,
            boolean agreementInForce,
            @Nullable String agreementWith,
            @Nullable LocalDate agreementUntil,
            List<String> phiStored,
            @Nullable String warning) {}

    record ModeRequest(@Nullable String mode) {}

    /// `subject`: `organization`, or `person` with `person_id`.
    record ExportRequest(@Nullable String subject, @Nullable UUID personId) {}

    record ErasureRequest(
            @Nullable String subjectType,
            @Nullable UUID subjectId,
            @Nullable String reason) {}

    @GetMapping
    PrivacyStatus getPrivacyStatus() {
        PermissionDecision.require(Permissions.ADMIN);
        var agreement = gate.inForce();
        LocalDate until = agreement.map(PhiGate.InForce::until).orElse(null);
        boolean healthcare = gate.healthcare();
        String warning = null;
        if (healthcare && agreement.isEmpty()) {
            warning = "No agreement with the operator is in force: sending is refused.";
        } else if (until != null && until.isBefore(PrivacyRecords.today(clock).plusDays(WARN_DAYS))) {
            warning = "The agreement with the operator ends on " + until + ".";
        }
        return new PrivacyStatus(
                (healthcare ? OrganizationMode.MEDXFAX : OrganizationMode.DARTWING).value(),
                agreement.isPresent(),
                agreement.map(PhiGate.InForce::counterparty).orElse(null),
                until,
                mode.stored(),
                warning);
    }

    /// `dartwing` or `medxfax` (healthcare mode).
    @PutMapping("/mode")
    PrivacyStatus changeHealthcareMode(@RequestBody ModeRequest body) {
        PermissionDecision.require(Permissions.ADMIN);
        mode.become(mode(body.mode()));
        return getPrivacyStatus();
    }

    @GetMapping("/exports")
    Exports listExports() {
        PermissionDecision.require(Permissions.ADMIN);
        return new Exports(exports.list().stream().map(PrivacyController::view).toList());
    }

    /// Of the whole organisation, or of what it has about one person.
    @PostMapping("/exports")
    ResponseEntity<?> requestExport(
            @RequestBody ExportRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        PermissionDecision.require(Permissions.ADMIN);
        boolean person = "person".equals(body.subject());
        if (!person && !"organization".equals(body.subject()) || person != (body.personId() != null)) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "subject: not valid (expected: organization, or person with person_id)");
        }
        return accepted(key, "POST /api/v1/privacy/exports", String.valueOf(body.personId()), () -> {
            DataExports.Row row = exports.request(body.personId());
            return new Accepted(row.id(), view(row));
        });
    }

    @GetMapping("/exports/{id}")
    ExportView getExport(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return view(exports.require(id(id)));
    }

    /// The ZIP file, until it expires.
    @GetMapping(value = "/exports/{id}/file", produces = "application/zip")
    ResponseEntity<StreamingResponseBody> getExportFile(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        DataExports.Content content = exports.open(id(id));
        StreamingResponseBody body = out -> {
            try (var stream = content.stream()) {
                stream.transferTo(out);
            }
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("export-" + content.row().id() + ".zip", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(body);
    }

    @GetMapping("/erasures")
    ErasureList listErasures() {
        PermissionDecision.require(Permissions.ADMIN);
        return new ErasureList(
                erasures.list().stream().map(PrivacyController::view).toList(), erasures.subjectTypes());
    }

    /// Erases for good, unless a legal hold covers it.
    @PostMapping("/erasures")
    ResponseEntity<?> requestErasure(
            @RequestBody ErasureRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        PermissionDecision.require(Permissions.ADMIN);
        if (body.subjectId() == null) {
            throw new ProblemException(PlatformError.VALIDATION, "subject_id: missing (expected: an id)");
        }
        String type = body.subjectType() == null ? "" : body.subjectType();
        String reason = body.reason() == null ? "" : body.reason();
        UUID subject = body.subjectId();
        return accepted(key, "POST /api/v1/privacy/erasures", type + " " + subject + " " + reason, () -> {
            Erasures.Row row = erasures.request(type, subject, reason);
            return new Accepted(row.id(), view(row));
        });
    }

    @GetMapping("/erasures/{id}")
    ErasureView getErasure(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return view(erasures.require(id(id)));
    }

    @GetMapping("/data-map")
    DataMapView getDataMap() {
        PermissionDecision.require(Permissions.ADMIN);
        return new DataMapView(map.tables());
    }

    private record Accepted(UUID id, Object body) {}

    private ResponseEntity<?> accepted(@Nullable String key, String operation, String said, Supplier<Accepted> work) {
        byte[] fingerprint = Fingerprint.start().add(said).finish();
        String path = operation.substring(operation.indexOf('/'));
        return idempotency.once(key, operation, fingerprint, () -> {
            Accepted accepted = work.get();
            return ResponseEntity.accepted()
                    .location(URI.create(path + "/" + accepted.id()))
                    .body(accepted.body());
        });
    }

    private static OrganizationMode mode(@Nullable String text) {
        try {
            return OrganizationMode.of(String.valueOf(text).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(PlatformError.VALIDATION, "mode: unknown (expected: dartwing or medxfax)");
        }
    }

    private static UUID id(String text) {
        return Ids.parse(text)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is nothing of this id."));
    }

    private static ExportView view(DataExports.Row row) {
        return new ExportView(
                row.id(),
                row.subjectType(),
                row.subjectId(),
                row.status(),
                row.done(),
                row.total(),
                row.fileSize(),
                row.failure(),
                row.requestedBy(),
                row.createdAt(),
                row.finishedAt(),
                row.expiresAt());
    }

    private static ErasureView view(Erasures.Row row) {
        return new ErasureView(
                row.id(),
                row.subjectType(),
                row.subjectId(),
                row.status(),
                row.reason(),
                row.outcome(),
                row.requestedBy(),
                row.createdAt(),
                row.finishedAt());
    }
}
