package io.dartwing.fax.routing;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// A regular expression of a rule. RE2 takes time in proportion to the text, whatever the expression
/// is; its size and the text's length bound it.
final class TextPattern {
    private static final int LONGEST_TEXT = 500_000;
    private static final long MOST_REPEATED = 1000;
    private static final java.util.regex.Pattern COUNTED =
            java.util.regex.Pattern.compile("\\{(\\d{1,4})(,(\\d{0,4}))?}");

    private TextPattern() {}

    static boolean usable(String expression) {
        if (repeated(expression) > MOST_REPEATED) {
            return false;
        }
        try {
            compile(expression);
            return true;
        } catch (PatternSyntaxException notOne) {
            return false;
        }
    }

    static boolean found(String expression, String text) {
        Matcher matcher =
                compile(expression).matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        return matcher.find();
    }

    private static Pattern compile(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    /// Counted repetitions are written out, and those within others multiply.
    private static long repeated(String expression) {
        long times = 1;
        java.util.regex.Matcher counts = COUNTED.matcher(expression);
        while (counts.find()) {
            String most = counts.group(3) == null || counts.group(3).isEmpty() ? counts.group(1) : counts.group(3);
            times = Math.min(times * Math.max(1, Long.parseLong(most)), Integer.MAX_VALUE);
        }
        return times;
    }
}
