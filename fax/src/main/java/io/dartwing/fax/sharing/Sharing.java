package io.dartwing.fax.sharing;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives faxes of groups to their people.
@Component
public class Sharing {
    private static final String FAX = "fax_document";

    private final SharingRows rows;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final Jobs jobs;
    private final Audit audit;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sharing(
            SharingRows rows,
            Faxes faxes,
            FaxTimeline timeline,
            Jobs jobs,
            Audit audit,
            Events events,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.faxes = faxes;
        this.timeline = timeline;
        this.jobs = jobs;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The inbox of a group; empty when there is no such group any more. In the caller's transaction.
    public Optional<UUID> inboxOf(UUID group) {
        return rows.group(group).flatMap(WorkGroup::inboxId);
    }

    /// Whether a person is there and works now, whatever it has to do. In the caller's transaction.
    public boolean there(UUID person) {
        return rows.members(List.of(person)).stream()
                .anyMatch(member -> member.presence() == Presence.ONLINE && member.working());
    }

    /// The name of a group; empty when it is gone. In the caller's transaction.
    public Optional<String> nameOf(UUID group) {
        return rows.group(group).map(WorkGroup::name);
    }

    /// Gives a fax, whose lock the caller holds, to whoever of its group is next, in the caller's
    /// transaction. A fax that nobody can take waits, and its page says why.
    ///
    /// @return whether somebody got it
    public boolean give(FaxDocument fax, boolean tellWaiting) {
        Optional<WorkGroup> asked = fax.workGroupId().flatMap(rows::group);
        if (asked.isEmpty() || fax.assignedTo().isPresent()) {
            return false;
        }
        rows.lock();
        var lines = new ArrayList<String>();
        var seen = new HashSet<UUID>();
        Optional<WorkGroup> next = asked;
        while (next.isPresent() && seen.add(next.get().id())) {
            WorkGroup group = next.get();
            SharingPolicy.Choice choice = SharingPolicy.choose(
                    group.way(),
                    rows.members(group.members()),
                    rows.turns(group.id()),
                    fax.workSkill().orElse(null));
            if (choice.member().isPresent()) {
                rows.keep(group.id(), choice.turns());
                lines.addAll(choice.lines().subList(1, choice.lines().size()));
                given(fax, group, choice, lines);
                return true;
            }
            choice.lines().forEach(line -> lines.add(group.name() + " · " + line));
            next = group.overflowGroupId().flatMap(rows::group);
        }
        if (tellWaiting) {
            timeline.add(
                    fax.id(),
                    "waits",
                    "Waits for somebody of " + asked.get().name(),
                    lines.isEmpty() ? "The group has no members" : "Nobody of the group can take it now",
                    lines);
        }
        return false;
    }

    private void given(FaxDocument fax, WorkGroup group, SharingPolicy.Choice choice, List<String> others) {
        Member member = choice.member().orElseThrow();
        fax.give(group.id(), group.inboxId().orElseThrow(), member.person());
        faxes.save(fax);
        timeline.add(fax.id(), "shared", "Given to " + member.name() + " by " + group.name(), choice.reason(), others);
        audit.record(
                "fax.shared_out",
                FAX,
                fax.id(),
                Map.of("group", group.id().toString(), "person", member.person().toString()));
    }

    /// Looks at the waiting faxes of the current actor's organisation soon: somebody came, or has
    /// room now. In the caller's transaction.
    public void soon() {
        // In the system's name: it shares out also what who caused it may not see.
        Actors.runAs(
                SystemJobActor.of(Actors.current().requireOrganization(), ShareOut.JOB.name()),
                () -> jobs.enqueue(ShareOut.JOB, "all", new ShareOut.All(), clock.instant(), JobPriority.NORMAL));
    }

    /// Working hours begin, and other things change that nobody tells of.
    void shareOutEverywhere() {
        for (UUID organization : transaction.execute(status -> rows.organizationsToShare())) {
            Actors.runAs(
                    SystemJobActor.of(organization, ShareOut.JOB.name()),
                    () -> transaction.executeWithoutResult(status -> soon()));
        }
    }

    /// Gives what waits; one fax in a transaction.
    void shareOut() throws InterruptedException {
        for (UUID id : transaction.execute(status -> rows.waiting())) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            transaction.executeWithoutResult(status -> faxes.lock(id)
                    .filter(fax -> !fax.deleted()
                            && fax.status() == FaxStatus.DELIVERED
                            && fax.doneAt().isEmpty()
                            && fax.snoozedUntil().isEmpty())
                    .filter(fax -> give(fax, false))
                    .ifPresent(fax -> events.publish(new FaxEvent.FaxAssigned(fax.organizationId(), id))));
        }
    }

    /// In the transaction in which it happens.
    @EventListener
    void on(FaxEvent event) {
        switch (event) {
            case FaxEvent.FaxDelivered ignored -> waits(event.faxId());
            case FaxEvent.FaxDone ignored -> soon();
            case FaxEvent.FaxAside(var organization, var fax, boolean aside) -> {
                if (!aside) {
                    waits(fax);
                }
            }
            default -> {}
        }
    }

    /// One that came in was given in the same transaction, if somebody was there.
    private void waits(UUID id) {
        if (faxes.find(id)
                .filter(fax -> fax.workGroupId().isPresent() && fax.assignedTo().isEmpty())
                .isPresent()) {
            soon();
        }
    }
}
