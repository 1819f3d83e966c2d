package io.dartwing.telephony.routing;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import io.dartwing.kernel.PhoneNumber;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a number's country off the numbering plans. Of the countries that share a calling code (+1, +7, +44, …) each
/// is told by the number's own digits.
final class NumberPlans {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<Integer> CALLING_CODES =
            Set.copyOf(PhoneNumberUtil.getInstance().getSupportedCallingCodes());

    private NumberPlans() {}

    static boolean hasCountry(String code) {
        return COUNTRIES.contains(code);
    }

    static Destination destination(PhoneNumber number) {
        String digits = number.e164().substring(1);
        for (int length = 1; length <= 3; length++) {
            int callingCode = Integer.parseInt(digits, 0, length, 10);
            if (CALLING_CODES.contains(callingCode)) {
                return destination(callingCode, digits.substring(length));
            }
        }
        return new Destination.Unrecognized();
    }

    private static Destination destination(int callingCode, String national) {
        var util = PhoneNumberUtil.getInstance();
        Phonenumber.PhoneNumber parsed = parsed(callingCode, national);
        @Nullable String region = util.getRegionCodeForNumber(parsed);
        if (region == null) {
            return new Destination.Unrecognized();
        }
        if (region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)) {
            return new Destination.NonGeographic(callingCode);
        }
        if (callingCode == 1 && national.startsWith("8") && util.getNumberType(parsed) == PhoneNumberType.TOLL_FREE) {
            return new Destination.NorthAmericanTollFree();
        }
        return new Destination.Country(region);
    }

    /// What `PhoneNumberUtil.parse` makes of an E.164 number, without its search for extensions and formats.
    private static Phonenumber.PhoneNumber parsed(int callingCode, String national) {
        var parsed = new Phonenumber.PhoneNumber();
        parsed.setCountryCode(callingCode);
        parsed.setNationalNumber(national.isEmpty() ? 0 : Long.parseLong(national));
        int zeros = 0;
        while (zeros < national.length() - 1 && national.charAt(zeros) == '0') {
            zeros++;
        }
        if (zeros > 0) {
            parsed.setItalianLeadingZero(true);
            parsed.setNumberOfLeadingZeros(zeros);
        }
        return parsed;
    }
}
