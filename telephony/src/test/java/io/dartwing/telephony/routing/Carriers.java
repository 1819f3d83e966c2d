package io.dartwing.telephony.routing;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.routing.CarrierCandidate.Preference;
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
                name,
                true,
                Map.of(Capability.FAX, Set.of(), Capability.MESSAGES, Set.of(), Capability.CALLS, Set.of()),
                CarrierHealth.known(100, 100),
                SenderNumber.OWNED,
                true,
                Optional.of(Money.of("0.01", "USD")),
                3,
                Preference.NONE);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static CarrierCandidate health(CarrierCandidate from, CarrierHealth health) {
        return new CarrierCandidate(
                from.id(),
                from.name(),
                from.enabled(),
                from.serves(),
                health,
                from.sender(),
                from.campaignApproved(),
                from.price(),
                from.priority(),
                from.preference());
    }

    static CarrierCandidate price(CarrierCandidate from, Optional<Money> price) {
        return new CarrierCandidate(
                from.id(),
                from.name(),
                from.enabled(),
                from.serves(),
                from.health(),
                from.sender(),
                from.campaignApproved(),
                price,
                from.priority(),
                from.preference());
    }

    static CarrierCandidate price(CarrierCandidate from, String dollars) {
        return price(from, Optional.of(Money.of(dollars, "USD")));
    }

    static CarrierCandidate sender(CarrierCandidate from, SenderNumber sender, boolean campaign) {
        return new CarrierCandidate(
                from.id(),
                from.name(),
                from.enabled(),
                from.serves(),
                from.health(),
                sender,
                campaign,
                from.price(),
                from.priority(),
                from.preference());
    }

    static CarrierCandidate serving(CarrierCandidate from, Map<Capability, Set<String>> serves) {
        return new CarrierCandidate(
                from.id(),
                from.name(),
                from.enabled(),
                serves,
                from.health(),
                from.sender(),
                from.campaignApproved(),
                from.price(),
                from.priority(),
                from.preference());
    }

    static CarrierCandidate ranked(CarrierCandidate from, int priority, Preference preference) {
        return new CarrierCandidate(
                from.id(),
                from.name(),
                from.enabled(),
                from.serves(),
                from.health(),
                from.sender(),
                from.campaignApproved(),
                from.price(),
                priority,
                preference);
    }

    static CarrierCandidate disabled(CarrierCandidate from) {
        return new CarrierCandidate(
                from.id(),
                from.name(),
                false,
                from.serves(),
                from.health(),
                from.sender(),
                from.campaignApproved(),
                from.price(),
                from.priority(),
                from.preference());
    }
}
