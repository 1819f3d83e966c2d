package io.dartwing.engine.reading.entity;

import java.util.regex.Pattern;

/// The check digits of identifiers.
final class CheckDigits {
    private static final String HEALTH_CARD_ISSUER = "80840";
    private static final Pattern NPI = Pattern.compile("[12]\\d{9}");
    private static final Pattern DEA = Pattern.compile("[A-HJ-MPRSTUX][A-Z9]\\d{7}");

    private CheckDigits() {}

    /// Ten digits beginning with 1 or 2 whose last makes the Luhn sum over `80840` and all of them
    /// divisible by ten (45 CFR 162.406, ISO/IEC 7812).
    static boolean npi(String digits) {
        return NPI.matcher(digits).matches() && luhn(HEALTH_CARD_ISSUER + digits);
    }

    /// A registrant's letter, a second letter or 9, and seven digits of which the last is the last
    /// digit of `(1st + 3rd + 5th) + 2 · (2nd + 4th + 6th)`.
    static boolean dea(String number) {
        if (!DEA.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += (i % 2 == 0 ? 1 : 2) * (number.charAt(2 + i) - '0');
        }
        return sum % 10 == number.charAt(8) - '0';
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
