package io.dartwing.engine.sip;

import io.dartwing.engine.sip.stack.SipTransport;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// What the parts of one user agent share.
record UserAgentContext(
        UserAgentConfig config,
        SipTransport transport,
        ScheduledExecutorService scheduler,
        CallTable calls,
        TrunkTable trunks,
        Counters counters,
        SipListener listener) {

    ScheduledFuture<?> later(Duration delay, Runnable task) {
        return scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    RequestWriter requests() {
        return new RequestWriter(config, transport.port());
    }
}
