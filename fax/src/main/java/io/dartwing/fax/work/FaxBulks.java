package io.dartwing.fax.work;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxFilter;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.folder.FaxFolders;
import io.dartwing.fax.tag.FaxTags;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Actions over many faxes at once, of the current actor: nobody else sees or undoes them.
@Component
public class FaxBulks {
    /// How many faxes may be named.
    public static final int MOST_IDS = 500;

    /// How many may fit a filter.
    public static final int MOST_FITTING = 2_000;

    /// What is done while the request waits; more runs on by itself.
    public static final int AT_ONCE = 100;

    private static final Duration KEPT = Duration.ofDays(7);

    /// What the request itself does, the job does when the request didn't get to its end.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final BulkRows rows;
    private final BulkRunner runner;
    private final FaxWork work;
    private final Snoozes snoozes;
    private final FaxTags tags;
    private final FaxFolders folders;
    private final FaxQueries queries;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    FaxBulks(
            BulkRows rows,
            BulkRunner runner,
            FaxWork work,
            Snoozes snoozes,
            FaxTags tags,
            FaxFolders folders,
            FaxQueries queries,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.runner = runner;
        this.work = work;
        this.snoozes = snoozes;
        this.tags = tags;
        this.folders = folders;
        this.queries = queries;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Problem `DW-403` when the current actor may do nothing with many faxes.
    public static void require() {
        FaxAccess.require(FaxAccess.READ);
        var actor = Actors.current();
        if (!FaxAccess.allows(actor, FaxAccess.ASSIGN)
                && !FaxAccess.allows(actor, FaxAccess.DELETE)
                && !FaxAccess.allows(actor, FaxAccess.SEND)) {
            FaxWork.requirePerson();
        }
    }

    /// Problem `DW-403` when the current actor may not do this with any fax.
    public static void require(BulkAction action) {
        FaxAccess.require(action.act());
        if (action == BulkAction.READ || action == BulkAction.UNREAD) {
            FaxWork.requirePerson();
        }
    }

    /// All faxes that fit; problem `DW-400` when they are too many.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> fitting(FaxFilter filter) {
        List<UUID> ids = queries.ids(folders.narrowed(filter));
        if (ids.size() > MOST_FITTING) {
            throw PlatformError.invalid("filter", "fits too many faxes", "at most " + MOST_FITTING);
        }
        return ids;
    }

    /// Writes down what is to be done; `run` does it, or the job that this queues.
    @Transactional(propagation = Propagation.MANDATORY)
    public Bulk begin(BulkAction action, BulkWish wish, List<UUID> faxes) {
        check(action, wish);
        Instant now = clock.instant();
        rows.forget(now.minus(KEPT));
        List<UUID> once = faxes.stream().distinct().toList();
        var bulk = new Bulk(
                Ids.next(),
                Actors.current().id(),
                action,
                wish,
                Bulk.Status.RUNNING,
                once.size(),
                now,
                Optional.empty(),
                Optional.empty());
        rows.insert(bulk, once);
        audit.record(
                "fax.bulk_begun",
                "fax_bulk",
                bulk.id(),
                Map.of("action", action.text(), "faxes", String.valueOf(once.size())));
        queue(bulk);
        return bulk;
    }

    private void check(BulkAction action, BulkWish wish) {
        switch (action) {
            case ASSIGN -> {
                if (wish.personId() != null) {
                    work.person(wish.personId());
                }
                if (wish.inboxId() != null) {
                    work.inbox(wish.inboxId());
                }
            }
            case TAG, UNTAG -> {
                if (wish.tagId() == null || tags.find(wish.tagId()).isEmpty()) {
                    throw PlatformError.invalid(
                            "tag_id", wish.tagId() == null ? "missing" : "not found", "one of the tags");
                }
            }
            case SNOOZE -> {
                if (wish.until() == null) {
                    throw PlatformError.invalid("until", "missing", "the time when they come back");
                }
                snoozes.check(wish.until());
            }
            case MOVE -> {
                if (wish.folderId() != null) {
                    folders.requireOpen(wish.folderId());
                }
            }
            case READ, UNREAD, WAKE, RELEASE, REJECT, CANCEL, RETRY, DELETE -> {}
        }
    }

    /// Takes it back from now on; once more changes nothing.
    ///
    /// @throws ProblemException `FAX-011` while it runs and when the time for it is over
    @Transactional(propagation = Propagation.MANDATORY)
    public Bulk undo(UUID id) {
        require(id);
        Bulk bulk = rows.lock(id).orElseThrow(FaxBulks::notFound);
        require(bulk.action());
        switch (bulk.status()) {
            case RUNNING ->
                throw new ProblemException(FaxError.WRONG_STATE, "status: running (expected: done; wait for its end)");
            case DONE -> {
                Instant now = clock.instant();
                if (bulk.undoUntil().filter(now::isBefore).isEmpty()) {
                    throw new ProblemException(
                            FaxError.WRONG_STATE,
                            "undo: too late (expected: within " + BulkRunner.UNDO_LIFE.toMinutes() + " minutes)");
                }
                rows.move(id, Bulk.Status.UNDOING, now, Optional.empty());
                audit.record("fax.bulk_undone", "fax_bulk", id, Map.of());
                queue(rows.find(id).orElseThrow(FaxBulks::notFound));
            }
            case UNDOING, UNDONE -> {}
        }
        return rows.find(id).orElseThrow(FaxBulks::notFound);
    }

    private void queue(Bulk bulk) {
        Instant at = bulk.total() > AT_ONCE ? clock.instant() : clock.instant().plus(GRACE);
        jobs.enqueue(RunBulk.JOB, RunBulk.instance(bulk), new RunBulk.Payload(bulk.id()), at, JobPriority.NORMAL);
    }

    /// Does what is short while its caller waits. Outside a transaction.
    public void run(UUID id, int total) {
        if (total <= AT_ONCE) {
            runner.run(id);
        }
    }

    /// Problem `DW-404` when the current actor has none of that id.
    @Transactional(propagation = Propagation.MANDATORY)
    public Bulk.Results require(UUID id) {
        Bulk bulk = rows.find(id)
                .filter(found -> found.actor().equals(Actors.current().id()))
                .orElseThrow(FaxBulks::notFound);
        return new Bulk.Results(bulk, rows.items(id));
    }

    private static ProblemException notFound() {
        return new ProblemException(PlatformError.NOT_FOUND, "bulk: not found");
    }
}
