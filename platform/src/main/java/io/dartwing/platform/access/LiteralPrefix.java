package io.dartwing.platform.access;

import org.springframework.web.util.pattern.PathPattern;

/// The beginning of a pattern that holds no variable. Most of a server's patterns are told apart by it, at a fraction
/// of what a match costs.
record LiteralPrefix(String text) {
    static LiteralPrefix of(PathPattern pattern) {
        String text = pattern.getPatternString();
        int end = 0;
        while (end < text.length() && "{*?[".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        // "/a/**" matches "/a" too.
        boolean rest = text.startsWith("**", end) || text.startsWith("{*", end);
        return new LiteralPrefix(text.substring(0, rest && end > 1 ? end - 1 : end));
    }

    /// False only when the pattern can't match. What is encoded, or has parameters, is left to the pattern.
    ///
    /// @param path of a request, within the application
    boolean fits(String path) {
        return path.startsWith(text) || path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
    }
}
