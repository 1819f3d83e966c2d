package io.dartwing.platform.records;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pattern for human names such as `FAX-.YYYY.-.#####`: a prefix, the year, and a number that counts per
/// organisation and year with at least as many digits as there are `#`. Beyond 99,999 it just gets longer.
public record NamingSeries(String prefix, int digits) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{2,10})-\\.YYYY\\.-\\.(#{3,9})");

    public static NamingSeries parse(String pattern) {
        Matcher matcher = FORM.matcher(pattern);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("naming series: " + pattern + " (expected: like FAX-.YYYY.-.#####)");
        }
        return new NamingSeries(matcher.group(1), matcher.group(2).length());
    }

    String format(int year, long number) {
        String counted = Long.toString(number);
        return prefix + "-" + year + "-" + "0".repeat(Math.max(0, digits - counted.length())) + counted;
    }
}
