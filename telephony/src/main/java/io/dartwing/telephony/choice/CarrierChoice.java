package io.dartwing.telephony.choice;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.telephony.account.Connectors;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.health.CarrierHealth;
import io.dartwing.telephony.health.HealthScore;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.rates.RatePrices;
import io.dartwing.telephony.routing.CarrierCandidate;
import io.dartwing.telephony.routing.CarrierRouting;
import io.dartwing.telephony.routing.Condition;
import io.dartwing.telephony.routing.Condition.Breaker;
import io.dartwing.telephony.routing.Destination;
import io.dartwing.telephony.routing.RoutingDecision;
import io.dartwing.telephony.routing.RoutingRequest;
import io.dartwing.telephony.rule.CarrierRules;
import io.dartwing.telephony.rule.Rulings;
import io.dartwing.telephony.rule.Traffic;
import io.dartwing.telephony.trunk.TrunkStates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Which carrier account or trunk of the current organisation takes a request, and why.
///
/// `RoutingDecision.of` tells of each candidate whether it is an account or a trunk. Thread-safe.
@Component
public class CarrierChoice {
    private static final Map<Capability, Set<String>> OVER_A_TRUNK =
            Map.of(Capability.FAX, Set.of(Destination.EVERYWHERE), Capability.CALLS, Set.of(Destination.EVERYWHERE));

    /// @param sender our own number, when the operation has one
    /// @param units pages, segments or minutes, as far as they are known; at least 1
    public record Wish(
            Capability operation,
            PhoneNumber to,
            Optional<FaxNumber> sender,
            int units,
            RoutingRequest.Options options) {}

    private final Ways ways;
    private final Connectors connectors;
    private final CarrierHealth health;
    private final TrunkStates trunkStates;
    private final RatePrices prices;
    private final CarrierRules rules;
    private final KeptDecisions kept;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CarrierChoice(
            Ways ways,
            Connectors connectors,
            CarrierHealth health,
            TrunkStates trunkStates,
            RatePrices prices,
            CarrierRules rules,
            KeptDecisions kept,
            TransactionTemplate transaction,
            Clock clock) {
        this.ways = ways;
        this.connectors = connectors;
        this.health = health;
        this.trunkStates = trunkStates;
        this.prices = prices;
        this.rules = rules;
        this.kept = kept;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Decides on the data of the current organisation as it stands now; stores nothing. Takes
    /// part in the caller's
    /// transaction if there is one.
    public RoutingDecision decide(Wish wish) {
        return transaction.execute(status -> {
            List<Way> all = ways.all();
            Map<UUID, Money> charged = charged(wish, all);
            Destination destination = Destination.of(wish.to());
            var rulings =
                    new Rulings(rules.inForce(), new Traffic(wish.operation(), wish.to(), destination, wish.sender()));
            var wishes = new Wishes(wish, all, rulings);
            var request = new RoutingRequest(wish.operation(), destination, wish.units(), wish.options());
            List<CarrierCandidate> candidates = all.stream()
                    .map(way -> candidate(way, wish.operation(), wishes, charged))
                    .toList();
            RoutingDecision decision = CarrierRouting.decide(request, candidates);
            // Better a carrier that fails now and then than none: its breaker ends it when it fails most of the time.
            return decision.chosen().isPresent() ? decision : CarrierRouting.decide(request.orAiling(), candidates);
        });
    }

    /// Writes the decision down for what it was made for, in the caller's transaction; readable at
    /// `GET /api/v1/routing/decisions?subject_id=`.
    ///
    /// @param subjectType for example `fax`, 1 to 60 characters
    /// @return the stored decision's id
    public UUID keep(RoutingDecision decision, String subjectType, UUID subjectId) {
        return kept.insert(decision, subjectType, subjectId);
    }

    private CarrierCandidate candidate(Way way, Capability operation, Wishes wishes, Map<UUID, Money> charged) {
        return new CarrierCandidate(
                way.id(),
                way.kind(),
                way.name(),
                way.enabled(),
                way.trunk() ? OVER_A_TRUNK : served(way, operation),
                wishes.covers(way),
                condition(way, operation),
                wishes.sender(way),
                true,
                Optional.ofNullable(charged.get(way.id())),
                way.priority(),
                wishes.preferred(way),
                wishes.barred(way));
    }

    /// Nothing when the connector is not installed or can't do it.
    private Map<Capability, Set<String>> served(Way way, Capability operation) {
        Optional<Connector> able = connectors
                .named(way.connector())
                .filter(connector -> Capability.of(connector).contains(operation));
        return able.map(connector -> Map.of(operation, connector.countries(operation)))
                .orElse(Map.of());
    }

    /// A trunk that could not register is on probation: it may be tried, but is not moved before
    /// others.
    private Condition condition(Way way, Capability operation) {
        boolean failed = way.trunk()
                && trunkStates
                        .of(way.id())
                        .filter(state -> state.registration().equals("failed"))
                        .isPresent();
        Breaker breaker = switch (health.passage(way.id(), way.credentialVersion(), operation)) {
            case FREE -> failed ? Breaker.PROBATION : Breaker.CLOSED;
            case ON_TRIAL -> Breaker.TRIAL_DUE;
            case BARRED -> Breaker.OPEN;
        };
        HealthScore score = health.score(way.id(), operation);
        return new Condition(
                score.value().isPresent()
                        ? new Condition.Known(score.value().getAsInt(), score.samples())
                        : new Condition.Unknown(),
                breaker);
    }

    private Map<UUID, Money> charged(Wish wish, List<Way> all) {
        List<UUID> accounts =
                all.stream().filter(way -> !way.trunk()).map(Way::id).toList();
        return prices.prices(accounts, wish.operation(), wish.to(), clock.instant()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().rate().price()));
    }
}
