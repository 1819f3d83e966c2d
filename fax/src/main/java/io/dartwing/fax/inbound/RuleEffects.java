package io.dartwing.fax.inbound;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.routing.RoutingDecision;
import io.dartwing.platform.events.Events;
import org.springframework.stereotype.Component;

/// What rules want besides a place for the fax, once it is delivered: nobody hears of one that is held.
@Component
class RuleEffects {
    private final Events events;

    RuleEffects(Events events) {
        this.events = events;
    }

    void tell(FaxDocument fax, RoutingDecision decision) {
        if (!decision.told().isEmpty()
                || !decision.announced().isEmpty()
                || !decision.mails().isEmpty()
                || !decision.forwards().isEmpty()) {
            events.publish(new FaxEvent.FaxRulesApplied(
                    fax.organizationId(),
                    fax.id(),
                    decision.told(),
                    decision.announced(),
                    decision.mails(),
                    decision.forwards()));
        }
    }
}
