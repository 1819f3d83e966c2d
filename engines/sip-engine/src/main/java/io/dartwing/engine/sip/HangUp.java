package io.dartwing.engine.sip;

/// Why we end a call; sent to the peer as `Reason: Q.850` (RFC 3326) and found again in our own [CallEnd].
public record HangUp(int q850, String text) {
    public static final HangUp NORMAL = new HangUp(16, "Normal call clearing");
    /// The media stopped: the peer is presumed gone.
    public static final HangUp MEDIA_TIMEOUT = new HangUp(102, "Recovery on timer expiry");
    public static final HangUp INCOMPATIBLE = new HangUp(88, "Incompatible destination");
    public static final HangUp NETWORK_FAILURE = new HangUp(38, "Network out of order");

    public HangUp {
        if (q850 < 1 || q850 > 127) {
            throw new IllegalArgumentException("Q.850 cause: " + q850 + " (expected: 1–127)");
        }
    }
}
