package io.dartwing.fax.faxbot;

import io.dartwing.kernel.PhoneNumber;
import java.util.regex.Pattern;

/// Reads the numbers that Faxbot's clients write. Pure; no refusal repeats the number.
final class FaxNumberText {
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-]");
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]{6,20}");

    private FaxNumberText() {}

    /// A number with `+` is international, one without is dialled inside `country`: no `+` is ever
    /// glued on.
    ///
    /// @param country ISO 3166, for example `US`
    static PhoneNumber resolve(String text, String country) {
        String bare = text.length() > 40 ? text : PUNCTUATION.matcher(text).replaceAll("");
        if (!DIGITS.matcher(bare).matches()) {
            throw new FaxbotRefusal(400, "'to' must be E.164 or digits only");
        }
        return PhoneNumber.parse(bare, country)
                .orElseThrow(() -> new FaxbotRefusal(
                        400, "'to' is no complete number of the default country; write + and the country code."));
    }
}
