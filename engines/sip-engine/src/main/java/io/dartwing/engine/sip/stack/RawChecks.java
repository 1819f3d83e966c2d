package io.dartwing.engine.sip.stack;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Looks at a message's bytes before JAIN-SIP does: limits, and the headers of which RFC 3261 §7.3.1 allows one value.
/// JAIN-SIP keeps one of several without a word.
final class RawChecks {
    private static final int MAX_LINES = 256;
    private static final int MAX_LINE = 4_096;
    private static final int MAX_HEADERS = 16_384;

    private static final Map<String, String> COMPACT = Map.of(
            "i",
            "call-id",
            "f",
            "from",
            "t",
            "to",
            "l",
            "content-length",
            "c",
            "content-type",
            "e",
            "content-encoding");

    private static final Set<String> SINGLE =
            Set.of("call-id", "from", "to", "cseq", "max-forwards", "content-length", "content-type", "expires");

    /// Of these a comma outside quotes and brackets starts a second value.
    private static final Set<String> NO_LIST = Set.of("from", "to", "cseq", "max-forwards", "content-length");

    private RawChecks() {}

    /// @param datagram whether `bytes` is one whole message, body included
    static void check(byte[] bytes, boolean datagram) throws ParseException {
        int end = headerEnd(bytes);
        if (end > MAX_HEADERS) {
            throw new ParseException("headers too long", 0);
        }
        var seen = new HashSet<String>();
        int bodyStart = Math.min(bytes.length, end + 4);
        int lines = 0;
        for (String line : unfold(new String(bytes, 0, end, StandardCharsets.ISO_8859_1))) {
            if (++lines > MAX_LINES || line.length() > MAX_LINE) {
                throw new ParseException("too many or too long lines", 0);
            }
            header(line, seen, datagram ? bytes.length - bodyStart : Integer.MAX_VALUE);
        }
    }

    private static String[] unfold(String headers) {
        return headers.replaceAll("\r?\n[ \t]+", " ").split("\r?\n|\r", MAX_LINES + 2);
    }

    private static void header(String line, Set<String> seen, int bodyLength) throws ParseException {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            return;
        }
        String written = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String name = COMPACT.getOrDefault(written, written);
        if (!SINGLE.contains(name)) {
            return;
        }
        if (!seen.add(name)) {
            throw new ParseException("more than one " + name, 0);
        }
        String value = line.substring(colon + 1).strip();
        if (NO_LIST.contains(name) && hasSecondValue(value)) {
            throw new ParseException("more than one value of " + name, 0);
        }
        if (name.equals("content-length")) {
            contentLength(value, bodyLength);
        }
    }

    /// A datagram that ends before its body does is broken (RFC 3261 §18.3).
    private static void contentLength(String value, int bodyLength) throws ParseException {
        if (value.isEmpty() || value.length() > 9 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ParseException("content-length is no number", 0);
        }
        if (Integer.parseInt(value) > bodyLength) {
            throw new ParseException("body shorter than content-length", 0);
        }
    }

    private static boolean hasSecondValue(String value) {
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                depth++;
            } else if (c == '>') {
                depth--;
            } else if (c == ',' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    private static int headerEnd(byte[] bytes) {
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return bytes.length;
    }
}
