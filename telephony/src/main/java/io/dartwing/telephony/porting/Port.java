package io.dartwing.telephony.porting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A port as it stands.
///
/// @param id the provider's reference of it
/// @param accountId the winning account; empty when the numbers go to a trunk
/// @param byHand nobody can be asked: people write down how it goes
/// @param focAt what the losing carrier agreed to
/// @param providerId the provider's id of the order, once we know it
/// @param reason of the exception, as the carriers give it
/// @param problem one sentence for people, without numbers
/// @param tries requests about it since it last moved on
/// @param setUp whether its numbers are numbers of the organisation
record Port(
        UUID id,
        Optional<UUID> accountId,
        Optional<UUID> trunkId,
        List<String> numbers,
        Optional<String> label,
        boolean byHand,
        PortOrderState state,
        PortDetails details,
        Optional<Instant> wantedAt,
        Optional<Instant> focAt,
        Optional<String> providerId,
        Optional<String> reason,
        Optional<String> problem,
        Optional<UUID> letter,
        Optional<UUID> bill,
        int tries,
        boolean setUp,
        Instant createdAt,
        String createdBy,
        Optional<Instant> submittedAt,
        Optional<Instant> endedAt) {
    @Override
    public String toString() {
        return "Port[" + id + ", " + state.label() + "]";
    }
}
