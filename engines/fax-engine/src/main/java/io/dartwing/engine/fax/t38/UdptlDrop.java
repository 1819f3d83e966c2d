package io.dartwing.engine.fax.t38;

/// Why a datagram was dropped.
public enum UdptlDrop {
    TOO_SHORT,
    TOO_LONG,
    /// The IFP packet runs over the end.
    BAD_PRIMARY,
    /// The redundancy or FEC part runs over the end or claims the impossible.
    BAD_RECOVERY,
    /// Its number is far from the stream's; two such in a row restart the stream.
    OUT_OF_WINDOW
}
