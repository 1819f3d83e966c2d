package io.dartwing.telephony.porting;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.telephony.account.CarrierPages;
import io.dartwing.telephony.porting.PortViews.PortChange;
import io.dartwing.telephony.porting.PortViews.PortView;
import io.dartwing.telephony.porting.PortViews.PortWish;
import io.dartwing.telephony.porting.PortViews.StateWish;
import io.dartwing.telephony.porting.PortViews.StepList;
import io.dartwing.telephony.porting.PortViews.StepView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Porting numbers in.
@RestController
@RequestMapping("/api/v1/ports")
@Tag(name = "Ports")
class PortsController {
    private static final String LIST = "number_ports";
    private static final int LONGEST_NOTE = 1000;

    private final Ports ports;
    private final PortRows rows;
    private final CarrierPages pages;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    PortsController(
            Ports ports,
            PortRows rows,
            CarrierPages pages,
            Idempotency idempotency,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.ports = ports;
        this.rows = rows;
        this.pages = pages;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.json = json;
    }

    @PostMapping
    @Operation(
            operationId = "createPort",
            summary = "Begin to port numbers in",
            description = "A draft: nothing leaves before it is submitted. `carrier_account_id` or `trunk_id` says who"
                    + " gets the numbers. Where the account's connector can't port, and with trunks, the port is tracked"
                    + " by hand.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PortView.class)))
    ResponseEntity<?> create(
            @RequestBody PortWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return create(body, key, "POST /api/v1/ports", view -> view);
    }

    /// @param operation names the route to the idempotency of it
    /// @param answer what the route makes of the port
    ResponseEntity<?> create(PortWish body, @Nullable String key, String operation, Function<PortView, Object> answer) {
        PermissionDecision.require(Permissions.ADMIN);
        var wish = new Ports.Wish(
                PortWishes.numbers(body.numbers()),
                PortWishes.id("carrier_account_id", body.carrierAccountId()),
                PortWishes.id("trunk_id", body.trunkId()),
                PortWishes.text("label", body.label(), 80),
                PortWishes.time("wanted_at", body.wantedAt()),
                PortWishes.details(body.authorization()));
        byte[] fingerprint =
                Fingerprint.start().add(json.writeValueAsString(body)).finish();
        return idempotency.once(key, operation, fingerprint, () -> {
            Port port = ports.draft(wish);
            return ResponseEntity.created(URI.create("/api/v1/ports/" + port.id()))
                    .body(answer.apply(PortView.of(port)));
        });
    }

    @GetMapping
    @Operation(operationId = "listPorts", summary = "Ports, the newest first")
    Page<PortView> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PermissionDecision.require(Permissions.ADMIN);
        int most = CarrierPages.limit(limit);
        return transaction.execute(status -> pages.newestFirst(
                LIST,
                cursor,
                most,
                PortView::id,
                (before, count) ->
                        rows.list(before, count).stream().map(PortView::of).toList()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getPort", summary = "How a port stands")
    PortView get(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return PortView.of(port(id));
    }

    @GetMapping("/{id}/steps")
    @Operation(operationId = "listPortSteps", summary = "What became of a port, the oldest step first")
    StepList steps(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        UUID port = port(id).id();
        return new StepList(transaction.execute(
                status -> rows.steps(port).stream().map(StepView::of).toList()));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "changePort",
            summary = "Change what a port says, while it is a draft or an exception",
            description = "Fields that are missing stay, empty ones go.")
    PortView change(@PathVariable String id, @RequestBody PortChange body) {
        PermissionDecision.require(Permissions.ADMIN);
        return PortView.of(ports.change(id(id), body));
    }

    @PostMapping("/{id}/submit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submitPort",
            summary = "Submit a port, or submit it again after an exception",
            description =
                    "Needs the whole authorization and the signed letter; most carriers want the latest bill too. A"
                            + " port that is tracked by hand only counts as submitted.")
    PortView submit(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return PortView.of(ports.submit(id(id)));
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "cancelPort",
            summary = "Leave a port",
            description = "What a carrier has is cancelling until it says so; it may be too late.")
    PortView cancel(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return PortView.of(ports.cancel(id(id)));
    }

    @PostMapping("/{id}/state")
    @Operation(
            operationId = "setPortState",
            summary = "Write down how a port stands that is tracked by hand",
            description =
                    "`state`: submitted, exception, foc_date_set (with foc_at), porting, activated or cancelled. Once"
                            + " it is activated its numbers are set up.")
    PortView told(@PathVariable String id, @RequestBody StateWish body) {
        PermissionDecision.require(Permissions.ADMIN);
        return PortView.of(ports.told(
                id(id),
                PortWishes.state(body.state()),
                PortWishes.time("foc_at", body.focAt()),
                PortWishes.text("note", body.note(), LONGEST_NOTE)));
    }

    private Port port(String id) {
        UUID known = id(id);
        return transaction
                .execute(status -> rows.find(known))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such port."));
    }

    static UUID id(String text) {
        return Ids.parse(text)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such port."));
    }
}
