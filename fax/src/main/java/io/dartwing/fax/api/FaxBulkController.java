package io.dartwing.fax.api;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxFilterFields;
import io.dartwing.fax.work.Bulk;
import io.dartwing.fax.work.BulkAction;
import io.dartwing.fax.work.BulkWish;
import io.dartwing.fax.work.FaxBulks;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/// One action over many faxes, with what came of each, and its undo.
@RestController
@RequestMapping("/api/v1/faxes/bulk")
@Tag(name = "Fax actions")
class FaxBulkController {
    /// @param ids the faxes, unless a filter is given
    /// @param folderId for `move`; missing is out of any folder
    /// @param filter all that fit it, by the names of the query of `GET /faxes`
    record BulkRequest(
            @Nullable String action,
            @Nullable List<UUID> ids,
            @Nullable FaxFilterFields filter,
            @Nullable UUID personId,
            @Nullable UUID inboxId,
            @Nullable UUID tagId,
            @Nullable Instant until,
            @Nullable UUID folderId) {}

    /// @param outcome `done`, `unchanged` or `refused`; null while it waits
    /// @param undo `restored` or `left`; null when it was not undone
    /// @param code why it was refused or left
    record BulkResult(
            UUID faxId,
            @Nullable String outcome,
            @Nullable String undo,
            @Nullable String code,
            @Nullable String detail) {}

    /// @param status `running`, `done`, `undoing` or `undone`
    /// @param undoUntil until when it can be undone; null when it can't be
    record BulkView(
            UUID id,
            String action,
            String status,
            int total,
            int done,
            int unchanged,
            int refused,
            int restored,
            int left,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable Instant undoUntil,
            List<BulkResult> results) {
        static BulkView of(Bulk.Results results) {
            Bulk bulk = results.bulk();
            return new BulkView(
                    bulk.id(),
                    bulk.action().text(),
                    bulk.status().text(),
                    bulk.total(),
                    results.count("done"),
                    results.count("unchanged"),
                    results.count("refused"),
                    results.count("restored"),
                    results.count("left"),
                    bulk.createdAt(),
                    bulk.finishedAt().orElse(null),
                    bulk.undoUntil().orElse(null),
                    results.items().stream()
                            .map(item -> new BulkResult(
                                    item.fax(),
                                    item.outcome().orElse(null),
                                    item.undo().orElse(null),
                                    item.code().orElse(null),
                                    item.detail().orElse(null)))
                            .toList());
        }
    }

    private final FaxBulks bulks;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    FaxBulkController(FaxBulks bulks, Idempotency idempotency, JsonMapper json, TransactionTemplate transaction) {
        this.bulks = bulks;
        this.idempotency = idempotency;
        this.json = json;
        this.transaction = transaction;
    }

    @PostMapping
    @Operation(
            operationId = "changeManyFaxes",
            summary =
                    "Do one thing with many faxes: those named (at most 500), or all that fit a filter (at most 2000)",
            description =
                    "assign, read, unread, tag, untag, move, snooze, wake, release, reject, cancel, retry or delete. Up to 100 are done when this answers;"
                            + " more run on, and GET tells how far they are. It can be undone for ten minutes.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BulkView.class)))
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BulkView.class)))
    ResponseEntity<?> begin(
            @RequestBody BulkRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        FaxBulks.require();
        BulkAction action = BulkAction.of(body.action());
        FaxBulks.require(action);
        byte[] fingerprint =
                Fingerprint.start().add(json.writeValueAsString(body)).finish();
        ResponseEntity<?> begun = idempotency.once(key, "POST /api/v1/faxes/bulk", fingerprint, () -> {
            var wish = new BulkWish(body.personId(), body.inboxId(), body.tagId(), body.until(), body.folderId());
            Bulk bulk = bulks.begin(action, wish, faxes(body));
            return ResponseEntity.status(bulk.total() > FaxBulks.AT_ONCE ? 202 : 201)
                    .location(URI.create("/api/v1/faxes/bulk/" + bulk.id()))
                    .body(view(bulk.id()));
        });
        return finished(begun);
    }

    /// The stored answer says what began; the caller gets how it went.
    private ResponseEntity<?> finished(ResponseEntity<?> begun) {
        URI location = begun.getHeaders().getLocation();
        if (!begun.getStatusCode().is2xxSuccessful() || location == null) {
            return begun;
        }
        UUID id =
                UUID.fromString(location.getPath().substring(location.getPath().lastIndexOf('/') + 1));
        return new ResponseEntity<>(run(id), begun.getHeaders(), begun.getStatusCode());
    }

    @GetMapping("/{bulkId}")
    @Operation(
            operationId = "getBulk",
            summary = "How far an action over many faxes of yours is, and what came of each")
    BulkView get(@PathVariable String bulkId) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> view(id(bulkId)));
    }

    @PostMapping("/{bulkId}/undo")
    @Operation(
            operationId = "undoBulk",
            summary = "Take an action over many faxes back; what was changed since is left, and named")
    BulkView undo(@PathVariable String bulkId) {
        FaxBulks.require();
        UUID id = id(bulkId);
        transaction.executeWithoutResult(status -> bulks.undo(id));
        return run(id);
    }

    private BulkView run(UUID id) {
        BulkView begun = transaction.execute(status -> view(id));
        bulks.run(id, begun.total());
        return transaction.execute(status -> view(id));
    }

    private BulkView view(UUID id) {
        return BulkView.of(bulks.require(id));
    }

    private List<UUID> faxes(BulkRequest body) {
        List<UUID> ids = body.ids();
        FaxFilterFields filter = body.filter();
        if (ids == null && filter != null) {
            return bulks.fitting(filter.filter(null, FaxBulks.MOST_FITTING + 1));
        }
        if (ids == null || filter != null) {
            throw PlatformError.invalid("ids", "not valid", "either ids or a filter");
        }
        if (ids.isEmpty() || ids.size() > FaxBulks.MOST_IDS || ids.stream().anyMatch(Objects::isNull)) {
            throw PlatformError.invalid("ids", "not valid", "1 to " + FaxBulks.MOST_IDS + " ids");
        }
        return ids;
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "bulk: not found"));
    }
}
