package io.dartwing.telephony.supply;

import io.dartwing.telephony.carriers.CarrierCause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An order of a number, as it stands.
///
/// @param id the provider's reference of it
/// @param orderId the provider's id of the order, once we know it
/// @param providerNumberId the provider's id of the number
/// @param numberId our record of the number
/// @param configured whether the carrier was told to call us
/// @param problem one sentence for people, without numbers
/// @param tries requests about it since it last moved on
/// @param sentAt when the order left us, or was about to
record Purchase(
        UUID id,
        UUID accountId,
        String number,
        Optional<String> label,
        List<String> uses,
        Optional<Price> monthly,
        PurchaseState state,
        Optional<String> orderId,
        Optional<String> providerNumberId,
        Optional<UUID> numberId,
        boolean configured,
        Optional<CarrierCause> cause,
        Optional<String> problem,
        int tries,
        Instant createdAt,
        String createdBy,
        Optional<Instant> sentAt,
        Optional<Instant> endedAt) {
    /// @param amount a decimal number
    record Price(String amount, String currency) {}

    Purchase sent(Instant now) {
        return with(state, orderId, providerNumberId, cause, problem, tries, Optional.of(now), endedAt);
    }

    Purchase unsent() {
        return with(PurchaseState.STARTED, orderId, providerNumberId, cause, problem, tries, Optional.empty(), endedAt);
    }

    /// The same, asked about once more.
    Purchase asked(Optional<CarrierCause> why, String text) {
        return with(state, orderId, providerNumberId, why, Optional.of(text), tries + 1, sentAt, endedAt);
    }

    Purchase unknown(String text) {
        return with(
                PurchaseState.UNKNOWN,
                orderId,
                providerNumberId,
                Optional.empty(),
                Optional.of(text),
                tries + 1,
                sentAt,
                endedAt);
    }

    Purchase failed(Optional<CarrierCause> why, String text, Instant now) {
        return with(
                PurchaseState.FAILED,
                orderId,
                providerNumberId,
                why,
                Optional.of(text),
                tries,
                sentAt,
                Optional.of(now));
    }

    Purchase ordered(String order) {
        return with(
                PurchaseState.ORDERED,
                Optional.of(order),
                providerNumberId,
                Optional.empty(),
                Optional.empty(),
                state == PurchaseState.ORDERED ? tries + 1 : 0,
                sentAt,
                endedAt);
    }

    Purchase active(String order, Optional<String> number, Instant now) {
        return with(
                PurchaseState.ACTIVE,
                Optional.of(order),
                number.or(() -> providerNumberId),
                Optional.empty(),
                Optional.empty(),
                0,
                sentAt,
                endedAt.or(() -> Optional.of(now)));
    }

    private Purchase with(
            PurchaseState next,
            Optional<String> order,
            Optional<String> providerNumber,
            Optional<CarrierCause> why,
            Optional<String> text,
            int attempts,
            Optional<Instant> left,
            Optional<Instant> ended) {
        return new Purchase(
                id,
                accountId,
                number,
                label,
                uses,
                monthly,
                next,
                order,
                providerNumber,
                numberId,
                configured,
                why,
                text,
                attempts,
                createdAt,
                createdBy,
                left,
                ended);
    }

    @Override
    public String toString() {
        return "Purchase[" + id + ", " + state.label() + "]";
    }
}
