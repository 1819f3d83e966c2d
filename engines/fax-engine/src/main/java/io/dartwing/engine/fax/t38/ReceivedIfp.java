package io.dartwing.engine.fax.t38;

/// An IFP packet in its place.
///
/// @param sequence   16-bit UDPTL number
/// @param data       the IFP; from FEC it may have zeros behind its end
/// @param origin     how we got it
/// @param lostBefore how many packets before it are lost for good
public record ReceivedIfp(int sequence, byte[] data, Origin origin, int lostBefore) {

    /// How a packet was got.
    public enum Origin {
        PRIMARY,
        REDUNDANCY,
        FEC
    }
}
