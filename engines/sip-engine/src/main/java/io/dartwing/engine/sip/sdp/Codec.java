package io.dartwing.engine.sip.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One payload format of an audio line: `a=rtpmap:<payloadType> <name>/<clockRate>`.
///
/// @param name upper case for the formats we know: `PCMU`, `PCMA`, `TELEPHONE-EVENT`
/// @param fmtp the format's parameters as written; null when there are none
public record Codec(
        int payloadType,
        String name,
        int clockRate,
        @Nullable String fmtp) {
    public static final Codec PCMU = new Codec(0, "PCMU", 8000, null);
    public static final Codec PCMA = new Codec(8, "PCMA", 8000, null);
    /// DTMF and fax tones as events (RFC 4733), digits only.
    public static final Codec TELEPHONE_EVENT = new Codec(101, "TELEPHONE-EVENT", 8000, "0-15");

    public boolean isPcmu() {
        return isNamed("PCMU");
    }

    public boolean isPcma() {
        return isNamed("PCMA");
    }

    public boolean isTelephoneEvent() {
        return isNamed("TELEPHONE-EVENT");
    }

    /// The same format, whatever its payload number.
    public boolean sameFormat(Codec other) {
        return isNamed(other.name) && clockRate == other.clockRate;
    }

    private boolean isNamed(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    String rtpmap() {
        return payloadType + " " + (isTelephoneEvent() ? name.toLowerCase(Locale.ROOT) : name) + "/" + clockRate;
    }

    /// The static payload types of RFC 3551 that a peer may name without an rtpmap; others are kept but unusable.
    static Codec ofStaticType(int payloadType) {
        return switch (payloadType) {
            case 0 -> PCMU;
            case 8 -> PCMA;
            case 9 -> new Codec(9, "G722", 8000, null);
            case 18 -> new Codec(18, "G729", 8000, null);
            default -> new Codec(payloadType, "UNKNOWN", 8000, null);
        };
    }
}
