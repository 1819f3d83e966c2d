package io.dartwing.engine.sip.sdp;

import io.dartwing.engine.sip.sdp.T38Parameters.ErrorCorrection;
import io.dartwing.engine.sip.sdp.T38Parameters.RateManagement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects one `m=` line and its attributes while a description is read.
final class MediaLines {
    private static final int MAX_FORMATS = 64;

    private final String type;
    private final int port;
    private final String protocol;
    private final String formats;

    @Nullable
    String connection;

    private Media.@Nullable Direction direction;
    private final Map<String, String> attributes = new HashMap<>();
    private final Map<Integer, String> rtpmaps = new HashMap<>();
    private final Map<Integer, String> fmtps = new HashMap<>();

    private MediaLines(String type, int port, String protocol, String formats) {
        this.type = type;
        this.port = port;
        this.protocol = protocol;
        this.formats = formats;
    }

    static MediaLines of(String value) throws SdpReader.Broken {
        String[] parts = value.split("[ \t]+", 4);
        if (parts.length < 4) {
            throw new SdpReader.Broken("session description: m= has too few parts");
        }
        int slash = parts[1].indexOf('/');
        int port = integer(slash < 0 ? parts[1] : parts[1].substring(0, slash), -1);
        if (port < 0 || port > 65_535) {
            throw new SdpReader.Broken("session description: m= has an impossible port");
        }
        return new MediaLines(parts[0].toLowerCase(Locale.ROOT), port, parts[2], parts[3]);
    }

    void attribute(String value) {
        Media.Direction said = SdpReader.direction(value);
        if (said != null) {
            direction = said;
            return;
        }
        int colon = value.indexOf(':');
        String name = (colon < 0 ? value : value.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        String rest = colon < 0 ? "" : value.substring(colon + 1).strip();
        switch (name) {
            case "rtpmap" -> byPayloadType(rtpmaps, rest);
            case "fmtp" -> byPayloadType(fmtps, rest);
            default -> attributes.putIfAbsent(name, rest);
        }
    }

    private static void byPayloadType(Map<Integer, String> into, String value) {
        String[] parts = value.split("[ \t]+", 2);
        int payloadType = integer(parts[0], -1);
        if (parts.length == 2 && payloadType >= 0 && payloadType <= 127) {
            into.putIfAbsent(payloadType, parts[1].strip());
        }
    }

    Media build(Media.Direction sessionDirection) {
        String transport = protocol.toUpperCase(Locale.ROOT);
        if (type.equals("audio") && (transport.equals("RTP/AVP") || transport.equals("RTP/AVPF"))) {
            int ptime = Math.clamp(integer(attributes.getOrDefault("ptime", ""), 0), 0, 200);
            return new Media.Audio(port, connection, codecs(), ptime, direction != null ? direction : sessionDirection);
        }
        if (type.equals("image") && transport.equals("UDPTL") && formats.strip().equalsIgnoreCase("t38")) {
            return new Media.T38(port, connection, t38());
        }
        return new Media.Other(type, port, protocol, formats, connection);
    }

    private List<Codec> codecs() {
        var codecs = new ArrayList<Codec>();
        for (String format : formats.strip().split("[ \t]+", MAX_FORMATS)) {
            int payloadType = integer(format, -1);
            if (payloadType >= 0 && payloadType <= 127) {
                codecs.add(codec(payloadType));
            }
        }
        return codecs;
    }

    private Codec codec(int payloadType) {
        String rtpmap = rtpmaps.get(payloadType);
        String fmtp = fmtps.get(payloadType);
        if (rtpmap == null) {
            Codec known = Codec.ofStaticType(payloadType);
            return new Codec(payloadType, known.name(), known.clockRate(), fmtp);
        }
        String[] parts = rtpmap.split("/", 3);
        int rate = parts.length > 1 ? integer(parts[1], 8_000) : 8_000;
        return new Codec(payloadType, parts[0].strip().toUpperCase(Locale.ROOT), rate, fmtp);
    }

    private T38Parameters t38() {
        T38Parameters defaults = T38Parameters.DEFAULTS;
        int rate = number("t38maxbitrate", number("t38faxmaxrate", 0));
        return new T38Parameters(
                Math.clamp(number("t38faxversion", 0), 0, 4),
                rate < 2_400 ? defaults.maxBitRate() : Math.min(rate, 33_600),
                "localtcf".equalsIgnoreCase(attributes.get("t38faxratemanagement"))
                        ? RateManagement.LOCAL_TCF
                        : RateManagement.TRANSFERRED_TCF,
                errorCorrection(),
                number("t38faxmaxbuffer", 0),
                number("t38faxmaxdatagram", number("t38maxdatagram", 0)),
                flag("t38faxfillbitremoval"),
                flag("t38faxtranscodingmmr"),
                flag("t38faxtranscodingjbig"));
    }

    private ErrorCorrection errorCorrection() {
        return switch (attributes.getOrDefault("t38faxudpec", "").toLowerCase(Locale.ROOT)) {
            case "t38udpredundancy" -> ErrorCorrection.REDUNDANCY;
            case "t38udpfec" -> ErrorCorrection.FEC;
            default -> ErrorCorrection.NONE;
        };
    }

    private int number(String name, int otherwise) {
        return Math.max(0, integer(attributes.getOrDefault(name, ""), otherwise));
    }

    /// Present alone means yes; Cisco and Asterisk write `:0` or `:1`.
    private boolean flag(String name) {
        String value = attributes.get(name);
        return value != null && !value.equals("0");
    }

    private static int integer(String digits, int otherwise) {
        try {
            return Integer.parseInt(digits.strip());
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
