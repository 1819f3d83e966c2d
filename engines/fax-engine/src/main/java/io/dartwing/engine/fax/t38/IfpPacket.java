package io.dartwing.engine.fax.t38;

/// One Internet Fax Protocol packet that wants to leave.
///
/// @param data   the encoded IFP, to be carried as the primary packet of one UDPTL datagram
/// @param copies how many times the *same* datagram (same sequence number) should be sent; at least 1. Indicators and
/// the
///               last packets of a signal are repeated because nothing may follow that would carry them as
/// redundancy.
public record IfpPacket(byte[] data, int copies) {}
