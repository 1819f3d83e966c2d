package io.dartwing.fax.broadcast;

import io.dartwing.fax.broadcast.Recipient.State;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.admission.Admission;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.records.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// The same fax to many: made from a list, set going, stopped, looked at.
@RestController
@RequestMapping("/api/v1/broadcasts")
@Tag(name = "Broadcasts")
class BroadcastController {
    private static final String CSV = "text/csv";
    private static final String CREATE = "POST /api/v1/broadcasts";
    private static final int RESULTS_AT_ONCE = 500;

    /// @param source how the recipient asked: `fax`, `phone`, `e-mail`, `letter`, `in person`, `web` or `other`
    record OptOutRequest(@Nullable String source) {}

    private static final List<String> SOURCES =
            List.of("fax", "phone", "e-mail", "letter", "in person", "web", "other");

    private final BroadcastRequests requests;
    private final Broadcasts broadcasts;
    private final BroadcastRows rows;
    private final RecipientRows recipients;
    private final BroadcastViews views;
    private final WorkFolders folders;
    private final Idempotency idempotency;
    private final Admission admission;
    private final PhiReads reads;
    private final Cursors cursors;
    private final TransactionTemplate transaction;

    BroadcastController(
            BroadcastRequests requests,
            Broadcasts broadcasts,
            BroadcastRows rows,
            RecipientRows recipients,
            BroadcastViews views,
            WorkFolders folders,
            Idempotency idempotency,
            Admission admission,
            PhiReads reads,
            Cursors cursors,
            TransactionTemplate transaction) {
        this.requests = requests;
        this.broadcasts = broadcasts;
        this.rows = rows;
        this.recipients = recipients;
        this.views = views;
        this.folders = folders;
        this.idempotency = idempotency;
        this.admission = admission;
        this.reads = reads;
        this.cursors = cursors;
        this.transaction = transaction;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "createBroadcast",
            summary = "Make a broadcast (multipart): file parts `file` and `recipients`, a CSV with a column number",
            description =
                    "A draft that says what was found of the list, how many pages it makes, how long it takes and,"
                            + " as far as prices are known, what it costs; with start=true it is set going at once. At most"
                            + " 10,000 recipients. Subject and message may name columns of the list: {company}.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BroadcastView.class)))
    ResponseEntity<?> createMultipart(
            MultipartHttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException, InterruptedException {
        FaxAccess.require(FaxAccess.SEND);
        try (WorkFolders.Folder folder = folders.open()) {
            return create(key, requests.multipart(request, folder));
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "createBroadcastJson", summary = "Make a broadcast (JSON with recipients and file_base64)")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BroadcastView.class)))
    ResponseEntity<?> createJson(
            @RequestBody BroadcastFields fields,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException, InterruptedException {
        FaxAccess.require(FaxAccess.SEND);
        try (WorkFolders.Folder folder = folders.open()) {
            return create(key, requests.json(fields, folder));
        }
    }

    private ResponseEntity<?> create(@Nullable String key, BroadcastRequests.Asked asked) {
        return admission.inTurn(() -> idempotency.once(key, CREATE, asked.fingerprint(), () -> {
            Broadcast broadcast = broadcasts.create(asked.wish());
            return ResponseEntity.created(URI.create("/api/v1/broadcasts/" + broadcast.id()))
                    .body(views.of(broadcast));
        }));
    }

    @GetMapping
    @Operation(operationId = "listBroadcasts", summary = "The broadcasts, newest first")
    Page<BroadcastView> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        FaxAccess.require(FaxAccess.READ);
        requireLimit(limit, 200);
        return transaction.execute(status -> {
            @Nullable
            UUID before = cursor == null
                    ? null
                    : UUID.fromString(
                            String.valueOf(cursors.read("broadcasts", cursor).getFirst()));
            List<Broadcast> found = rows.list(before, limit + 1);
            List<Broadcast> shown = found.size() > limit ? found.subList(0, limit) : found;
            return new Page<>(
                    shown.stream().map(views::brief).toList(),
                    found.size() > limit
                            ? cursors.write(
                                    "broadcasts", List.of(shown.getLast().id().toString()))
                            : null);
        });
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getBroadcast", summary = "A broadcast, with how many recipients are how far")
    BroadcastView get(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> views.of(broadcasts.require(id)));
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "deleteBroadcast",
            summary = "Delete a draft, or one that is over, with its list; its faxes stay")
    ResponseEntity<Void> delete(@PathVariable String id) {
        FaxAccess.require(FaxAccess.SEND);
        transaction.executeWithoutResult(
                status -> broadcasts.delete(broadcasts.require(id).id()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/start")
    @Operation(operationId = "startBroadcast", summary = "Set a draft going, now or at its time")
    BroadcastView start(@PathVariable String id) {
        return verb(id, broadcasts::start);
    }

    @PostMapping("/{id}/pause")
    @Operation(operationId = "pauseBroadcast", summary = "Begin no more of its faxes; those in calls end as they do")
    BroadcastView pause(@PathVariable String id) {
        return verb(id, broadcasts::pause);
    }

    @PostMapping("/{id}/resume")
    @Operation(operationId = "resumeBroadcast", summary = "Go on with a paused one")
    BroadcastView resume(@PathVariable String id) {
        return verb(id, broadcasts::resume);
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelBroadcast", summary = "Take back what has not left; the counts say what had gone")
    BroadcastView cancel(@PathVariable String id) {
        return verb(id, broadcasts::cancel);
    }

    private BroadcastView verb(String id, Function<UUID, Broadcast> act) {
        FaxAccess.require(FaxAccess.SEND);
        return transaction.execute(
                status -> views.of(act.apply(broadcasts.require(id).id())));
    }

    @GetMapping("/{id}/recipients")
    @Operation(operationId = "listBroadcastRecipients", summary = "Its recipients in the order of the list")
    Page<RecipientView> recipients(
            @PathVariable String id,
            @Parameter(description = "waiting, queued, sent, failed, uncertain, cancelled or skipped")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "The number, or its beginning") @RequestParam(required = false) @Nullable
                    String number,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        requireRecipients();
        requireLimit(limit, 500);
        @Nullable State wanted = state(state);
        return transaction.execute(status -> {
            UUID broadcast = broadcasts.require(id).id();
            int after = cursor == null
                    ? 0
                    : Integer.parseInt(String.valueOf(
                            cursors.read("broadcast-recipients", cursor).getFirst()));
            List<Recipient> found = recipients.list(broadcast, wanted, number, after, limit + 1);
            List<Recipient> shown = found.size() > limit ? found.subList(0, limit) : found;
            reads.recordWatching("broadcast.recipients_read", Broadcasts.SUBJECT, broadcast);
            return new Page<>(
                    shown.stream().map(RecipientView::of).toList(),
                    found.size() > limit
                            ? cursors.write(
                                    "broadcast-recipients",
                                    List.of(String.valueOf(shown.getLast().position())))
                            : null);
        });
    }

    @PostMapping("/{id}/recipients/{position}/opt-out")
    @Operation(
            operationId = "optRecipientOut",
            summary = "A recipient asked to get no more faxes: put its number on the do-not-fax list",
            description = "The code on a page of an advertisement names both: BC-2026-00012/42 is recipient 42 of"
                    + " broadcast BC-2026-00012.")
    RecipientView optOut(
            @PathVariable String id,
            @PathVariable String position,
            @RequestBody(required = false) @Nullable OptOutRequest body) {
        FaxAccess.require(FaxAccess.SEND);
        String source = body == null || body.source() == null ? "fax" : body.source();
        if (!SOURCES.contains(source)) {
            throw PlatformError.invalid("source", "unknown", String.join(", ", SOURCES));
        }
        return transaction.execute(status -> {
            Broadcast broadcast = broadcasts.require(id);
            int place = place(position);
            broadcasts.optOut(broadcast, place, source);
            return RecipientView.of(recipients.find(broadcast.id(), place).orElseThrow(Broadcasts::notFound));
        });
    }

    @GetMapping(value = "/{id}/results", produces = CSV)
    @Operation(operationId = "getBroadcastResults", summary = "What became of each recipient, as CSV")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> results(@PathVariable String id) {
        requireRecipients();
        return transaction.execute(status -> {
            Broadcast broadcast = broadcasts.require(id);
            var text = new StringBuilder(ResultsCsv.header());
            int after = 0;
            List<Recipient> some;
            do {
                some = recipients.list(broadcast.id(), null, null, after, RESULTS_AT_ONCE);
                for (Recipient recipient : some) {
                    text.append(ResultsCsv.row(recipient));
                    after = recipient.position();
                }
            } while (some.size() == RESULTS_AT_ONCE);
            reads.record("broadcast.results_read", Broadcasts.SUBJECT, broadcast.id());
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + broadcast.code() + ".csv\"")
                    .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                    .body(text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void requireRecipients() {
        FaxAccess.require(FaxAccess.READ);
        FaxAccess.requireInLists(FaxAccess.PARTY);
    }

    private static @Nullable State state(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return State.ALL.stream()
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> PlatformError.invalid(
                        "state",
                        "unknown",
                        String.join(", ", State.ALL.stream().map(State::text).toList())));
    }

    private static int place(String position) {
        if (!position.matches("[1-9][0-9]{0,5}")) {
            throw new ProblemException(PlatformError.NOT_FOUND, "recipient: not found");
        }
        return Integer.parseInt(position);
    }

    private static void requireLimit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new ProblemException(PlatformError.VALIDATION, "limit: out of range (expected: 1 to " + most + ")");
        }
    }
}
