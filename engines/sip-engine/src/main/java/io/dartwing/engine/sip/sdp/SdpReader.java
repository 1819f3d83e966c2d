package io.dartwing.engine.sip.sdp;

import io.dartwing.engine.sip.sdp.SdpResult.Malformed;
import io.dartwing.engine.sip.sdp.SdpResult.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a description line by line. Lenient where vendors are known to stray (bare LF, blanks, missing `s=` or `t=`,
/// attribute case), strict in what would make media go wrong (ports, addresses, counts).
final class SdpReader {
    private static final int MAX_CHARACTERS = 16_384;
    private static final int MAX_LINES = 300;
    private static final int MAX_MEDIA = 16;

    private long sessionId;
    private long version;
    private String originAddress = "0.0.0.0";
    private @Nullable String connection;
    private Media.Direction direction = Media.Direction.SENDRECV;
    private final List<MediaLines> media = new ArrayList<>();

    private SdpReader() {}

    static SdpResult read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return new Malformed("session description: too long (expected: at most " + MAX_CHARACTERS + ")");
        }
        try {
            return new Parsed(new SdpReader().parse(text));
        } catch (Broken broken) {
            return new Malformed(broken.reason);
        }
    }

    /// Carries the reason out of the parser; never leaves this class.
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Broken(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    private SessionDescription parse(String text) throws Broken {
        List<String> lines = text.lines().limit(MAX_LINES + 1L).toList();
        if (lines.size() > MAX_LINES) {
            throw new Broken("session description: too many lines");
        }
        boolean first = true;
        for (String raw : lines) {
            String line = raw.strip();
            if (line.isEmpty()) {
                continue;
            }
            if (line.length() < 2 || line.charAt(1) != '=') {
                throw new Broken("session description: a line is not of the form x=value");
            }
            if (first && !line.equals("v=0")) {
                throw new Broken("session description: does not start with v=0");
            }
            first = false;
            take(line.charAt(0), line.substring(2).strip());
        }
        if (first) {
            throw new Broken("session description: empty");
        }
        var built = new ArrayList<Media>();
        for (MediaLines one : media) {
            built.add(one.build(direction));
        }
        return new SessionDescription(sessionId, version, originAddress, connection, built);
    }

    private void take(char type, String value) throws Broken {
        switch (type) {
            case 'o' -> origin(value);
            case 'c' -> {
                String address = address(value);
                if (media.isEmpty()) {
                    connection = address;
                } else {
                    media.getLast().connection = address;
                }
            }
            case 'm' -> {
                if (media.size() == MAX_MEDIA) {
                    throw new Broken("session description: too many media");
                }
                media.add(MediaLines.of(value));
            }
            case 'a' -> attribute(value);
            default -> {
                // v, s, t, b, i, k, … say nothing that fax or G.711 needs
            }
        }
    }

    private void attribute(String value) {
        if (!media.isEmpty()) {
            media.getLast().attribute(value);
            return;
        }
        Media.Direction said = direction(value);
        if (said != null) {
            direction = said;
        }
    }

    static Media.@Nullable Direction direction(String attribute) {
        return switch (attribute.toLowerCase(Locale.ROOT)) {
            case "sendrecv" -> Media.Direction.SENDRECV;
            case "sendonly" -> Media.Direction.SENDONLY;
            case "recvonly" -> Media.Direction.RECVONLY;
            case "inactive" -> Media.Direction.INACTIVE;
            default -> null;
        };
    }

    private void origin(String value) {
        String[] parts = value.split(" +", 7);
        if (parts.length >= 6) {
            sessionId = number(parts[1]);
            version = number(parts[2]);
            originAddress = parts[5];
        }
    }

    /// Ids beyond 63 bits (they are free-form numbers of any length) are reduced: only their change matters.
    private static long number(String digits) {
        try {
            return Long.parseUnsignedLong(digits) & Long.MAX_VALUE;
        } catch (NumberFormatException tooLong) {
            return digits.hashCode() & Integer.MAX_VALUE;
        }
    }

    private static String address(String value) throws Broken {
        String[] parts = value.split(" +", 4);
        if (parts.length < 3 || !parts[0].equalsIgnoreCase("IN")) {
            throw new Broken("session description: c= is not of the form IN IP4 address");
        }
        String address = parts[2];
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }
}
