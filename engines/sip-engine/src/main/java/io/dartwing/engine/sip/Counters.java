package io.dartwing.engine.sip;

import java.util.concurrent.atomic.LongAdder;

/// The user agent's counts.
final class Counters {
    final LongAdder callsOut = new LongAdder();
    final LongAdder callsIn = new LongAdder();
    final LongAdder established = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder refusedSources = new LongAdder();
    final LongAdder refusedRequests = new LongAdder();
    final LongAdder malformed = new LongAdder();

    SipStatistics read(int activeCalls) {
        return new SipStatistics(
                activeCalls,
                callsOut.sum(),
                callsIn.sum(),
                established.sum(),
                failed.sum(),
                refusedSources.sum(),
                refusedRequests.sum(),
                malformed.sum());
    }
}
