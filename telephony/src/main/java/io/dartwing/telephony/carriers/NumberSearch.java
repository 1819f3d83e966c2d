package io.dartwing.telephony.carriers;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds numbers that can be bought.
public interface NumberSearch {
    /// @param country ISO 3166-1 alpha-2
    /// @param areaCode national destination code, for example `303`
    /// @param contains digits that the number contains
    /// @param limit 1 to 100
    record NumberQuery(
            String country,
            NumberKind kind,
            Optional<String> areaCode,
            Optional<String> contains,
            Set<NumberUse> uses,
            int limit) {}

    /// @param number E.164
    /// @param place town and region, as far as the provider says; may be empty
    record AvailableNumber(
            String number,
            NumberKind kind,
            String place,
            Set<NumberUse> uses,
            Optional<Money> monthly,
            Optional<Money> setUp) {}

    CarrierResult<List<AvailableNumber>> searchNumbers(CarrierAccount account, NumberQuery query);
}
