package io.dartwing.fax.work;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.inbound.HeldFaxes;
import io.dartwing.fax.outbound.OutboundVerbs;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a bulk does with one fax. Of a fax, an action changes one thing; its state is ids, times
/// and yes or no. What was cancelled is queued again by the undo; what was sent again is taken back,
/// unless it has left.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BulkSteps {
    private static final String PERSON = "person";
    private static final String INBOX = "inbox";
    private static final String FOLDER = "folder";
    private static final String UNTIL = "until";
    private static final String BY = "by";
    private static final String BY_NAME = "by_name";
    private static final String IS = "is";
    private static final String STATUS = "status";

    private final FaxWork work;
    private final Snoozes snoozes;
    private final HeldFaxes held;
    private final OutboundVerbs verbs;
    private final Faxes faxes;
    private final FaxQueries queries;
    private final Clock clock;

    BulkSteps(
            FaxWork work,
            Snoozes snoozes,
            HeldFaxes held,
            OutboundVerbs verbs,
            Faxes faxes,
            FaxQueries queries,
            Clock clock) {
        this.work = work;
        this.snoozes = snoozes;
        this.held = held;
        this.verbs = verbs;
        this.faxes = faxes;
        this.queries = queries;
        this.clock = clock;
    }

    /// The state before and after; the same twice when there was nothing to do.
    record Change(Map<String, String> before, Map<String, String> after) {}

    /// Problem of the action itself, or `FAX-006` when the current actor may not do this with the
    /// fax.
    Change apply(Bulk bulk, UUID id) {
        queries.require(id.toString(), bulk.action().act());
        Map<String, String> before = state(bulk, id);
        BulkWish wish = bulk.wish();
        switch (bulk.action()) {
            case ASSIGN -> {
                if (!Objects.equals(before.get(PERSON), text(wish.personId()))
                        || wish.inboxId() != null && !Objects.equals(before.get(INBOX), text(wish.inboxId()))) {
                    work.assign(id, wish.inboxId(), wish.personId());
                }
            }
            case READ -> work.mark(id, false);
            case UNREAD -> work.mark(id, true);
            case TAG -> work.tag(id, Objects.requireNonNull(wish.tagId()));
            case UNTAG -> work.untag(id, Objects.requireNonNull(wish.tagId()));
            case MOVE -> work.move(id, wish.folderId());
            case SNOOZE -> snoozes.snooze(id, Objects.requireNonNull(wish.until()));
            case WAKE -> snoozes.wake(id, "Somebody brought it back");
            case RELEASE -> held.release(id.toString(), false);
            case REJECT -> held.reject(id.toString(), false);
            case CANCEL -> verbs.cancel(id.toString());
            case RETRY -> verbs.retry(id.toString(), false);
            case DELETE -> work.delete(id);
        }
        return new Change(before, state(bulk, id));
    }

    /// Puts the state before back, unless the fax is no longer as the bulk left it: then false.
    boolean restore(Bulk bulk, UUID id, BulkRows.Turn turn) {
        Optional<FaxView> visible = bulk.action() == BulkAction.DELETE
                ? queries.findDeleted(id, bulk.action().act())
                : queries.find(id.toString(), bulk.action().act());
        if (visible.isEmpty()) {
            throw Faxes.notFound();
        }
        if (!state(bulk, id).equals(turn.after())) {
            return false;
        }
        Map<String, String> before = turn.before();
        switch (bulk.action()) {
            case ASSIGN -> work.place(id, uuid(before.get(INBOX)), uuid(before.get(PERSON)));
            case READ, UNREAD -> work.mark(id, !is(before));
            case TAG, UNTAG -> {
                UUID tag = Objects.requireNonNull(bulk.wish().tagId());
                if (is(before)) {
                    work.tag(id, tag);
                } else {
                    work.untag(id, tag);
                }
            }
            case MOVE -> work.move(id, uuid(before.get(FOLDER)));
            case SNOOZE, WAKE -> putAside(id, before);
            case RELEASE, REJECT -> {
                held.holdAgain(id.toString());
                if (FaxStatus.REJECTED.text().equals(before.get(STATUS))) {
                    held.reject(id.toString(), false);
                }
            }
            case CANCEL -> verbs.retry(id.toString(), false);
            case RETRY -> verbs.cancel(id.toString());
            case DELETE -> work.restore(id);
        }
        return true;
    }

    /// One whose time came meanwhile is back.
    private void putAside(UUID id, Map<String, String> before) {
        String until = before.get(UNTIL);
        if (until == null || !Instant.parse(until).isAfter(clock.instant())) {
            snoozes.wake(id, "Putting it aside was undone");
        } else {
            snoozes.snooze(
                    id,
                    Instant.parse(until),
                    new FaxDocument.ActorName(
                            UUID.fromString(Objects.requireNonNull(before.get(BY))), before.get(BY_NAME)));
        }
    }

    private Map<String, String> state(Bulk bulk, UUID id) {
        return switch (bulk.action()) {
            case READ, UNREAD ->
                Map.of(
                        IS,
                        String.valueOf(
                                !queries.require(id.toString(), bulk.action().act())
                                        .unread()));
            case ASSIGN, TAG, UNTAG, MOVE, SNOOZE, WAKE, RELEASE, REJECT, CANCEL, RETRY, DELETE ->
                state(bulk, faxes.lock(id).orElseThrow(Faxes::notFound));
        };
    }

    private static Map<String, String> state(Bulk bulk, FaxDocument fax) {
        var state = new HashMap<String, String>();
        switch (bulk.action()) {
            case ASSIGN -> {
                fax.assignedTo().ifPresent(person -> state.put(PERSON, person.toString()));
                fax.inboxId().ifPresent(inbox -> state.put(INBOX, inbox.toString()));
            }
            case TAG, UNTAG ->
                state.put(IS, String.valueOf(fax.tagIds().contains(bulk.wish().tagId())));
            case MOVE -> fax.folderId().ifPresent(folder -> state.put(FOLDER, folder.toString()));
            case SNOOZE, WAKE -> {
                fax.snoozedUntil().ifPresent(until -> state.put(UNTIL, until.toString()));
                fax.snoozedBy().ifPresent(by -> {
                    state.put(BY, by.id().toString());
                    state.put(BY_NAME, by.name() == null ? "" : by.name());
                });
            }
            case RELEASE, REJECT, CANCEL, RETRY ->
                state.put(STATUS, fax.status().text());
            case DELETE -> state.put(IS, String.valueOf(fax.deleted()));
            case READ, UNREAD -> throw new IllegalArgumentException("read: not of the fax (expected: of a person)");
        }
        return state;
    }

    private static boolean is(Map<String, String> state) {
        return Boolean.parseBoolean(state.get(IS));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
