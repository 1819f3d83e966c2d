package io.dartwing.fax.routing;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Applies the organisation's enabled rules.
@Component
public class Routing {
    private final EntityManager entities;

    Routing(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public RoutingDecision decide(RoutingFacts facts, @Nullable UUID numberInbox, @Nullable UUID numberPerson) {
        List<Rule> rules = entities.createQuery(
                        "from RoutingRule where enabled and deletedAt is null", RoutingRule.class)
                .getResultStream()
                .map(RoutingRule::rule)
                .toList();
        return RoutingPolicy.decide(rules, facts, numberInbox, numberPerson);
    }
}
