package io.dartwing.engine.sip;

/// Counts since the user agent started, but for the two gauges.
///
/// @param activeCalls gauge: calls that have not ended
/// @param refusedSources requests from addresses that are no trunk's (403)
/// @param refusedRequests requests of trunks that broke a rule: version, Require, scheme, Max-Forwards, loop, …
/// @param malformed datagrams or streams that are no SIP message
public record SipStatistics(
        int activeCalls,
        long callsOut,
        long callsIn,
        long established,
        long failed,
        long refusedSources,
        long refusedRequests,
        long malformed) {}
