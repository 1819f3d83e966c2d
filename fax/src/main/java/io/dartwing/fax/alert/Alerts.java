package io.dartwing.fax.alert;

import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.Faxes;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.settings.CommonSettings;
import io.dartwing.platform.settings.OrganizationSettings;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Looks at each fax in the transaction that delivers it, so that an alert is there exactly when the fax is.
@Component
class Alerts {
    private final AlertRows rows;
    private final Faxes faxes;
    private final FaxText text;
    private final OrganizationSettings settings;
    private final Jobs jobs;
    private final EntityManager entities;
    private final Clock clock;

    Alerts(
            AlertRows rows,
            Faxes faxes,
            FaxText text,
            OrganizationSettings settings,
            Jobs jobs,
            EntityManager entities,
            Clock clock) {
        this.rows = rows;
        this.faxes = faxes;
        this.text = text;
        this.settings = settings;
        this.jobs = jobs;
        this.entities = entities;
        this.clock = clock;
    }

    @EventListener
    void on(FaxEvent event) {
        if (event instanceof FaxEvent.FaxDelivered) {
            List<AlertRule> rules = rules().stream()
                    .filter(rule -> rule.condition().asksForFaxes())
                    .toList();
            if (!rules.isEmpty()) {
                faxes.find(event.faxId())
                        .filter(fax -> fax.direction() == FaxDirection.INBOUND)
                        .ifPresent(fax -> look(rules, fax));
            }
        }
    }

    List<AlertRule> rules() {
        return entities.createQuery("from AlertRule where enabled and deletedAt is null order by id", AlertRule.class)
                .getResultList();
    }

    private void look(List<AlertRule> rules, FaxDocument fax) {
        var judged = fax.judgement();
        var facts = new AlertCondition.Facts(
                once(() -> text.plain(fax.id())),
                judged.categoryUnsure() ? Optional.empty() : Optional.ofNullable(judged.category()),
                fax.senderNumber(),
                fax.priority().text(),
                fax.inboxId());
        for (AlertRule rule : rules) {
            List<String> reasons = rule.condition().reasons(facts);
            if (!reasons.isEmpty()) {
                raise(rule, fax.id(), reasons, null);
            }
        }
    }

    /// In the caller's transaction.
    void raise(AlertRule rule, @Nullable UUID fax, List<String> reasons, @Nullable Integer depth) {
        Instant now = clock.instant();
        Instant due = rule.quiet().notBefore(now, settings.get(CommonSettings.TIME_ZONE));
        Duration pause = Duration.ofMinutes(rule.pauseMinutes());
        boolean told = rows.lastTold(rule.id())
                .filter(last -> due.isBefore(last.plus(pause)))
                .isEmpty();
        UUID id = Ids.next();
        if (rows.insert(id, rule, fax, reasons, depth, now, due, told) && told) {
            // In the system's name: whoever released the fax need not be allowed to tell.
            Actors.runAs(
                    SystemJobActor.of(Actors.current().requireOrganization(), TellAlert.JOB.name()),
                    () -> jobs.enqueue(TellAlert.JOB, id.toString(), new TellAlert.Tell(id), due, JobPriority.HIGH));
        }
    }

    private static Supplier<String> once(Supplier<String> text) {
        return new Supplier<>() {
            private @Nullable String read;

            @Override
            public String get() {
                String known = read == null ? text.get() : read;
                read = known;
                return known;
            }
        };
    }
}
