package io.dartwing.fax.api;

import io.dartwing.fax.document.AttemptView;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxFilter;
import io.dartwing.fax.document.FaxFilterFields;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.folder.FaxFolders;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.trunk.Trunks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// Sending, listing and looking at faxes.
@RestController
@RequestMapping("/api/v1/faxes")
@Tag(name = "Faxes")
class FaxController {
    private static final String FAX = "fax_document";

    record Timeline(List<FaxTimeline.Entry> data) {}

    record Attempts(List<AttemptView> data) {}

    private final SendRequests requests;
    private final WorkFolders folders;
    private final FaxFolders faxFolders;
    private final FaxSending sending;
    private final FaxQueries queries;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final Trunks trunks;
    private final CarrierAccounts carriers;
    private final PhiReads reads;
    private final TransactionTemplate transaction;

    FaxController(
            SendRequests requests,
            WorkFolders folders,
            FaxFolders faxFolders,
            FaxSending sending,
            FaxQueries queries,
            Faxes faxes,
            FaxTimeline timeline,
            Trunks trunks,
            CarrierAccounts carriers,
            PhiReads reads,
            TransactionTemplate transaction) {
        this.requests = requests;
        this.folders = folders;
        this.faxFolders = faxFolders;
        this.sending = sending;
        this.queries = queries;
        this.faxes = faxes;
        this.timeline = timeline;
        this.trunks = trunks;
        this.carriers = carriers;
        this.reads = reads;
        this.transaction = transaction;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "sendFax", summary = "Send a fax (multipart)")
    ResponseEntity<?> sendMultipart(
            MultipartHttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        FaxAccess.require(FaxAccess.SEND);
        try (WorkFolders.Folder folder = folders.open()) {
            return sending.accept("POST /api/v1/faxes", key, requests.multipart(request, folder), fax -> fax);
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "sendFaxJson", summary = "Send a fax (JSON with file_base64 or file_url)")
    ResponseEntity<?> sendJson(
            @RequestBody SendFields fields,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        return sending.send("POST /api/v1/faxes", fields, key, fax -> fax);
    }

    @GetMapping
    @Operation(operationId = "listFaxes", summary = "List faxes, newest first")
    Page<FaxView> list(
            @RequestParam(required = false) @Nullable String direction,
            @Parameter(description = "One status, or several with commas") @RequestParam(required = false) @Nullable
                    String status,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @Parameter(description = "Words to find in text, numbers, names and subject")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @RequestParam(name = "inbox_id", required = false) @Nullable UUID inboxId,
            @Parameter(description = "`me` or a person's id")
                    @RequestParam(name = "assigned_to", required = false)
                    @Nullable
                    String assignedTo,
            @RequestParam(required = false) @Nullable Boolean unread,
            @Parameter(description = "One category, or several with commas") @RequestParam(required = false) @Nullable
                    String category,
            @Parameter(description = "Whether a person should look at the category")
                    @RequestParam(name = "category_unsure", required = false)
                    @Nullable
                    Boolean unsure,
            @RequestParam(name = "contains_phi", required = false) @Nullable Boolean containsPhi,
            @Parameter(description = "Spam score, 0 to 100, or more")
                    @RequestParam(name = "min_spam", required = false)
                    @Nullable
                    Integer minSpam,
            @Parameter(description = "Spam score, 0 to 100, or less")
                    @RequestParam(name = "max_spam", required = false)
                    @Nullable
                    Integer maxSpam,
            @Parameter(description = "The id of a tag, or several with commas: faxes that have all of them")
                    @RequestParam(required = false)
                    @Nullable
                    String tag,
            @Parameter(description = "Put aside until a time, or not") @RequestParam(required = false) @Nullable
                    Boolean snoozed,
            @Parameter(description = "A folder's id; a smart folder holds what fits its filter")
                    @RequestParam(required = false)
                    @Nullable
                    UUID folder,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        FaxAccess.require(FaxAccess.READ);
        if (limit < 1 || limit > 200) {
            throw new ProblemException(PlatformError.VALIDATION, "limit: out of range (expected: 1 to 200)");
        }
        FaxFilter filter = new FaxFilterFields(
                        direction,
                        status,
                        to,
                        from,
                        since,
                        until,
                        q,
                        inboxId,
                        assignedTo,
                        unread,
                        category,
                        unsure,
                        containsPhi,
                        minSpam,
                        maxSpam,
                        tag,
                        snoozed,
                        folder)
                .filter(cursor, limit);
        return transaction.execute(tx -> {
            Page<FaxView> page = queries.list(faxFolders.narrowed(filter));
            reads.recordList(
                    filter.q() == null ? "fax.listed" : "fax.searched",
                    FAX,
                    page.data().stream().map(FaxView::id).toList(),
                    Map.of());
            return page;
        });
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getFax", summary = "One fax")
    FaxView get(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(tx -> seen("fax.read", id));
    }

    @GetMapping("/{id}/timeline")
    @Operation(operationId = "getFaxTimeline", summary = "What happened to a fax, and why")
    Timeline timeline(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(
                tx -> new Timeline(timeline.of(seen("fax.history_read", id).id())));
    }

    @GetMapping("/{id}/attempts")
    @Operation(operationId = "listFaxAttempts", summary = "The attempts to send a fax, or the call that brought it")
    Attempts attempts(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(tx ->
                new Attempts(faxes.attempts(seen("fax.attempts_read", id).id()).stream()
                        .map(attempt -> attempt.view(way(attempt).orElse(null)))
                        .toList()));
    }

    private Optional<String> way(FaxAttempt attempt) {
        return Optional.ofNullable(attempt.trunkId())
                .flatMap(trunks::name)
                .or(() -> Optional.ofNullable(attempt.carrierId()).flatMap(carriers::name));
    }

    private FaxView seen(String event, String id) {
        FaxView fax = queries.require(id, FaxAccess.READ);
        reads.record(event, FAX, fax.id());
        return fax;
    }
}
