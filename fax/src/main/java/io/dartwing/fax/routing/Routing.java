package io.dartwing.fax.routing;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import jakarta.persistence.EntityManager;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Applies the organisation's enabled rules.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Routing {
    private final EntityManager entities;
    private final FaxText text;
    private final Numbers numbers;

    Routing(EntityManager entities, FaxText text, Numbers numbers) {
        this.entities = entities;
        this.text = text;
        this.numbers = numbers;
    }

    /// Where a received fax goes, by what is known of it now.
    public RoutingDecision decide(FaxDocument fax) {
        return decide(rules(), fax, facts(fax));
    }

    RoutingDecision decide(List<Rule> rules, FaxDocument fax, RoutingFacts facts) {
        Optional<FaxNumber> number = fax.numberId().flatMap(numbers::find);
        return RoutingPolicy.decide(
                rules,
                facts,
                number.map(FaxNumber::inboxId).orElse(null),
                number.map(FaxNumber::assignedTo).orElse(null));
    }

    RoutingFacts facts(FaxDocument fax) {
        return new RoutingFacts(
                fax.senderNumber(),
                fax.recipientNumber(),
                fax.remoteStationId().orElse(""),
                fax.pages().orElse(0),
                text.plain(fax.id()),
                InboundDetails.receivedAt(fax).atZone(ZoneId.systemDefault()),
                fax.judgement());
    }

    List<Rule> rules() {
        return entities.createQuery("from RoutingRule where enabled and deletedAt is null", RoutingRule.class)
                .getResultStream()
                .map(RoutingRule::rule)
                .toList();
    }
}
