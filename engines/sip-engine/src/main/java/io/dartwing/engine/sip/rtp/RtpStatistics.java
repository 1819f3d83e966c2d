package io.dartwing.engine.sip.rtp;

/// What one RTP session saw.
///
/// @param foreign datagrams from another address than the peer's, ignored
/// @param malformed datagrams that are no RTP packet of the agreed formats
public record RtpStatistics(
        long sent,
        long received,
        long lost,
        long late,
        long duplicates,
        long resynchronised,
        long foreign,
        long malformed) {}
