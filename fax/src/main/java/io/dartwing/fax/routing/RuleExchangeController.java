package io.dartwing.fax.routing;

import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
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
import tools.jackson.databind.json.JsonMapper;

/// Rules as files, ready made ones, and rules that are in each other's way.
@RestController
@RequestMapping("/api/v1/routing-rules")
@Tag(name = "Routing rules")
class RuleExchangeController {
    /// @param needsTarget whether an inbox or a group must be named
    record RuleTemplateView(String key, String name, String description, boolean needsTarget) {}

    record RuleTemplateList(List<RuleTemplateView> data) {}

    record FromTemplate(@Nullable UUID inboxId, @Nullable UUID groupId) {}

    record Made(UUID id) {}

    /// @param kind impossible, never_reached or place_without_effect
    record Contradiction(
            String kind,
            UUID ruleId,
            String ruleName,
            @Nullable UUID otherId,
            @Nullable String otherName,
            String text) {}

    record Contradictions(List<Contradiction> data) {}

    private final RuleExchange exchange;
    private final Idempotency idempotency;
    private final JsonMapper json;

    RuleExchangeController(RuleExchange exchange, Idempotency idempotency, JsonMapper json) {
        this.exchange = exchange;
        this.idempotency = idempotency;
        this.json = json;
    }

    @GetMapping("/export")
    @Operation(
            operationId = "exportRoutingRules",
            summary = "All rules as a file",
            description =
                    "Inboxes, groups and tags by their names and people by their e-mail addresses, so that another"
                            + " organisation can take them over.")
    RuleFile export() {
        exchange.require();
        return exchange.export();
    }

    @PostMapping("/import")
    @Operation(
            operationId = "importRoutingRules",
            summary = "Add the rules of a file, and change those of the same name",
            description = "All or nothing; rules that the file does not name stay. The answer says what changed.")
    RuleExchange.Import bringIn(@RequestBody RuleFile file) {
        exchange.require();
        return exchange.bringIn(file, false);
    }

    @PostMapping("/import/dry-run")
    @Operation(operationId = "tryRoutingRulesImport", summary = "What a file of rules would change; nothing is changed")
    RuleExchange.Import tryOut(@RequestBody RuleFile file) {
        exchange.require();
        return exchange.bringIn(file, true);
    }

    @GetMapping("/templates")
    @Operation(operationId = "listRoutingRuleTemplates", summary = "Rules that are ready made, to begin with")
    RuleTemplateList templates() {
        exchange.require();
        return new RuleTemplateList(RuleTemplates.ALL.stream()
                .map(one -> new RuleTemplateView(one.key(), one.name(), one.description(), one.target()))
                .toList());
    }

    @PostMapping("/templates/{key}")
    @Operation(
            operationId = "createRoutingRuleFromTemplate",
            summary = "Make a rule of a template",
            description = "It is switched off, so that a person looks at it first.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Made.class)))
    ResponseEntity<?> create(
            @PathVariable String key,
            @RequestBody FromTemplate body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        exchange.require();
        byte[] fingerprint =
                Fingerprint.start().add(key).add(json.writeValueAsString(body)).finish();
        return idempotency.once(idempotencyKey, "POST /api/v1/routing-rules/templates/{key}", fingerprint, () -> {
            UUID id = exchange.create(key, body.inboxId(), body.groupId());
            return ResponseEntity.created(URI.create("/api/v1/routing-rules/" + id))
                    .body(new Made(id));
        });
    }

    @GetMapping("/contradictions")
    @Operation(
            operationId = "findRoutingRuleContradictions",
            summary = "Rules that can't do what they say",
            description = "Rules whose conditions exclude each other, that an earlier rule which stops leaves nothing,"
                    + " or that place faxes which an earlier one has placed already. What is told is certain; other"
                    + " contradictions may be there.")
    Contradictions contradictions() {
        exchange.require();
        return new Contradictions(exchange.conflicts().stream()
                .map(one -> new Contradiction(
                        one.kind().name().toLowerCase(Locale.ROOT),
                        one.ruleId(),
                        one.ruleName(),
                        one.otherId(),
                        one.otherName(),
                        one.text()))
                .toList());
    }
}
