package io.dartwing.telephony.routing;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.routing.CarrierCandidate.Preference;
import io.dartwing.telephony.routing.CarrierCandidate.Preferred;
import io.dartwing.telephony.routing.CarrierCandidate.SenderNumber;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Candidates to begin with: healthy, able to do everything, at a usual price.
final class Carriers {
    private Carriers() {}

    static CarrierCandidate named(String name) {
        return new CarrierCandidate(
                id(name),
                CarrierKind.ACCOUNT,
                name,
                true,
                Map.of(Capability.FAX, Set.of(), Capability.MESSAGES, Set.of(), Capability.CALLS, Set.of()),
                true,
                Condition.known(100, 100),
                SenderNumber.OWNED,
                true,
                Optional.of(Money.of("0.01", "USD")),
                3,
                Preferred.NONE,
                Optional.empty());
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static CarrierCandidate health(CarrierCandidate from, Condition health) {
        return new CarrierCandidate(
                from.id(),
                from.kind(),
                from.name(),
                from.enabled(),
                from.serves(),
                from.covers(),
                health,
                from.sender(),
                from.campaignApproved(),
                from.price(),
                from.priority(),
                from.preferred(),
                from.barred());
    }

    static CarrierCandidate price(CarrierCandidate from, Optional<Money> price) {
        return new CarrierCandidate(
                from.id(),
                from.kind(),
                from.name(),
                from.enabled(),
                from.serves(),
                from.covers(),
                from.health(),
                from.sender(),
                from.campaignApproved(),
                price,
                from.priority(),
                from.preferred(),
                from.barred());
    }

    static CarrierCandidate price(CarrierCandidate from, String dollars) {
        return price(from, Optional.of(Money.of(dollars, "USD")));
    }

    static CarrierCandidate sender(CarrierCandidate from, SenderNumber sender, boolean campaign) {
        return new CarrierCandidate(
                from.id(),
                from.kind(),
                from.name(),
                from.enabled(),
                from.serves(),
                from.covers(),
                from.health(),
                sender,
                campaign,
                from.price(),
                from.priority(),
                from.preferred(),
                from.barred());
    }

    static CarrierCandidate serving(CarrierCandidate from, Map<Capability, Set<String>> serves) {
        return new CarrierCandidate(
                from.id(),
                from.kind(),
                from.name(),
                from.enabled(),
                serves,
                from.covers(),
                from.health(),
                from.sender(),
                from.campaignApproved(),
                from.price(),
                from.priority(),
                from.preferred(),
                from.barred());
    }

    static CarrierCandidate ranked(CarrierCandidate from, int priority, Preference preference) {
        return new CarrierCandidate(
                from.id(),
                from.kind(),
                from.name(),
                from.enabled(),
                from.serves(),
                from.covers(),
                from.health(),
                from.sender(),
                from.campaignApproved(),
                from.price(),
                priority,
                new Preferred(preference, preference.name()),
                from.barred());
    }

    static CarrierCandidate ruled(CarrierCandidate from, String because, int rank) {
        return judged(from, new Preferred(Preference.ROUTE_RULE, because, rank), Optional.empty());
    }

    static CarrierCandidate barred(CarrierCandidate from, String because) {
        return judged(from, from.preferred(), Optional.of(because));
    }

    private static CarrierCandidate judged(CarrierCandidate from, Preferred preferred, Optional<String> barred) {
        return new CarrierCandidate(
                from.id(),
                from.kind(),
                from.name(),
                from.enabled(),
                from.serves(),
                from.covers(),
                from.health(),
                from.sender(),
                from.campaignApproved(),
                from.price(),
                from.priority(),
                preferred,
                barred);
    }

    static CarrierCandidate disabled(CarrierCandidate from) {
        return new CarrierCandidate(
                from.id(),
                from.kind(),
                from.name(),
                false,
                from.serves(),
                from.covers(),
                from.health(),
                from.sender(),
                from.campaignApproved(),
                from.price(),
                from.priority(),
                from.preferred(),
                from.barred());
    }
}
