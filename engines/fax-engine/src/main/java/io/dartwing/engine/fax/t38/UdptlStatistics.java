package io.dartwing.engine.fax.t38;

import java.util.Map;

/// The counters of one received stream.
///
/// @param datagrams           all that arrived
/// @param delivered           packets handed on, recovered ones included
/// @param recoveredByRedundancy of these, from copies
/// @param recoveredByFec      of these, from exclusive-ors
/// @param lost                packets given up
/// @param repeated            datagrams whose packet was there already, or came too late
/// @param dropped             useless datagrams by reason
public record UdptlStatistics(
        long datagrams,
        long delivered,
        long recoveredByRedundancy,
        long recoveredByFec,
        long lost,
        long repeated,
        Map<UdptlDrop, Long> dropped) {}
