package io.dartwing.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A telephone number in E.164 form: `+`, country code, subscriber number, at most 15 digits (ITU-T E.164 §6).
///
/// The form is all that is promised: numbers of test ranges and of plans that the library doesn't know are accepted.
public record PhoneNumber(String e164) implements Comparable<PhoneNumber> {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-/]");

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("phone number: not in E.164 form (expected: + and 5 to 15 digits)");
        }
    }

    /// Reads `+1 (202) 555-0143` and the like; empty when there is no international number in it.
    public static Optional<PhoneNumber> parse(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        String bare = PUNCTUATION.matcher(text).replaceAll("");
        return E164.matcher(bare).matches() ? Optional.of(new PhoneNumber(bare)) : Optional.empty();
    }

    /// Reads a number as dialled inside `region` (ISO 3166, for example `US`), or an international one.
    public static Optional<PhoneNumber> parse(String text, String region) {
        Optional<PhoneNumber> international = parse(text);
        if (international.isPresent() || text.length() > 40) {
            return international;
        }
        try {
            var util = PhoneNumberUtil.getInstance();
            var parsed = util.parse(text, region);
            if (!util.isPossibleNumber(parsed)) {
                return Optional.empty();
            }
            return parse(util.format(parsed, PhoneNumberFormat.E164));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /// Whose numbering plan it is of (ISO 3166, for example `US`); empty when no plan knows it.
    public Optional<String> region() {
        try {
            var util = PhoneNumberUtil.getInstance();
            return Optional.ofNullable(util.getRegionCodeForNumber(util.parse(e164, null)));
        } catch (NumberParseException unknownPlan) {
            return Optional.empty();
        }
    }

    /// For people: `+1 202-555-0143`.
    public String display() {
        try {
            var util = PhoneNumberUtil.getInstance();
            return util.format(util.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException unknownPlan) {
            return e164;
        }
    }

    /// For logs: country and the last two digits only. A number can identify a patient.
    public String masked() {
        return e164.substring(0, 2) + "…" + e164.substring(e164.length() - 2);
    }

    @Override
    public int compareTo(PhoneNumber other) {
        return e164.compareTo(other.e164);
    }

    @Override
    public String toString() {
        return masked();
    }
}
