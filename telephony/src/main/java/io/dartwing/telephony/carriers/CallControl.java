package io.dartwing.telephony.carriers;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Places calls through the provider's API and ends them.
public interface CallControl {
    record CallOrder(UUID attempt, String from, String to, Optional<String> callerName, Duration ring) {}

    CarrierResult<DeliveryReport> call(CarrierAccount account, CallOrder order);

    CarrierResult<String> hangUp(CarrierAccount account, String providerId);

    CarrierResult<DeliveryReport> callStatus(CarrierAccount account, String providerId);

    CarrierResult<Optional<DeliveryReport>> findCall(CarrierAccount account, Sought sought);
}
