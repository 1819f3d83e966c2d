package io.dartwing.fax.work;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.folder.FaxFolders;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.fax.tag.FaxTag;
import io.dartwing.fax.tag.FaxTags;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.identity.Person;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.privacy.LegalHolds;
import io.dartwing.platform.problem.PlatformError;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is done with one fax, audited. Callers have asked whether the current actor may do it with
/// this fax.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxWork {
    static final String FAX = "fax_document";

    private final Faxes faxes;
    private final FaxQueries queries;
    private final FaxTags tags;
    private final Snoozes snoozes;
    private final FaxFolders folders;
    private final FaxTimeline timeline;
    private final LegalHolds holds;
    private final Audit audit;
    private final Events events;
    private final EntityManager entities;
    private final Clock clock;

    FaxWork(
            Faxes faxes,
            FaxQueries queries,
            FaxTags tags,
            Snoozes snoozes,
            FaxFolders folders,
            FaxTimeline timeline,
            LegalHolds holds,
            Audit audit,
            Events events,
            EntityManager entities,
            Clock clock) {
        this.faxes = faxes;
        this.queries = queries;
        this.tags = tags;
        this.snoozes = snoozes;
        this.folders = folders;
        this.timeline = timeline;
        this.holds = holds;
        this.audit = audit;
        this.events = events;
        this.entities = entities;
        this.clock = clock;
    }

    /// Gives a received fax to a person, or to nobody, and puts it into an inbox; null leaves it
    /// where it lies.
    public void assign(UUID id, @Nullable UUID inboxId, @Nullable UUID personId) {
        place(id, inboxId == null ? locked(id).inboxId().orElse(null) : inboxId, personId, inboxId != null);
    }

    /// The same, where null takes it out of its inbox.
    void place(UUID id, @Nullable UUID inboxId, @Nullable UUID personId) {
        place(id, inboxId, personId, inboxId != null);
    }

    private void place(UUID id, @Nullable UUID inboxId, @Nullable UUID personId, boolean tellInbox) {
        FaxDocument fax = locked(id);
        if (fax.direction() != FaxDirection.INBOUND) {
            throw new ProblemException(FaxError.WRONG_STATE, "direction: outbound (expected: inbound)");
        }
        Person person = personId == null ? null : person(personId);
        Inbox inbox = inboxId == null ? null : inbox(inboxId);
        fax.assign(inboxId, personId);
        requireStillSeen(fax, inbox);
        boolean woken = fax.snoozedUntil().isPresent();
        fax.wake();
        faxes.save(fax);
        timeline.add(
                id,
                "assigned",
                person == null ? "Assigned to nobody" : "Assigned to " + person.fullName(),
                inbox == null || !tellInbox ? null : "In inbox " + inbox.name());
        if (woken) {
            snoozes.woken(fax, "It was handed on");
        }
        audit.record("fax.assigned", FAX, id, Map.of());
        events.publish(new FaxEvent.FaxAssigned(fax.organizationId(), id));
    }

    /// Says that a received fax needs nobody any more, or somebody again.
    public void finish(UUID id, boolean done) {
        FaxDocument fax = locked(id);
        if (fax.direction() != FaxDirection.INBOUND) {
            throw new ProblemException(FaxError.WRONG_STATE, "direction: outbound (expected: inbound)");
        }
        if (fax.status() != FaxStatus.DELIVERED && fax.status() != FaxStatus.REJECTED) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: " + fax.status().text() + " (expected: delivered or rejected)");
        }
        if (fax.doneAt().isPresent() == done) {
            return;
        }
        if (done) {
            var actor = Actors.current().reference();
            fax.finish(
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    new FaxDocument.ActorName(actor.id(), actor.name()));
        } else {
            fax.reopen();
        }
        faxes.save(fax);
        timeline.add(id, done ? "done" : "reopened", done ? "Finished" : "Taken up again");
        audit.record(done ? "fax.done" : "fax.reopened", FAX, id, Map.of());
        events.publish(new FaxEvent.FaxDone(fax.organizationId(), id, done));
    }

    /// Marks as read, or unread, for the person who asks.
    public void mark(UUID id, boolean unread) {
        queries.mark(id, requirePerson().id(), unread, clock.instant());
    }

    /// Problem `DW-403` for programs.
    public static PersonActor requirePerson() {
        if (!(Actors.current() instanceof PersonActor person)) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "read: only people read (expected: a signed-in person)");
        }
        return person;
    }

    public void tag(UUID id, UUID tagId) {
        FaxTag tag = tags.find(tagId).orElseThrow(FaxWork::noTag);
        FaxDocument fax = locked(id);
        if (fax.tagIds().contains(tagId)) {
            return;
        }
        var next = new ArrayList<>(tags.known(fax.tagIds()));
        if (next.size() >= FaxDocument.MOST_TAGS) {
            throw PlatformError.invalid("tags", "too many on this fax", "at most " + FaxDocument.MOST_TAGS);
        }
        next.add(tagId);
        tagged(fax, next, "fax.tagged", "Tagged “" + tag.name() + "”");
    }

    public void untag(UUID id, UUID tagId) {
        FaxTag tag = tags.find(tagId).orElseThrow(FaxWork::noTag);
        FaxDocument fax = locked(id);
        if (fax.tagIds().contains(tagId)) {
            List<UUID> next =
                    fax.tagIds().stream().filter(known -> !known.equals(tagId)).toList();
            tagged(fax, next, "fax.untagged", "Tag “" + tag.name() + "” taken off");
        }
    }

    private void tagged(FaxDocument fax, List<UUID> next, String event, String text) {
        fax.tagged(next);
        faxes.save(fax);
        timeline.add(fax.id(), event.substring("fax.".length()), text);
        audit.record(event, FAX, fax.id(), Map.of());
    }

    /// Puts it into a folder, or out of any; whoever does that may edit both.
    ///
    /// @param folderId null for none
    public void move(UUID id, @Nullable UUID folderId) {
        FaxDocument fax = locked(id);
        if (fax.folderId().equals(Optional.ofNullable(folderId))) {
            return;
        }
        fax.folderId().ifPresent(folders::requireMayEdit);
        if (folderId != null) {
            folders.requireOpen(folderId);
        }
        fax.putInto(folderId);
        faxes.save(fax);
        // Without its name: not everybody who sees the fax sees the folder.
        timeline.add(id, "moved", folderId == null ? "Taken out of its folder" : "Put into a folder");
        audit.record("fax.moved", FAX, id, Map.of());
    }

    /// It disappears from lists; its row and pages stay.
    public void delete(UUID id) {
        FaxDocument fax = locked(id);
        switch (fax.status()) {
            case QUEUED, SENDING, RECEIVED, PROCESSING ->
                throw new ProblemException(
                        FaxError.WRONG_STATE,
                        "status: " + fax.status().text() + " (expected: one at rest; cancel it first)");
            default -> {}
        }
        holds.requireDeletable(FAX, id);
        timeline.add(id, "deleted", "Deleted");
        fax.markDeleted(clock.instant());
        faxes.save(fax);
        audit.record("fax.deleted", FAX, id, Map.of());
    }

    void restore(UUID id) {
        FaxDocument fax = faxes.lock(id).orElseThrow(Faxes::notFound);
        fax.markKept();
        faxes.save(fax);
        timeline.add(id, "restored", "Restored");
        audit.record("fax.restored", FAX, id, Map.of());
    }

    /// Problem `DW-400` when it is none of the organisation's active people.
    Person person(UUID id) {
        return entities.createQuery("from Person where id = :id", Person.class)
                .setParameter("id", id)
                .getResultStream()
                .filter(Person::active)
                .findFirst()
                .orElseThrow(
                        () -> PlatformError.invalid("person_id", "not found", "an active person of the organisation"));
    }

    /// Problem `DW-400` when it is none of the organisation's inboxes.
    Inbox inbox(UUID id) {
        Inbox inbox = entities.find(Inbox.class, id);
        if (inbox == null) {
            throw PlatformError.invalid("inbox_id", "not found", "one of the inboxes");
        }
        return inbox;
    }

    private static ProblemException noTag() {
        return new ProblemException(PlatformError.NOT_FOUND, "tag: not found");
    }

    private FaxDocument locked(UUID id) {
        return faxes.lock(id.toString());
    }

    /// Row-level security lets nobody write what it then could not see.
    private static void requireStillSeen(FaxDocument fax, @Nullable Inbox inbox) {
        UUID me = Actors.current().id();
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
}
