package io.dartwing.platform.observability;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks what must not stand in a log, should code write it all the same: the second wall behind careful code.
///
/// Telephone numbers (E.164 or ten and more digits), e-mail addresses, API keys, authorization headers, `sip:`
/// users.
public final class SensitiveText {
    private static final int MAX_CHARACTERS = 16 * 1024;
    private static final Pattern WORTH_A_LOOK =
            Pattern.compile("[+@]|[0-9]{3}|tel_live_|(?i:sip|bearer|basic|password)");
    private static final Pattern API_KEY = Pattern.compile("tel_live_[A-Za-z0-9_-]{4,}");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)\\b(bearer|basic|digest)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)\\b(password|passwd|secret|token)(\\s*[=:]\\s*)[^\\s,;&\"']{3,}");
    private static final Pattern SIP_USER = Pattern.compile("(?i)\\b(sips?:)[^@\\s>;]{1,80}@");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");
    private static final Pattern E164 = Pattern.compile("(?<![0-9A-Za-z.:-])\\+[1-9][0-9]{5,14}(?![0-9])");
    private static final Pattern SPACED_NUMBER = Pattern.compile(
            "(?<![0-9A-Za-z.:-])(?:\\+?1[ .-]?)?\\(?[2-9][0-9]{2}\\)?[ .-][0-9]{3}[ .-][0-9]{4}(?![0-9])");
    private static final Pattern LONG_NUMBER =
            Pattern.compile("(?<![0-9A-Za-z.:-])(?:1[2-9][0-9]{9}|[2-9][0-9]{9,14})(?![0-9A-Za-z:-]|\\.[0-9])");

    private SensitiveText() {}

    /// Also cuts what is far too long for a log.
    public static String mask(String given) {
        String text = given.length() <= MAX_CHARACTERS ? given : given.substring(0, MAX_CHARACTERS) + "…";
        if (!WORTH_A_LOOK.matcher(text).find()) {
            return text;
        }
        String masked = API_KEY.matcher(text).replaceAll("tel_live_…");
        masked = AUTHORIZATION.matcher(masked).replaceAll("$1 …");
        masked = PASSWORD.matcher(masked).replaceAll("$1$2…");
        masked = SIP_USER.matcher(masked).replaceAll("$1…@");
        masked = EMAIL.matcher(masked).replaceAll("…@…");
        masked = maskNumbers(E164, masked);
        masked = maskNumbers(SPACED_NUMBER, masked);
        return maskNumbers(LONG_NUMBER, masked);
    }

    /// Keeps the last two digits, as `PhoneNumber.masked` does.
    private static String maskNumbers(Pattern numbers, String text) {
        return numbers.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "…" + match.group().substring(match.group().length() - 2)));
    }
}
