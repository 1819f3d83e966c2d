package io.dartwing.fax.api;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.outbound.OutboundVerbs;
import io.dartwing.fax.reading.ReadAgain;
import io.dartwing.fax.work.FaxWork;
import io.dartwing.fax.work.Snoozes;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be done with a fax: cancel, send again, assign, mark as read, read again, tag, put aside,
/// delete.
@RestController
@RequestMapping("/api/v1/faxes/{id}")
@Tag(name = "Fax actions")
class FaxVerbsController {
    record Retry(@Nullable Boolean confirmDuplicate) {}

    record Read(@Nullable Boolean unread) {}

    record Snooze(@Nullable Instant until) {}

    /// Both null: nobody's, lying in no inbox.
    record Assign(@Nullable UUID personId, @Nullable UUID inboxId) {}

    private final OutboundVerbs outbound;
    private final FaxWork work;
    private final Snoozes snoozes;
    private final ReadAgain readAgain;
    private final FaxQueries queries;
    private final Audit audit;
    private final TransactionTemplate transaction;

    FaxVerbsController(
            OutboundVerbs outbound,
            FaxWork work,
            Snoozes snoozes,
            ReadAgain readAgain,
            FaxQueries queries,
            Audit audit,
            TransactionTemplate transaction) {
        this.outbound = outbound;
        this.work = work;
        this.snoozes = snoozes;
        this.readAgain = readAgain;
        this.queries = queries;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping("/cancel")
    @Operation(operationId = "cancelFax", summary = "Take a waiting fax back, or end its call")
    FaxView cancel(@PathVariable String id) {
        return verb(id, FaxAccess.SEND, "fax.cancelled", outbound::cancel);
    }

    @PostMapping("/retry")
    @Operation(operationId = "retryFax", summary = "Send a failed, cancelled or uncertain fax again")
    FaxView retry(@PathVariable String id, @RequestBody(required = false) @Nullable Retry body) {
        boolean confirmed = body != null && Boolean.TRUE.equals(body.confirmDuplicate());
        return verb(id, FaxAccess.SEND, "fax.retried", fax -> outbound.retry(fax, confirmed));
    }

    @PostMapping("/mark-sent")
    @Operation(operationId = "markFaxSent", summary = "An uncertain fax did arrive, a person says")
    FaxView markSent(@PathVariable String id) {
        return verb(id, FaxAccess.SEND, "fax.marked_sent", outbound::markSent);
    }

    @PostMapping("/read")
    @Operation(operationId = "markFaxRead", summary = "Mark as read, or unread, for the person who asks")
    FaxView read(@PathVariable String id, @RequestBody(required = false) @Nullable Read body) {
        FaxAccess.require(FaxAccess.READ);
        FaxWork.requirePerson();
        boolean unread = body != null && Boolean.TRUE.equals(body.unread());
        return work(id, FaxAccess.READ, fax -> work.mark(fax, unread));
    }

    @PostMapping("/assign")
    @Operation(operationId = "assignFax", summary = "Give an inbound fax to a person or an inbox")
    FaxView assign(@PathVariable String id, @RequestBody Assign body) {
        return work(id, FaxAccess.ASSIGN, fax -> work.assign(fax, body.inboxId(), body.personId()));
    }

    @PutMapping("/tags/{tagId}")
    @Operation(operationId = "tagFax", summary = "Put a tag on a fax")
    FaxView tag(@PathVariable String id, @PathVariable String tagId) {
        return work(id, FaxAccess.ASSIGN, fax -> work.tag(fax, tag(tagId)));
    }

    @DeleteMapping("/tags/{tagId}")
    @Operation(operationId = "untagFax", summary = "Take a tag off a fax")
    FaxView untag(@PathVariable String id, @PathVariable String tagId) {
        return work(id, FaxAccess.ASSIGN, fax -> work.untag(fax, tag(tagId)));
    }

    @PostMapping("/read-again")
    @Operation(
            operationId = "readFaxAgain",
            summary = "Have the pages of a received fax read once more",
            description =
                    "In the background: text, category, spam score and findings are replaced, and the search finds"
                            + " the new ones. The fax stays where it lies, and a category that a person set stays.")
    FaxView readAgain(@PathVariable String id) {
        return verb(id, FaxAccess.ASSIGN, "fax.read_again", readAgain::ask);
    }

    @PutMapping("/snooze")
    @Operation(
            operationId = "snoozeFax",
            summary = "Put a received fax aside until a time, for everybody",
            description = "It comes back earlier when it is handed on, or when a note on it mentions somebody.")
    FaxView snooze(@PathVariable String id, @RequestBody Snooze body) {
        return work(id, FaxAccess.ASSIGN, fax -> {
            if (body.until() == null) {
                throw PlatformError.invalid("until", "missing", "the time when it comes back");
            }
            snoozes.snooze(fax, body.until());
        });
    }

    @DeleteMapping("/snooze")
    @Operation(operationId = "wakeFax", summary = "Bring a fax back that was put aside")
    FaxView wake(@PathVariable String id) {
        return work(id, FaxAccess.ASSIGN, fax -> snoozes.wake(fax, "Somebody brought it back"));
    }

    @PutMapping("/done")
    @Operation(
            operationId = "finishFax",
            summary = "Say that a received fax is finished",
            description = "It counts no more among a person's open faxes, and nothing escalates it. Handing it on"
                    + " takes it up again.")
    FaxView finish(@PathVariable String id) {
        return work(id, FaxAccess.ASSIGN, fax -> work.finish(fax, true));
    }

    @DeleteMapping("/done")
    @Operation(operationId = "reopenFax", summary = "Take a finished fax up again")
    FaxView reopen(@PathVariable String id) {
        return work(id, FaxAccess.ASSIGN, fax -> work.finish(fax, false));
    }

    @DeleteMapping
    @Operation(operationId = "deleteFax", summary = "Delete a fax")
    ResponseEntity<Void> delete(@PathVariable String id) {
        FaxAccess.require(FaxAccess.DELETE);
        transaction.executeWithoutResult(
                status -> work.delete(queries.require(id, FaxAccess.DELETE).id()));
        return ResponseEntity.noContent().build();
    }

    private FaxView work(String id, Action action, Consumer<UUID> change) {
        FaxAccess.require(action);
        return transaction.execute(status -> {
            UUID fax = queries.require(id, action).id();
            change.accept(fax);
            return queries.require(fax.toString());
        });
    }

    private static UUID tag(String id) {
        return Ids.parse(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "tag: not found"));
    }

    private FaxView verb(String id, Action action, String event, Function<String, FaxDocument> change) {
        FaxAccess.require(action);
        return transaction.execute(status -> {
            String visible = queries.require(id, action).id().toString();
            FaxDocument fax = change.apply(visible);
            audit.record(event, "fax_document", fax.id(), Map.of());
            return queries.require(visible);
        });
    }
}
