package io.dartwing.telephony.carriers;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What a carrier says of something it accepted.
///
/// @param cause of a failure
/// @param code of the failure, as the provider writes it; may be empty
/// @param units pages or segments that got through, when it says so
/// @param at the provider's time, or ours when it gives none
public record DeliveryReport(
        String providerId,
        DeliveryState state,
        Optional<CarrierCause> cause,
        String code,
        OptionalInt units,
        Optional<Money> cost,
        Instant at) {
    public static DeliveryReport of(String providerId, DeliveryState state, Instant at) {
        return new DeliveryReport(providerId, state, Optional.empty(), "", OptionalInt.empty(), Optional.empty(), at);
    }
}
