package io.dartwing.telephony.carriers;

import java.util.Optional;
import java.util.UUID;

/// Registers where a number stands, for emergency calls.
public interface EmergencyAddresses {
    record EmergencyAddress(
            String callerName,
            String houseNumber,
            String street,
            Optional<String> unit,
            String city,
            String region,
            String postalCode,
            String country) {}

    /// @param addressId the provider's id
    /// @param valid whether it stands in the address guide of the emergency services
    record Registration(String addressId, boolean valid, Optional<EmergencyAddress> corrected) {}

    CarrierResult<Registration> registerAddress(
            CarrierAccount account, UUID attempt, String number, EmergencyAddress address);

    CarrierResult<String> removeAddress(CarrierAccount account, String addressId, String number);
}
