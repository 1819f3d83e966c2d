package io.dartwing.telephony.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.routing.CarrierCandidate.Preference;
import io.dartwing.telephony.routing.CarrierCandidate.Preferred;
import io.dartwing.telephony.routing.CarrierCandidate.SenderNumber;
import io.dartwing.telephony.routing.Condition.Breaker;
import io.dartwing.telephony.routing.RoutingDecision.Considered;
import io.dartwing.telephony.routing.RoutingDecision.Refusal;
import io.dartwing.telephony.routing.RoutingDecision.Wanted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What holds for every set of carriers. Each try makes up to twelve of them from a seed.
class CarrierRoutingPropertyTest {
    private static final List<String> COUNTRIES = List.of("US", "CA", "GB", "DE", "JM");
    private static final List<Destination> DESTINATIONS = List.of(
            Destination.country("US"),
            Destination.country("JM"),
            new Destination.NorthAmericanTollFree(),
            new Destination.NonGeographic(881),
            new Destination.Unrecognized());

    @Property(tries = 2000)
    void whatIsOrderedIsHealthyCapableAndOwned(@ForAll long seed) {
        Case made = new Case(new Random(seed));
        var decision = made.decide();
        for (UUID id : decision.order()) {
            CarrierCandidate carrier = made.byId(id);
            assertThat(carrier.enabled()).isTrue();
            assertThat(carrier.serves()).containsKey(made.request.operation());
            assertThat(made.request.destination().servedBy(carrier.serves().get(made.request.operation())))
                    .isTrue();
            assertThat(made.request.destination()).isNotInstanceOf(Destination.Unrecognized.class);
            assertThat(carrier.covers()).isTrue();
            assertThat(carrier.sender()).isNotEqualTo(SenderNumber.NOT_OWNED);
            assertThat(carrier.campaignApproved()).isTrue();
            assertThat(carrier.health().breaker()).isNotEqualTo(Breaker.OPEN);
            if (carrier.health().breaker() == Breaker.CLOSED
                    && carrier.health().measured() instanceof Condition.Known(int score, int samples)) {
                assertThat(score >= 30 || samples < 20).isTrue();
            }
            assertThat(made.request.options().excluded()).doesNotContainKey(id);
            assertThat(carrier.barred()).isEmpty();
        }
    }

    @Property(tries = 2000)
    void whereAilingOnesWillDoNoneGoesBeforeAHealthyOne(@ForAll long seed) {
        Case made = new Case(new Random(seed));
        List<Boolean> ailing = CarrierRouting.decide(made.request.orAiling(), made.candidates).order().stream()
                .map(id -> Scoring.health(made.byId(id).health()) < Scoring.HEALTH_FLOOR)
                .toList();
        assertThat(ailing).isSorted();
    }

    @Property(tries = 1000)
    void theOrderOfTheQuestionDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        Case made = new Case(random);
        var decision = made.decide();
        var shuffled = new ArrayList<>(made.candidates);
        Collections.shuffle(shuffled, random);
        assertThat(CarrierRouting.decide(made.request, shuffled)).isEqualTo(decision);
        assertThat(made.decide()).isEqualTo(decision);
    }

    @Property(tries = 2000)
    void oneMoreCarrierThatIsWorseNeverChangesTheWinner(@ForAll long seed) {
        Random random = new Random(seed);
        Case made = new Case(random);
        var decision = made.decide();
        if (decision.chosen().isEmpty()) {
            return;
        }
        var more = new ArrayList<>(made.candidates);
        more.add(worse(made.byId(decision.chosen().get()), random));
        assertThat(CarrierRouting.decide(made.request, more).chosen()).isEqualTo(decision.chosen());
    }

    @Property(tries = 1000)
    void oneMoreCarrierNeverChangesTheOrderOfTheRest(@ForAll long seed) {
        Random random = new Random(seed);
        Case made = new Case(random);
        var more = new ArrayList<>(made.candidates);
        CarrierCandidate added = made.carrier("One more", random);
        more.add(added);
        assertThat(CarrierRouting.decide(made.request, more).order().stream().filter(id -> !id.equals(added.id())))
                .containsExactlyElementsOf(made.decide().order());
    }

    @Property(tries = 1000)
    void theExplanationSaysWhatWasDecided(@ForAll long seed) {
        Case made = new Case(new Random(seed));
        var decision = made.decide();
        assertThat(decision.considered().stream().map(Considered::carrier))
                .containsExactlyInAnyOrderElementsOf(
                        made.candidates.stream().map(CarrierCandidate::id).toList());
        assertThat(decision.considered().stream().filter(Considered::passed).map(Considered::carrier))
                .containsExactlyElementsOf(decision.order());
        assertThat(decision.chosen()).isEqualTo(decision.order().stream().findFirst());
        for (Considered each : decision.considered()) {
            assertThat(each.refusal().isPresent()).isNotEqualTo(each.score().isPresent());
            each.score().ifPresent(score -> {
                assertThat(score.total()).isBetween(0.0, 100.0);
                assertThat(score.health() + score.cost() + score.priority()).isCloseTo(score.total(), within(1e-9));
            });
        }
        decision.chosen()
                .ifPresentOrElse(
                        id -> assertThat(decision.sentence())
                                .startsWith("Chosen “" + made.byId(id).name() + "” because "),
                        () -> assertThat(decision.sentence()).startsWith("No carrier"));
    }

    @Property(tries = 1000)
    void aRuleThatHadItsWayIsNamedAndOneThatDecidedNothingIsNot(@ForAll long seed) {
        Case made = new Case(new Random(seed));
        var decision = made.decide();
        for (Considered each : decision.considered()) {
            CarrierCandidate carrier = made.byId(each.carrier());
            assertThat(each.refusal().filter(Refusal.RULE::equals).isPresent())
                    .isEqualTo(each.sentence().startsWith("Refused because rule “"));
            if (each.refusal().filter(Refusal.RULE::equals).isPresent()) {
                assertThat(each.sentence())
                        .isEqualTo("Refused because " + carrier.barred().orElseThrow());
            }
            if (each.wanted().filter(Wanted.ROUTE_RULE::equals).isPresent()) {
                assertThat(carrier.preferred().by()).isEqualTo(Preference.ROUTE_RULE);
                assertThat(each.sentence())
                        .contains("; moved forward: " + carrier.preferred().because());
            }
        }
    }

    @Property(tries = 1000)
    void betweenCarriersThatRulesPreferTheEarlierRulesGoesFirst(@ForAll long seed) {
        Case made = new Case(new Random(seed));
        var decision = made.decide();
        List<Integer> ranks = decision.considered().stream()
                .filter(each -> each.wanted().filter(Wanted.ROUTE_RULE::equals).isPresent())
                .map(each -> made.byId(each.carrier()).preferred().rank())
                .toList();
        assertThat(ranks).isSorted();
    }

    @Property(tries = 1000)
    void withoutTheRulesThatExcludeTheOthersKeepTheirOrder(@ForAll long seed) {
        Case made = new Case(new Random(seed));
        List<CarrierCandidate> unbarred =
                made.candidates.stream().filter(each -> each.barred().isEmpty()).toList();
        assertThat(CarrierRouting.decide(made.request, unbarred).order())
                .isEqualTo(made.decide().order());
    }

    @Property(tries = 1000)
    void aHigherPriceNeverEarnsMorePoints(@ForAll long seed) {
        Random random = new Random(seed);
        BigDecimal price = new BigDecimal(random.nextDouble() * Math.pow(10, random.nextInt(8) - 4));
        BigDecimal higher = price.multiply(new BigDecimal("1.001"));
        for (Capability operation : Capability.values()) {
            assertThat(points(price, operation)).isGreaterThan(points(higher, operation));
        }
    }

    private static double points(BigDecimal dollars, Capability operation) {
        return Scoring.cost(Optional.of(new Money(dollars, Scoring.CURRENCY)), operation);
    }

    /// No better than the other in anything, and behind it by name.
    private static CarrierCandidate worse(CarrierCandidate than, Random random) {
        Condition health = than.health().measured() instanceof Condition.Known(int score, int samples)
                        && than.health().breaker() == Breaker.CLOSED
                ? Condition.known(random.nextInt(score + 1), samples)
                : than.health();
        Optional<Money> price = than.price()
                .map(money -> new Money(
                        money.amount().multiply(BigDecimal.valueOf(1 + random.nextDouble())), money.currency()));
        return new CarrierCandidate(
                Carriers.id("worse"),
                than.kind(),
                than.name() + " the second",
                than.enabled() && random.nextInt(4) > 0,
                than.serves(),
                than.covers() && random.nextInt(4) > 0,
                health,
                random.nextInt(4) > 0 ? than.sender() : SenderNumber.NOT_OWNED,
                than.campaignApproved() && random.nextInt(4) > 0,
                price,
                than.priority() + random.nextInt(6 - than.priority()),
                random.nextBoolean() ? than.preferred() : Preferred.NONE,
                than.barred().or(() -> random.nextInt(8) > 0 ? Optional.empty() : Optional.of("a rule excludes it")));
    }

    private static final class Case {
        private final RoutingRequest request;
        private final List<CarrierCandidate> candidates = new ArrayList<>();

        Case(Random random) {
            int count = random.nextInt(13);
            for (int i = 0; i < count; i++) {
                candidates.add(carrier("Carrier " + (char) ('A' + i), random));
            }
            Optional<UUID> preferred = some(random);
            Optional<UUID> sticky = some(random);
            Map<UUID, String> excluded = new HashMap<>();
            some(random).filter(id -> random.nextInt(3) == 0).ifPresent(id -> excluded.put(id, "a test"));
            request = new RoutingRequest(
                    random.nextBoolean() ? Capability.FAX : Capability.MESSAGES,
                    DESTINATIONS.get(Math.min(random.nextInt(8), 4) == 4 ? random.nextInt(5) : random.nextInt(2)),
                    1 + random.nextInt(30),
                    new RoutingRequest.Options(preferred, excluded, sticky));
        }

        RoutingDecision decide() {
            return CarrierRouting.decide(request, candidates);
        }

        CarrierCandidate byId(UUID id) {
            return candidates.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        private Optional<UUID> some(Random random) {
            return candidates.isEmpty() || random.nextInt(3) > 0
                    ? Optional.empty()
                    : Optional.of(
                            candidates.get(random.nextInt(candidates.size())).id());
        }

        CarrierCandidate carrier(String name, Random random) {
            return new CarrierCandidate(
                    Carriers.id(name),
                    CarrierKind.values()[random.nextInt(2)],
                    name,
                    random.nextInt(8) > 0,
                    serves(random),
                    random.nextInt(6) > 0,
                    health(random),
                    SenderNumber.values()[random.nextInt(3)],
                    random.nextInt(6) > 0,
                    price(random),
                    1 + random.nextInt(5),
                    new Preferred(Preference.values()[random.nextInt(4)], "a test says so", random.nextInt(3)),
                    random.nextInt(7) > 0 ? Optional.empty() : Optional.of("rule “" + name + "” excludes it"));
        }

        private static Map<Capability, Set<String>> serves(Random random) {
            var serves = new HashMap<Capability, Set<String>>();
            for (Capability capability : List.of(Capability.FAX, Capability.MESSAGES)) {
                if (random.nextInt(5) > 0) {
                    var countries = new HashSet<>(COUNTRIES);
                    countries.removeIf(country -> random.nextInt(4) == 0);
                    serves.put(capability, random.nextInt(3) == 0 ? Set.of() : countries);
                }
            }
            return serves;
        }

        private static Condition health(Random random) {
            Condition.Measured measured = random.nextInt(4) == 0
                    ? new Condition.Unknown()
                    : new Condition.Known(random.nextInt(101), 1 + random.nextInt(200));
            return new Condition(
                    measured, random.nextInt(3) > 0 ? Breaker.CLOSED : Breaker.values()[random.nextInt(4)]);
        }

        private static Optional<Money> price(Random random) {
            return switch (random.nextInt(6)) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(Money.of("0.02", "EUR"));
                case 2 -> Optional.of(Money.of("0.01", "USD"));
                default -> Optional.of(new Money(BigDecimal.valueOf(random.nextInt(5000), 4), Scoring.CURRENCY));
            };
        }
    }
}
