package io.dartwing.telephony.attempt;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.Sought;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// One request to a carrier, as it stands.
///
/// @param subjectType of what it is done for, for example `fax`
/// @param providerId the provider's id of it, once we know it
/// @param code the cause as the provider writes it; may be empty
/// @param units pages or segments that got through, when the carrier says so
/// @param begunAt when its row was written, just before the request left
/// @param answeredAt when the carrier's answer came, or its loss was noticed
/// @param endedAt when it reached a state that nothing follows
public record Attempt(
        UUID id,
        UUID accountId,
        Capability operation,
        String subjectType,
        UUID subjectId,
        String from,
        String to,
        AttemptState state,
        Optional<String> providerId,
        Optional<CarrierCause> cause,
        String code,
        Optional<String> text,
        OptionalInt units,
        Optional<Money> cost,
        long credentialVersion,
        Instant begunAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt) {
    /// By what the carrier's record of it can be found when the answer was lost.
    public Sought sought(Sought.Others others) {
        return new Sought(id, from, to, begunAt, others);
    }

    @Override
    public String toString() {
        return "Attempt[" + id + ", " + state.label() + "]";
    }
}
