package io.dartwing.fax.note;

import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.work.Snoozes;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.identity.Person;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.privacy.LegalHolds;
import io.dartwing.platform.problem.PlatformError;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes, changes and deletes notes on faxes that the current actor may see.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxNotes {
    static final NoticeKind MENTIONED = NoticeKind.of(
            "fax.mentioned",
            "Somebody calls upon you in a note on a fax",
            "{author} mentioned you on {fax_name}",
            "{author} mentioned you in a note on {fax_name}.",
            "author",
            "fax_name");
    static final int LONGEST = 5_000;
    private static final int MOST_NOTES = 500;
    private static final int MOST_MENTIONS = 20;

    /// What somebody wants a note to say.
    record Wish(String text, List<UUID> mentions) {}

    private final NoteRows rows;
    private final Snoozes snoozes;
    private final Notifications notifications;
    private final Events events;
    private final Audit audit;
    private final LegalHolds holds;
    private final EntityManager entities;
    private final Clock clock;

    FaxNotes(
            NoteRows rows,
            Snoozes snoozes,
            Notifications notifications,
            Events events,
            Audit audit,
            LegalHolds holds,
            EntityManager entities,
            Clock clock) {
        this.rows = rows;
        this.snoozes = snoozes;
        this.notifications = notifications;
        this.events = events;
        this.audit = audit;
        this.holds = holds;
        this.entities = entities;
        this.clock = clock;
    }

    List<FaxNote> of(FaxView fax) {
        return rows.of(fax.id());
    }

    FaxNote write(FaxView fax, Wish wish) {
        Wish checked = checked(wish);
        if (rows.count(fax.id()) >= MOST_NOTES) {
            throw PlatformError.invalid("notes", "too many on this fax", "at most " + MOST_NOTES);
        }
        var author = Actors.current().reference();
        var note = new FaxNote(
                Ids.next(),
                fax.id(),
                author.id(),
                author.name(),
                checked.text(),
                checked.mentions(),
                clock.instant(),
                Optional.empty());
        rows.insert(note);
        tell(fax, checked.mentions());
        done(fax, note.id(), "fax.note_written");
        return note;
    }

    FaxNote change(FaxView fax, UUID id, Wish wish) {
        FaxNote before = own(fax, id);
        Wish checked = checked(wish);
        rows.change(id, checked.text(), checked.mentions(), clock.instant());
        var added = new ArrayList<>(checked.mentions());
        added.removeAll(before.mentions());
        tell(fax, added);
        done(fax, id, "fax.note_changed");
        return rows.lock(fax.id(), id).orElseThrow();
    }

    void delete(FaxView fax, UUID id) {
        own(fax, id);
        rows.delete(id);
        done(fax, id, "fax.note_deleted");
    }

    /// One that its author may change or delete; a legal hold on the fax keeps its notes as they are.
    private FaxNote own(FaxView fax, UUID id) {
        FaxNote note = rows.lock(fax.id(), id)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "note: not found"));
        if (!note.author().equals(Actors.current().id())) {
            throw new ProblemException(PlatformError.FORBIDDEN, "note: somebody else's (expected: one of your own)");
        }
        holds.requireDeletable("fax_document", fax.id());
        return note;
    }

    private Wish checked(Wish wish) {
        String text = wish.text().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw PlatformError.invalid("text", "not valid", "1 to " + LONGEST + " characters");
        }
        List<UUID> mentions = wish.mentions().stream().distinct().toList();
        if (mentions.size() > MOST_MENTIONS) {
            throw PlatformError.invalid("mentions", "too many", "at most " + MOST_MENTIONS);
        }
        var unknown = new HashSet<>(mentions);
        if (!mentions.isEmpty()) {
            entities.createQuery("from Person where id in :ids", Person.class)
                    .setParameter("ids", mentions)
                    .getResultStream()
                    .filter(Person::active)
                    .forEach(person -> unknown.remove(person.id()));
        }
        if (!unknown.isEmpty()) {
            throw PlatformError.invalid("mentions", "not found", "active people of the organisation");
        }
        return new Wish(text, mentions);
    }

    private void tell(FaxView fax, List<UUID> people) {
        var others = new ArrayList<>(people);
        others.remove(Actors.current().id());
        if (!others.isEmpty()) {
            var values = Map.of("author", Actors.current().reference().name(), "fax_name", fax.name());
            snoozes.wake(fax.id(), "A note calls upon somebody");
            notifications.tell(others, new Notice(MENTIONED, values, "/faxes/" + fax.id(), fax.id()));
        }
    }

    private void done(FaxView fax, UUID note, String event) {
        audit.record(event, "fax_document", fax.id(), Map.of("note", note.toString()));
        events.publish(new FaxEvent.FaxNoted(Actors.current().requireOrganization(), fax.id()));
    }
}
