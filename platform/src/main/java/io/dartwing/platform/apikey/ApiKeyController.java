package io.dartwing.platform.apikey;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// The verb of API keys; the rest of their life is that of any record.
@RestController
class ApiKeyController {
    private static final Duration USUAL_GRACE = Duration.ofHours(24);

    private final ApiKeys keys;
    private final RecordService records;
    private final RecordType<ApiKey> type;
    private final Idempotency idempotency;
    private final KeyUses uses;
    private final Clock clock;

    ApiKeyController(
            ApiKeys keys,
            RecordService records,
            RecordType<ApiKey> type,
            Idempotency idempotency,
            KeyUses uses,
            Clock clock) {
        this.uses = uses;
        this.clock = clock;
        this.keys = keys;
        this.records = records;
        this.type = type;
        this.idempotency = idempotency;
    }

    record RotationRequest(@Nullable String grace) {}

    /// The answer carries the new `key`, which is shown only here. `grace`: how long the old secret still works, at
    /// most and by default `PT24H`.
    @PostMapping("/api/v1/api-keys/{id}/rotate")
    ResponseEntity<?> rotateApiKey(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable RotationRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        PermissionDecision.require(Permissions.ADMIN);
        UUID known = Ids.parse(id)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
        Duration grace = grace(body);
        byte[] fingerprint = Fingerprint.start().add(id).add(grace.toString()).finish();
        return idempotency.once(key, "POST /api/v1/api-keys/{id}/rotate", fingerprint, () -> {
            ApiKeys.Created rotated = keys.rotate(known, grace);
            ObjectNode answer = records.render(type, records.get(type, known));
            return ResponseEntity.ok(answer.put("key", rotated.key()));
        });
    }

    record Uses(List<KeyUses.Use> data) {}

    /// How often the key was used, by day (UTC) and by what the address begins with behind `/api/v1/`.
    @GetMapping("/api/v1/api-keys/{id}/uses")
    Uses listApiKeyUses(@PathVariable String id, @RequestParam(defaultValue = "30") int days) {
        PermissionDecision.require(Permissions.ADMIN);
        if (days < 1 || days > 400) {
            throw PlatformError.invalid("days", "out of range", "1 to 400");
        }
        UUID known = Ids.parse(id)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
        records.get(type, known);
        return new Uses(uses.of(
                known, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1)));
    }

    private static Duration grace(@Nullable RotationRequest body) {
        try {
            return body == null || body.grace() == null ? USUAL_GRACE : Duration.parse(body.grace());
        } catch (DateTimeParseException malformed) {
            throw new ProblemException(PlatformError.VALIDATION, "grace: not valid (expected: PT0S to PT24H)");
        }
    }
}
