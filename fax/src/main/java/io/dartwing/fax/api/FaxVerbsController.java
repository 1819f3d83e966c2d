package io.dartwing.fax.api;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.fax.outbound.OutboundVerbs;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.identity.Person;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.privacy.LegalHolds;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be done with a fax: cancel, send again, assign, mark as read, delete.
@RestController
@RequestMapping("/api/v1/faxes/{id}")
@Tag(name = "Fax actions")
class FaxVerbsController {
    record Retry(@Nullable Boolean confirmDuplicate) {}

    record Read(@Nullable Boolean unread) {}

    /// Both null: nobody's, lying in no inbox.
    record Assign(@Nullable UUID personId, @Nullable UUID inboxId) {}

    private final OutboundVerbs outbound;
    private final Faxes faxes;
    private final FaxQueries queries;
    private final FaxTimeline timeline;
    private final LegalHolds holds;
    private final Audit audit;
    private final Events events;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FaxVerbsController(
            OutboundVerbs outbound,
            Faxes faxes,
            FaxQueries queries,
            FaxTimeline timeline,
            LegalHolds holds,
            Audit audit,
            Events events,
            EntityManager entities,
            TransactionTemplate transaction,
            Clock clock) {
        this.outbound = outbound;
        this.faxes = faxes;
        this.queries = queries;
        this.timeline = timeline;
        this.holds = holds;
        this.audit = audit;
        this.events = events;
        this.entities = entities;
        this.transaction = transaction;
        this.clock = clock;
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
        if (!(Actors.current() instanceof PersonActor person)) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "read: only people read (expected: a signed-in person)");
        }
        return transaction.execute(status -> {
            FaxView fax = queries.require(id, FaxAccess.READ);
            queries.mark(fax.id(), person.id(), body != null && Boolean.TRUE.equals(body.unread()), clock.instant());
            return queries.require(id, FaxAccess.READ);
        });
    }

    @PostMapping("/assign")
    @Operation(operationId = "assignFax", summary = "Give an inbound fax to a person or an inbox")
    FaxView assign(@PathVariable String id, @RequestBody Assign body) {
        return verb(id, FaxAccess.ASSIGN, "fax.assigned", fax -> {
            FaxDocument document = faxes.lock(fax);
            if (document.direction() != FaxDirection.INBOUND) {
                throw new ProblemException(FaxError.WRONG_STATE, "direction: outbound (expected: inbound)");
            }
            Person person = body.personId() == null ? null : member(body.personId());
            Inbox inbox = body.inboxId() == null ? null : entities.find(Inbox.class, body.inboxId());
            if (body.inboxId() != null && inbox == null) {
                throw new ProblemException(
                        PlatformError.VALIDATION, "inbox_id: not found (expected: one of the inboxes)");
            }
            document.assign(body.inboxId() == null ? document.inboxId().orElse(null) : body.inboxId(), body.personId());
            requireStillSeen(document, inbox);
            faxes.save(document);
            timeline.add(
                    document.id(),
                    "assigned",
                    person == null ? "Assigned to nobody" : "Assigned to " + person.fullName(),
                    inbox == null ? null : "In inbox " + inbox.name());
            events.publish(new FaxEvent.FaxAssigned(document.organizationId(), document.id()));
            return document;
        });
    }

    @DeleteMapping
    @Operation(operationId = "deleteFax", summary = "Delete a fax")
    ResponseEntity<Void> delete(@PathVariable String id) {
        FaxAccess.require(FaxAccess.DELETE);
        transaction.executeWithoutResult(status -> {
            FaxDocument fax =
                    faxes.lock(queries.require(id, FaxAccess.DELETE).id().toString());
            switch (fax.status()) {
                case QUEUED, SENDING, RECEIVED, PROCESSING ->
                    throw new ProblemException(
                            FaxError.WRONG_STATE,
                            "status: " + fax.status().text() + " (expected: one at rest; cancel it first)");
                default -> {}
            }
            holds.requireDeletable("fax_document", fax.id());
            timeline.add(fax.id(), "deleted", "Deleted");
            fax.markDeleted(clock.instant());
            faxes.save(fax);
            audit.record("fax.deleted", "fax_document", fax.id(), Map.of());
        });
        return ResponseEntity.noContent().build();
    }

    /// Row-level security lets nobody write what it then could not see.
    private void requireStillSeen(FaxDocument fax, @Nullable Inbox into) {
        UUID me = Actors.current().id();
        Inbox inbox = into != null
                ? into
                : fax.inboxId().map(known -> entities.find(Inbox.class, known)).orElse(null);
        boolean open = !(Actors.current() instanceof PersonActor)
                || Actors.current().may(Permissions.FAX_READ_ALL)
                || fax.assignedTo().map(me::equals).orElse(false)
                || inbox == null
                || inbox.members().isEmpty()
                || inbox.members().contains(me);
        if (!open) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "assign: you would no longer see the fax (expected: one of your inboxes)");
        }
    }

    private Person member(UUID id) {
        return entities.createQuery("from Person where id = :id", Person.class)
                .setParameter("id", id)
                .getResultStream()
                .filter(Person::active)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        PlatformError.VALIDATION,
                        "person_id: not found (expected: an active person of the organisation)"));
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
