package io.dartwing.telephony.carriers;

import java.util.Optional;
import java.util.UUID;

/// Buys numbers, sets them up, gives them back.
public interface NumberOrders {
    enum OrderState {
        PENDING,
        ACTIVE,
        FAILED
    }

    /// @param orderId the provider's id of the order
    /// @param numberId the provider's id of the number, once it has one
    record NumberOrder(String orderId, Optional<String> numberId, OrderState state, Optional<CarrierCause> cause) {}

    CarrierResult<NumberOrder> orderNumber(CarrierAccount account, UUID attempt, String number);

    CarrierResult<NumberOrder> orderStatus(CarrierAccount account, String orderId);

    /// The order of an attempt whose answer was lost. Empty: the carrier surely has none.
    CarrierResult<Optional<NumberOrder>> findOrder(CarrierAccount account, UUID attempt, String number);

    /// Sends what happens on the number to the account's callback.
    CarrierResult<String> configureNumber(CarrierAccount account, String numberId, String number);

    CarrierResult<String> releaseNumber(CarrierAccount account, String numberId, String number);
}
