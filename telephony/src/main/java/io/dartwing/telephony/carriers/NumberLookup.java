package io.dartwing.telephony.carriers;

import java.util.Optional;

/// Tells what is known of any number.
public interface NumberLookup {
    enum LineType {
        LANDLINE,
        MOBILE,
        VOIP,
        TOLL_FREE,
        UNKNOWN
    }

    /// @param carrier the network that serves it
    /// @param callerName CNAM
    record LookupAnswer(
            boolean valid,
            String country,
            LineType lineType,
            Optional<String> carrier,
            Optional<String> mobileCountryCode,
            Optional<String> mobileNetworkCode,
            Optional<String> callerName) {}

    CarrierResult<LookupAnswer> lookUp(CarrierAccount account, String number);
}
