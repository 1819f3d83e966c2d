package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.LineUnavailableException.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who to call on a trunk.
final class Destination {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,32}");
    private static final Pattern URI = Pattern.compile(
            "sip:([A-Za-z0-9+*#_.!~'()-]{1,64})@([^:;?@]{1,253})(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private Destination() {}

    /// The user part to dial; a URI's host has to be the trunk's, so that nobody can make us call elsewhere.
    static String on(LineTrunk trunk, String destination) throws LineUnavailableException {
        if (NUMBER.matcher(destination).matches()) {
            return destination;
        }
        Matcher uri = URI.matcher(destination);
        if (uri.matches() && uri.group(2).equalsIgnoreCase(trunk.host())) {
            return uri.group(1);
        }
        throw new LineUnavailableException(
                Reason.INVALID, "destination: not usable (expected: a number, or a sip: URI at the trunk's host)");
    }
}
