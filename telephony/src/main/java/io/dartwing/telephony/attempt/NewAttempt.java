package io.dartwing.telephony.attempt;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierAccount;
import java.util.UUID;

/// What is about to be asked of a carrier.
///
/// @param id the caller's, made with `Ids.next()`: the provider's idempotency key or reference
/// @param subjectType of what it is done for, for example `fax`
public record NewAttempt(
        UUID id,
        CarrierAccount account,
        Capability operation,
        String subjectType,
        UUID subjectId,
        String from,
        String to) {
    @Override
    public String toString() {
        return "NewAttempt[" + id + "]";
    }
}
