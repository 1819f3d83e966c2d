package io.dartwing.fax.forward;

import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxEvent.RuleForward;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.Jobs;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Notes what rules want sent on as faxes are delivered.
@Component
class RuleForwards {
    private final ForwardRows rows;
    private final Jobs jobs;
    private final Clock clock;

    RuleForwards(ForwardRows rows, Jobs jobs, Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// In the transaction in which it happens. In the system's name: it goes on also when who released the fax leaves.
    @EventListener
    void on(FaxEvent.FaxRulesApplied event) {
        for (RuleForward forward : event.forwards()) {
            if (rows.want(event.faxId(), forward, clock.instant())) {
                Actors.runAs(
                        SystemJobActor.of(event.organizationId(), "routing rule"),
                        () -> jobs.enqueue(
                                ForwardFax.JOB,
                                event.faxId() + "." + forward.rule(),
                                new ForwardFax.Forward(event.faxId(), forward.rule())));
            }
        }
    }
}
