package io.dartwing.engine.fax.line;

import java.time.Duration;

/// What every call of a line needs of it.
///
/// @param ended takes a call's report, already on disk
record LineServices(
        Pacer pacer, FaxLineListener listener, LineCounters counters, Duration commitWithin, CallEnded ended) {
    interface CallEnded {
        void ended(FaxCall call, CallReport report);
    }
}
