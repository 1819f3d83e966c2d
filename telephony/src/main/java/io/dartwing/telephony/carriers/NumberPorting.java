package io.dartwing.telephony.carriers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Brings numbers over from another carrier.
public interface NumberPorting {
    enum PortState {
        SUBMITTED,
        ACCEPTED,
        SCHEDULED,
        IN_PROGRESS,
        COMPLETED,
        REJECTED,
        CANCELLED
    }

    /// The letter of authorisation and who signs it.
    record Authorization(
            String company,
            String person,
            String title,
            String billingNumber,
            String accountNumber,
            Optional<String> pin,
            String street,
            String city,
            String region,
            String postalCode,
            String country) {}

    record PortOrder(
            UUID attempt,
            List<String> numbers,
            Authorization authorization,
            Path letter,
            Optional<Path> bill,
            Optional<Instant> wanted) {}

    /// @param reason of a rejection, as the losing carrier gives it; may be empty
    /// @param scheduled the date the losing carrier agreed to (firm order commitment)
    record PortStatus(String portId, PortState state, String reason, Optional<Instant> scheduled) {}

    CarrierResult<PortStatus> submitPort(CarrierAccount account, PortOrder order);

    CarrierResult<PortStatus> portStatus(CarrierAccount account, String portId);

    CarrierResult<PortStatus> cancelPort(CarrierAccount account, String portId);
}
