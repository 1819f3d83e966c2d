package io.dartwing.telephony.porting;

import io.dartwing.telephony.carriers.NumberPorting.Authorization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the letter of authorisation says, as far as it was written down. Account number and PIN
/// are never shown.
record PortDetails(
        @Nullable String company,
        @Nullable String person,
        @Nullable String billingNumber,
        @Nullable String accountNumber,
        @Nullable String pin,
        @Nullable String street,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country) {
    static final PortDetails NONE = new PortDetails(null, null, null, null, null, null, null, null, null, null);

    /// These values in the place of others; what is null stays.
    PortDetails over(PortDetails before) {
        return new PortDetails(
                either(company, before.company),
                either(person, before.person),
                either(billingNumber, before.billingNumber),
                either(accountNumber, before.accountNumber),
                either(pin, before.pin),
                either(street, before.street),
                either(city, before.city),
                either(region, before.region),
                either(postalCode, before.postalCode),
                either(country, before.country));
    }

    /// An empty text takes a value away.
    private static @Nullable String either(@Nullable String wanted, @Nullable String before) {
        if (wanted == null) {
            return before;
        }
        return wanted.isEmpty() ? null : wanted;
    }

    /// The fields a carrier asks for that are not there.
    List<String> missing() {
        var needed = new LinkedHashMap<String, @Nullable String>();
        needed.put("company", company);
        needed.put("person", person);
        needed.put("billing_number", billingNumber);
        needed.put("street", street);
        needed.put("city", city);
        needed.put("region", region);
        needed.put("postal_code", postalCode);
        needed.put("country", country);
        return needed.entrySet().stream()
                .filter(field -> field.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// For a carrier; nothing that it asks for may be missing.
    Authorization authorization() {
        return new Authorization(
                there(company),
                there(person),
                there(billingNumber),
                Optional.ofNullable(accountNumber),
                Optional.ofNullable(pin),
                there(street),
                there(city),
                there(region),
                there(postalCode),
                there(country));
    }

    private static String there(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("authorization: incomplete (expected: what missing() names)");
        }
        return value;
    }

    @Override
    public String toString() {
        return "PortDetails[]";
    }
}
