package io.dartwing.fax.routing;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.fax.reading.FaxFindings;
import io.dartwing.fax.reading.Findings;
import io.dartwing.fax.routing.Condition.Field;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Applies the organisation's enabled rules.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Routing {
    private final EntityManager entities;
    private final FaxText text;
    private final FaxFindings findings;
    private final FaxBarcodes barcodes;
    private final KnownSenders senders;
    private final Numbers numbers;
    private final OrganizationSettings settings;

    Routing(
            EntityManager entities,
            FaxText text,
            FaxFindings findings,
            FaxBarcodes barcodes,
            KnownSenders senders,
            Numbers numbers,
            OrganizationSettings settings) {
        this.entities = entities;
        this.text = text;
        this.findings = findings;
        this.barcodes = barcodes;
        this.senders = senders;
        this.numbers = numbers;
        this.settings = settings;
    }

    /// Where a received fax goes, by what is known of it now.
    public RoutingDecision decide(FaxDocument fax) {
        List<Rule> rules = rules();
        return decide(rules, fax, facts(fax, rules));
    }

    RoutingDecision decide(List<Rule> rules, FaxDocument fax, RoutingFacts facts) {
        Optional<FaxNumber> number = fax.numberId().flatMap(numbers::find);
        Place own = number.map(it -> new Place(it.inboxId(), it.assignedTo(), null, null))
                .orElse(Place.NONE);
        return RoutingPolicy.decide(rules, facts, new RoutingPolicy.Settings(senders.place(fax), own));
    }

    /// What costs more to look up is there only when one of these rules asks for it.
    RoutingFacts facts(FaxDocument fax, List<Rule> rules) {
        return new RoutingFacts(
                fax.senderNumber(),
                fax.recipientNumber(),
                fax.remoteStationId().orElse(""),
                fax.pages().orElse(0),
                text.plain(fax.id()),
                ask(rules, Field.TEXT_ZONE) ? text.of(fax.id()) : List.of(),
                InboundDetails.receivedAt(fax).atZone(RuleSettings.zone(settings.get(RuleSettings.ZONE))),
                fax.judgement(),
                ask(rules, Field.ENTITY) ? entities(fax) : null,
                ask(rules, Field.FORM) ? forms(fax) : null,
                ask(rules, Field.BARCODE) ? barcodes.of(fax.id()).orElse(null) : null);
    }

    private @Nullable Set<String> entities(FaxDocument fax) {
        return findings.of(fax.id())
                .map(found -> found.entities().stream()
                        .map(entity -> entity.type().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(null);
    }

    private @Nullable Set<String> forms(FaxDocument fax) {
        return findings.of(fax.id())
                .map(found ->
                        found.known().stream().map(Findings.FoundForm::form).collect(Collectors.toUnmodifiableSet()))
                .orElse(null);
    }

    private static boolean ask(List<Rule> rules, Field field) {
        return rules.stream().anyMatch(rule -> rule.when().asks(condition -> condition.field() == field));
    }

    List<Rule> rules() {
        return entities.createQuery("from RoutingRule where enabled and deletedAt is null", RoutingRule.class)
                .getResultStream()
                .map(RoutingRule::rule)
                .toList();
    }
}
