package io.dartwing.fax.escalation;

import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.inbox.Escalation;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.fax.sharing.Sharing;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.identity.Person;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps the clocks of faxes that lie in inboxes, and takes their steps.
@Component
class Escalations {
    static final NoticeKind WAITING = NoticeKind.of(
                    "fax.waiting",
                    "A fax waits too long",
                    "{fax_name} waits",
                    "{fax_name} lies in {inbox}: {what}.",
                    "fax_name",
                    "inbox",
                    "what")
            .withMail();
    private static final String FAX = "fax_document";

    private final EscalationRows rows;
    private final Sharing sharing;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final Notifications notifications;
    private final Jobs jobs;
    private final Audit audit;
    private final Events events;
    private final EntityManager entities;
    private final Clock clock;

    Escalations(
            EscalationRows rows,
            Sharing sharing,
            Faxes faxes,
            FaxTimeline timeline,
            Notifications notifications,
            Jobs jobs,
            Audit audit,
            Events events,
            EntityManager entities,
            Clock clock) {
        this.rows = rows;
        this.sharing = sharing;
        this.faxes = faxes;
        this.timeline = timeline;
        this.notifications = notifications;
        this.jobs = jobs;
        this.audit = audit;
        this.events = events;
        this.entities = entities;
        this.clock = clock;
    }

    /// In the transaction in which it happens.
    @EventListener
    void on(FaxEvent event) {
        switch (event) {
            case FaxEvent.FaxDelivered ignored -> lies(event.faxId());
            case FaxEvent.FaxAssigned ignored -> lies(event.faxId());
            case FaxEvent.FaxHeld ignored -> rows.remove(event.faxId());
            case FaxEvent.FaxDone(var organization, var fax, boolean done) -> {
                if (done) {
                    rows.remove(fax);
                } else {
                    lies(fax);
                }
            }
            case FaxEvent.FaxAside(var organization, var fax, boolean aside) ->
                rows.lock(fax).ifPresent(it -> turn(fax, it, aside));
            default -> {}
        }
    }

    /// A person who puts it into another inbox begins that one's clock; what rules and escalation do
    /// goes on with the one that runs.
    private void lies(UUID id) {
        Optional<FaxDocument> fax = faxes.find(id)
                .filter(it -> it.direction() == FaxDirection.INBOUND
                        && it.status() == FaxStatus.DELIVERED
                        && it.doneAt().isEmpty());
        if (fax.isEmpty()) {
            rows.remove(id);
            return;
        }
        Optional<EscalationRows.Clock> running = rows.lock(id);
        if (running.isPresent() && Actors.current() instanceof SystemJobActor) {
            return;
        }
        Optional<Inbox> inbox = fax.get().inboxId().map(it -> entities.find(Inbox.class, it));
        if (inbox.isEmpty() || inbox.get().escalation().steps().isEmpty()) {
            rows.remove(id);
        } else if (running.filter(it -> it.inboxId().equals(inbox.get().id())).isEmpty()) {
            begin(id, inbox.get(), 0);
        }
    }

    private void begin(UUID fax, Inbox inbox, int step) {
        List<Escalation.Step> steps = inbox.escalation().steps();
        Instant due = step >= steps.size()
                ? null
                : clock.instant()
                        .plus(Duration.ofMinutes(
                                Objects.requireNonNull(steps.get(step).afterMinutes())))
                        .truncatedTo(ChronoUnit.MILLIS);
        var next = new EscalationRows.Clock(inbox.id(), step, due, null);
        rows.save(fax, next);
        wait(fax, next);
    }

    private void turn(UUID fax, EscalationRows.Clock running, boolean aside) {
        Instant now = clock.instant();
        EscalationRows.Clock next = aside ? running.paused(now) : running.resumed(now);
        rows.save(fax, next);
        if (!aside) {
            wait(fax, next);
        }
    }

    /// In the system's name: the step is taken also when who caused this has left.
    private void wait(UUID fax, EscalationRows.Clock next) {
        Instant due = next.dueAt();
        if (due != null) {
            Actors.runAs(
                    SystemJobActor.of(Actors.current().requireOrganization(), EscalateFax.JOB.name()),
                    () -> jobs.enqueue(
                            EscalateFax.JOB,
                            fax + "-" + next.step() + "-" + due.toEpochMilli(),
                            new EscalateFax.Step(fax, next.step()),
                            due,
                            JobPriority.NORMAL));
        }
    }

    /// Takes a step if it is the one that is due, in the caller's transaction. What was stopped, put
    /// aside or begun anew meanwhile has a job of its own, or none.
    void take(UUID id, int step) {
        Optional<FaxDocument> locked = faxes.lock(id).filter(fax -> !fax.deleted());
        Optional<EscalationRows.Clock> running = rows.lock(id);
        if (locked.isEmpty() || running.isEmpty()) {
            return;
        }
        EscalationRows.Clock due = running.get();
        if (due.step() != step
                || due.pausedAt() != null
                || due.dueAt() == null
                || due.dueAt().isAfter(clock.instant())) {
            return;
        }
        Inbox inbox = entities.find(Inbox.class, due.inboxId());
        if (inbox == null || step >= inbox.escalation().steps().size()) {
            rows.remove(id);
            return;
        }
        // Before the fax moves: what its move causes finds the next step already.
        begin(id, inbox, step + 1);
        FaxDocument fax = locked.get();
        Escalation.Step next = inbox.escalation().steps().get(step);
        boolean taken =
                fax.assignedTo().filter(person -> rows.opened(id, person)).isPresent();
        if (!(taken && "taken".equals(next.unless()))) {
            act(fax, inbox, next, step);
        }
    }

    private void act(FaxDocument fax, Inbox inbox, Escalation.Step step, int number) {
        String what = ("taken".equals(step.unless()) ? "nobody took it" : "it is not finished") + " within "
                + Objects.requireNonNull(step.afterMinutes()) + " minutes";
        String why = "Step " + (number + 1) + " of "
                + inbox.escalation().steps().size() + " of the inbox " + inbox.name() + ": " + what;
        String to = Objects.requireNonNull(step.to());
        switch (to) {
            case "person" -> give(fax, Objects.requireNonNull(step.personId()), why);
            case "manager" -> give(fax, manager(inbox), why);
            case "group" -> share(fax, Objects.requireNonNull(step.groupId()), why);
            default -> timeline.add(fax.id(), "escalated", "Those of the inbox are told", why);
        }
        notifications.tell(
                concerned(fax, inbox),
                new Notice(
                        WAITING,
                        Map.of("fax_name", fax.name(), "inbox", inbox.name(), "what", what),
                        "/faxes/" + fax.id(),
                        fax.id()));
        audit.record("fax.escalated", FAX, fax.id(), Map.of("step", String.valueOf(number + 1), "to", to));
    }

    private static Set<UUID> concerned(FaxDocument fax, Inbox inbox) {
        var people = new LinkedHashSet<>(inbox.members());
        fax.assignedTo().ifPresent(people::add);
        inbox.managerId().ifPresent(people::add);
        return people;
    }

    private UUID manager(Inbox inbox) {
        UUID manager = inbox.managerId().orElseThrow();
        return inbox.standInId().filter(standIn -> !sharing.there(manager)).orElse(manager);
    }

    private void give(FaxDocument fax, UUID person, String why) {
        Optional<Person> found =
                Optional.ofNullable(entities.find(Person.class, person)).filter(Person::active);
        if (found.isEmpty()) {
            timeline.add(fax.id(), "escalated", "Could not be handed on: that person has left", why);
            return;
        }
        fax.assign(fax.inboxId().orElse(null), person);
        faxes.save(fax);
        timeline.add(fax.id(), "escalated", "Handed to " + found.get().fullName(), why);
        events.publish(new FaxEvent.FaxAssigned(fax.organizationId(), fax.id()));
    }

    private void share(FaxDocument fax, UUID group, String why) {
        fax.assign(fax.inboxId().orElse(null), null);
        fax.shareOut(group, null);
        faxes.save(fax);
        timeline.add(
                fax.id(),
                "escalated",
                "Handed to the group " + sharing.nameOf(group).orElse("that is gone"),
                why);
        sharing.give(fax, true);
        events.publish(new FaxEvent.FaxAssigned(fax.organizationId(), fax.id()));
    }
}
