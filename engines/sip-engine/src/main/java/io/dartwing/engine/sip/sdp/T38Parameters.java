package io.dartwing.engine.sip.sdp;

/// The attributes of a T.38 media line (ITU-T T.38 Annex D.2.3).
///
/// @param version `T38FaxVersion`, 0–4
/// @param maxBitRate `T38MaxBitRate`, bit/s
/// @param maxBuffer `T38FaxMaxBuffer`, octets; 0 when not given
/// @param maxDatagram `T38FaxMaxDatagram`: the largest UDPTL datagram its author can take; 0 when not given
public record T38Parameters(
        int version,
        int maxBitRate,
        RateManagement rateManagement,
        ErrorCorrection errorCorrection,
        int maxBuffer,
        int maxDatagram,
        boolean fillBitRemoval,
        boolean transcodingMmr,
        boolean transcodingJbig) {

    public enum RateManagement {
        LOCAL_TCF("localTCF"),
        TRANSFERRED_TCF("transferredTCF");

        final String token;

        RateManagement(String token) {
            this.token = token;
        }
    }

    /// What protects UDPTL packets against loss; what is received decides for itself, this says what to send.
    public enum ErrorCorrection {
        NONE("t38UDPNoEC"),
        REDUNDANCY("t38UDPRedundancy"),
        FEC("t38UDPFEC");

        final String token;

        ErrorCorrection(String token) {
            this.token = token;
        }
    }

    /// What we offer and the most we accept: version 0, which every peer speaks, V.17 rates, redundancy.
    public static final T38Parameters OURS = new T38Parameters(
            0, 14_400, RateManagement.TRANSFERRED_TCF, ErrorCorrection.REDUNDANCY, 2_000, 400, false, false, false);

    /// What stands when a peer gives no attribute at all (T.38 table D.1 defaults).
    static final T38Parameters DEFAULTS = new T38Parameters(
            0, 14_400, RateManagement.TRANSFERRED_TCF, ErrorCorrection.NONE, 0, 0, false, false, false);

    public T38Parameters withErrorCorrection(ErrorCorrection other) {
        return new T38Parameters(
                version,
                maxBitRate,
                rateManagement,
                other,
                maxBuffer,
                maxDatagram,
                fillBitRemoval,
                transcodingMmr,
                transcodingJbig);
    }

    public T38Parameters withMaxBitRate(int bitsPerSecond) {
        return new T38Parameters(
                version,
                bitsPerSecond,
                rateManagement,
                errorCorrection,
                maxBuffer,
                maxDatagram,
                fillBitRemoval,
                transcodingMmr,
                transcodingJbig);
    }

    /// Our answer to `offer`, `this` being what we support: the lower version and rate, the offerer's rate management
    /// and error correction, options only where both want them; buffers are each side's own (T.38 D.2.3.5).
    public T38Parameters answering(T38Parameters offer) {
        return new T38Parameters(
                Math.min(version, offer.version),
                Math.min(maxBitRate, offer.maxBitRate),
                offer.rateManagement,
                offer.errorCorrection,
                maxBuffer,
                maxDatagram,
                fillBitRemoval && offer.fillBitRemoval,
                transcodingMmr && offer.transcodingMmr,
                transcodingJbig && offer.transcodingJbig);
    }
}
