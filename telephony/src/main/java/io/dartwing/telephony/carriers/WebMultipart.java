package io.dartwing.telephony.carriers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `multipart/form-data` bodies (RFC 7578) byte for byte, as signatures need them.
public final class WebMultipart {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=(?:\"([^\"]*)\"|([^\\s;\"]+))");
    private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename\\*?=");
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};
    private static final int MOST_PARTS = 200;

    /// @param file whether it came with a file's name
    public record Part(String name, boolean file, String contentType, byte[] content) {
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Part[" + content.length + " bytes]";
        }
    }

    private WebMultipart() {}

    public static boolean is(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /// In their order.
    ///
    /// @throws IllegalArgumentException when it is not well formed
    public static List<Part> parse(String contentType, byte[] body) {
        Matcher found = BOUNDARY.matcher(contentType);
        if (!is(contentType) || !found.find()) {
            throw new IllegalArgumentException("content-type: unusable (expected: multipart/form-data with boundary)");
        }
        byte[] delimiter = ("\r\n--" + either(found)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
        if (!startsWith(body, first, 0)) {
            throw malformed();
        }
        var parts = new ArrayList<Part>();
        int at = first.length;
        while (!startsWith(body, new byte[] {'-', '-'}, at)) {
            int from = at + 2;
            int to = startsWith(body, new byte[] {'\r', '\n'}, at) ? indexOf(body, delimiter, from - 2) : -1;
            if (to < 0 || parts.size() == MOST_PARTS) {
                throw malformed();
            }
            parts.add(part(Arrays.copyOfRange(body, from, Math.max(from, to))));
            at = to + delimiter.length;
        }
        return parts;
    }

    private static Part part(byte[] whole) {
        int end = indexOf(whole, HEADERS_END, 0);
        if (end < 0) {
            throw malformed();
        }
        String disposition = "";
        String contentType = "";
        for (String line : new String(whole, 0, end, StandardCharsets.UTF_8).split("\r\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-disposition:")) {
                disposition = line;
            } else if (lower.startsWith("content-type:")) {
                contentType = line.substring("content-type:".length()).strip();
            }
        }
        Matcher name = NAME.matcher(disposition);
        if (!name.find()) {
            throw malformed();
        }
        return new Part(
                either(name),
                FILE_NAME.matcher(disposition).find(),
                contentType,
                Arrays.copyOfRange(whole, end + HEADERS_END.length, whole.length));
    }

    private static String either(Matcher found) {
        return Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2));
    }

    private static boolean startsWith(byte[] body, byte[] sought, int at) {
        return at >= 0
                && at + sought.length <= body.length
                && Arrays.equals(body, at, at + sought.length, sought, 0, sought.length);
    }

    private static int indexOf(byte[] body, byte[] sought, int from) {
        for (int at = from; at + sought.length <= body.length; at++) {
            if (body[at] == sought[0] && startsWith(body, sought, at)) {
                return at;
            }
        }
        return -1;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("body: malformed (expected: multipart/form-data)");
    }
}
