package io.dartwing.telephony.carriers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Brings numbers over from another carrier.
public interface NumberPorting {
    enum PortState {
        /// The provider has it and looks at it.
        SUBMITTED,
        /// It lies with the losing carrier.
        ACCEPTED,
        SCHEDULED,
        IN_PROGRESS,
        COMPLETED,
        /// Something has to be put right before it goes on.
        REJECTED,
        CANCELLING,
        CANCELLED
    }

    /// What the letter of authorisation says.
    ///
    /// @param billingNumber E.164, the main number of the account with the losing carrier
    /// @param country ISO 3166-1 alpha-2
    record Authorization(
            String company,
            String person,
            String billingNumber,
            Optional<String> accountNumber,
            Optional<String> pin,
            String street,
            String city,
            String region,
            String postalCode,
            String country) {
        @Override
        public String toString() {
            return "Authorization[]";
        }
    }

    /// @param name as a file is called, for example `letter.pdf`
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Document(String name, byte[] content) {
        @Override
        public String toString() {
            return "Document[" + name + "]";
        }
    }

    /// @param wanted when the numbers are to come over; empty: as soon as possible
    record PortOrder(
            UUID attempt,
            List<String> numbers,
            Authorization authorization,
            Document letter,
            Optional<Document> bill,
            Optional<Instant> wanted) {
        @Override
        public String toString() {
            return "PortOrder[" + attempt + "]";
        }
    }

    /// @param reason of a rejection, as the losing carrier gives it; may be empty
    /// @param scheduled the time the losing carrier agreed to (firm order commitment)
    record PortStatus(String portId, PortState state, String reason, Optional<Instant> scheduled) {}

    /// Takes up what an earlier call with this attempt began, so it may be repeated; after a
    /// rejection it sends what was corrected.
    CarrierResult<PortStatus> submitPort(CarrierAccount account, PortOrder order);

    CarrierResult<PortStatus> portStatus(CarrierAccount account, String portId);

    /// Cancelling what is cancelled is no refusal.
    CarrierResult<PortStatus> cancelPort(CarrierAccount account, String portId);

    /// The provider's id of a number that came over; empty while it has none.
    CarrierResult<Optional<String>> portedNumber(CarrierAccount account, String number);
}
