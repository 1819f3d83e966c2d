package io.dartwing.platform.federation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the browser goes on after signing in: a path of our own application, never another site. Pure.
final class ReturnPath {
    /// One slash, then what paths and queries are made of: no second slash or backslash that would begin a host, no
    /// control characters, no colon before which a scheme could stand.
    private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/_~.%?=&+,;@-]{0,500}");

    private ReturnPath() {}

    static String of(@Nullable String asked) {
        boolean foreign = asked == null
                || !OWN.matcher(asked).matches()
                || asked.startsWith("/api/")
                || asked.contains("/../")
                || asked.contains("//");
        return asked == null || foreign ? "/" : asked;
    }
}
