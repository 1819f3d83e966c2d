package io.dartwing.fax.work;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Puts received faxes aside until a time, for everybody, and brings them back: when it comes, or
/// when something
/// new happens to them.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Snoozes {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Faxes faxes;
    private final FaxQueries queries;
    private final FaxTimeline timeline;
    private final Jobs jobs;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    Snoozes(Faxes faxes, FaxQueries queries, FaxTimeline timeline, Jobs jobs, Audit audit, Events events, Clock clock) {
        this.faxes = faxes;
        this.queries = queries;
        this.timeline = timeline;
        this.jobs = jobs;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Problem `DW-400` when it is not a time to come back at.
    void check(Instant until) {
        if (!until.isAfter(clock.instant()) || until.isAfter(clock.instant().plus(LONGEST))) {
            throw PlatformError.invalid("until", "not in time", "within the next " + LONGEST.toDays() + " days");
        }
    }

    public void snooze(UUID id, Instant until) {
        var actor = Actors.current().reference();
        snooze(id, until, new FaxDocument.ActorName(actor.id(), actor.name()));
    }

    void snooze(UUID id, Instant until, FaxDocument.ActorName by) {
        check(until);
        FaxDocument fax = faxes.lock(id.toString());
        if (fax.direction() != FaxDirection.INBOUND) {
            throw new ProblemException(FaxError.WRONG_STATE, "direction: outbound (expected: inbound)");
        }
        if (fax.status() != FaxStatus.DELIVERED && fax.status() != FaxStatus.REJECTED) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: " + fax.status().text() + " (expected: delivered or rejected)");
        }
        Instant time = until.truncatedTo(ChronoUnit.MILLIS);
        fax.snooze(time, by);
        faxes.save(fax);
        wakeAt(fax, time);
        timeline.add(id, "snoozed", "Put aside until " + time);
        audit.record("fax.snoozed", FaxWork.FAX, id, Map.of());
        events.publish(new FaxEvent.FaxAside(fax.organizationId(), id, true));
    }

    /// Brings it back; one that is not put aside stays as it is.
    public void wake(UUID id, String reason) {
        FaxDocument fax = faxes.lock(id.toString());
        if (fax.snoozedUntil().isPresent()) {
            fax.wake();
            faxes.save(fax);
            woken(fax, reason);
            audit.record("fax.woken", FaxWork.FAX, id, Map.of());
        }
    }

    /// Brings it back when its time has come, unread for who put it aside.
    ///
    /// @return when to look again, if somebody put it aside for longer meanwhile
    Optional<Instant> wakeInTime(UUID id) {
        FaxDocument fax = faxes.lock(id).orElseThrow(Faxes::notFound);
        Optional<Instant> until = fax.snoozedUntil();
        if (until.isEmpty() || fax.deleted()) {
            return Optional.empty();
        }
        if (until.get().isAfter(clock.instant())) {
            return until;
        }
        fax.snoozedBy().ifPresent(by -> queries.mark(id, by.id(), true, clock.instant()));
        wake(id, "Its time has come");
        return Optional.empty();
    }

    void woken(FaxDocument fax, String reason) {
        timeline.add(fax.id(), "woken", "Back in the list", reason);
        faxes.announce(fax, "fax.woken");
        events.publish(new FaxEvent.FaxAside(fax.organizationId(), fax.id(), false));
    }

    /// In the system's name: it comes back also when who put it aside has left.
    private void wakeAt(FaxDocument fax, Instant until) {
        Actors.runAs(
                SystemJobActor.of(fax.organizationId(), WakeFax.JOB.name()),
                () -> jobs.enqueue(
                        WakeFax.JOB,
                        fax.id() + "-" + until.toEpochMilli(),
                        new WakeFax.Wake(fax.id()),
                        until,
                        JobPriority.NORMAL));
    }
}
