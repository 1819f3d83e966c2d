package io.dartwing.telephony.routing;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which carrier was taken and why, and why not the others: it is stored and shown as it stands.
///
/// @param destination the country, never the number
/// @param chosen the first of `order`; empty when no candidate passed
/// @param order the candidates that passed, best first: failover goes along it
/// @param considered every candidate once: those of `order` in its order, then the refused ones
/// by name
/// @param sentence “chosen because …”, or why there is none
public record RoutingDecision(
        Capability operation,
        String destination,
        Optional<UUID> chosen,
        List<UUID> order,
        List<Considered> considered,
        String sentence) {
    public RoutingDecision {
        order = List.copyOf(order);
        considered = List.copyOf(considered);
    }

    /// What was found of a candidate of this decision.
    ///
    /// @throws IllegalArgumentException when it was none
    public Considered of(UUID carrier) {
        return considered.stream()
                .filter(each -> each.carrier().equals(carrier))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("carrier: " + carrier + " (expected: a candidate)"));
    }

    /// What was found of one candidate: either `refusal` or `score` is there.
    ///
    /// @param cost for all units, when the price is known
    /// @param wanted what moved it before better scores; empty when its score alone counts
    /// @param sentence why it was refused, or what its score is made of
    public record Considered(
            UUID carrier,
            CarrierKind kind,
            String name,
            Optional<Refusal> refusal,
            Optional<Score> score,
            Optional<Money> cost,
            Optional<Wanted> wanted,
            String sentence) {
        public boolean passed() {
            return refusal.isEmpty();
        }
    }

    /// The step at which a candidate went out.
    public enum Refusal {
        DISABLED,
        EXCLUDED,
        /// A rule of the organisation excludes it.
        RULE,
        CAPABILITY,
        COUNTRY_UNKNOWN,
        COUNTRY,
        PREFIX,
        OWNERSHIP,
        CAMPAIGN,
        BREAKER_OPEN,
        HEALTH
    }

    /// Why a candidate goes before better scores; a later one weighs more.
    public enum Wanted {
        TRIAL(1, "it is time to try again whether it works"),
        ORGANIZATION(2, "the organisation prefers it"),
        PREFIX(3, "it is set up for such numbers"),
        ROUTE_RULE(4, "a route rule prefers it"),
        ASKED_FOR(5, "it was asked for"),
        CONVERSATION(6, "the conversation has run over it so far");

        private final int weight;
        private final String because;

        Wanted(int weight, String because) {
            this.weight = weight;
            this.because = because;
        }

        int weight() {
            return weight;
        }

        public String because() {
            return because;
        }
    }

    /// Points, 100 at most together.
    ///
    /// @param health of 40
    /// @param cost of 40
    /// @param priority of 20
    public record Score(double health, double cost, double priority) {
        public double total() {
            return health + cost + priority;
        }
    }
}
