package io.dartwing.platform.webhooks.endpoint;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.platform.records.Violations;
import io.dartwing.platform.webhooks.delivery.Deliveries;
import io.dartwing.platform.webhooks.delivery.DeliveryLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Deliveries of an endpoint, and its verbs.
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
@Tag(name = "Webhooks")
class WebhookController {
    private static final Set<String> STATUSES = Set.of("pending", "sending", "held", "delivered", "dead");
    private static final int MAX_GRACE_HOURS = 168;
    private static final int MAX_EVENTS = 1000;

    private final WebhookVerbs verbs;
    private final DeliveryLog log;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    WebhookController(WebhookVerbs verbs, DeliveryLog log, Idempotency idempotency, TransactionTemplate transaction) {
        this.verbs = verbs;
        this.log = log;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    record Rotate(@Nullable Integer graceHours) {}

    record Replay(
            @Nullable List<UUID> events,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Boolean deadOnly) {}

    record Replayed(int replayed) {}

    record TestSent(UUID eventId) {}

    @GetMapping("/deliveries")
    @Operation(operationId = "listWebhookDeliveries", summary = "Deliveries of an endpoint, newest event first")
    Page<DeliveryLog.Delivery> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var violations = new Violations();
        if (status != null && !STATUSES.contains(status)) {
            violations.add("status", "not known", "pending, sending, held, delivered or dead");
        }
        if (limit != null && (limit < 1 || limit > 200)) {
            violations.add("limit", "out of range", "1 to 200");
        }
        UUID endpoint = endpoint(id);
        return transaction.execute(begun -> {
            verbs.require(endpoint);
            violations.throwIfAny();
            return log.list(endpoint, new DeliveryLog.Filter(status, event, cursor, limit == null ? 50 : limit));
        });
    }

    @GetMapping("/deliveries/{event_id}")
    @Operation(operationId = "getWebhookDelivery", summary = "One delivery with its request and every attempt")
    DeliveryLog.Detail get(@PathVariable String id, @PathVariable("event_id") String eventId) {
        UUID endpoint = endpoint(id);
        return transaction.execute(begun -> {
            String version = verbs.require(endpoint).apiVersion();
            return Ids.parse(eventId)
                    .flatMap(event -> log.find(endpoint, event, version))
                    .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such delivery"));
        });
    }

    @PostMapping("/replay")
    @Operation(operationId = "replayWebhook", summary = "Deliver again: some events, a range, or all since a time")
    ResponseEntity<?> replay(
            @PathVariable String id,
            @RequestBody Replay body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        UUID endpoint = endpoint(id);
        check(body);
        var wish =
                new Deliveries.Replay(body.events(), body.since(), body.until(), Boolean.TRUE.equals(body.deadOnly()));
        byte[] print = Fingerprint.start().add(wish.toString()).finish();
        return idempotency.once(
                key,
                "POST /api/v1/webhooks/" + endpoint + "/replay",
                print,
                () -> ResponseEntity.accepted().body(new Replayed(verbs.replay(endpoint, wish))));
    }

    @PostMapping("/test")
    @Operation(operationId = "testWebhook", summary = "Send a test event to this endpoint")
    ResponseEntity<?> test(
            @PathVariable String id, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        UUID endpoint = endpoint(id);
        String operation = "POST /api/v1/webhooks/" + endpoint + "/test";
        return idempotency.once(key, operation, Fingerprint.start().finish(), () -> {
            UUID event = verbs.test(endpoint);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/webhooks/" + endpoint + "/deliveries/" + event))
                    .body(new TestSent(event));
        });
    }

    @PostMapping("/rotate-secret")
    @Operation(operationId = "rotateWebhookSecret", summary = "A new secret; the old one signs too for a while")
    ResponseEntity<?> rotate(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Rotate body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        UUID endpoint = endpoint(id);
        int hours = body == null || body.graceHours() == null ? 24 : body.graceHours();
        if (hours < 0 || hours > MAX_GRACE_HOURS) {
            throw refused("grace_hours", "out of range", "0 to " + MAX_GRACE_HOURS);
        }
        byte[] print = Fingerprint.start().add(Integer.toString(hours)).finish();
        String operation = "POST /api/v1/webhooks/" + endpoint + "/rotate-secret";
        return idempotency.once(
                key, operation, print, () -> ResponseEntity.ok(verbs.rotate(endpoint, Duration.ofHours(hours))));
    }

    private static void check(Replay body) {
        if (body.events() == null && body.since() == null) {
            throw refused("since", "missing", "since, or events with their ids");
        }
        if (body.events() != null && (body.events().isEmpty() || body.events().size() > MAX_EVENTS)) {
            throw refused("events", "empty or too many", "1 to " + MAX_EVENTS + " ids");
        }
    }

    private static ProblemException refused(String field, String wrong, String expected) {
        var violations = new Violations();
        violations.add(field, wrong, expected);
        return violations.problem();
    }

    /// The permission first, before anything is said about the rest of the request.
    private static UUID endpoint(String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return Ids.parse(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such webhook"));
    }
}
