package io.dartwing.engine.sip;

import gov.nist.javax.sip.address.SipUri;
import io.dartwing.engine.sip.stack.Messages;
import io.dartwing.engine.sip.stack.SipTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A SIP user agent on one address and port: calls out and in, over UDP and TCP. It can call itself: both ends of such
/// a call are calls of their own.
public final class SipUserAgent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SipUserAgent.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final UserAgentContext ua;
    private final Map<String, TrunkKeeper> keepers = new LinkedHashMap<>();
    private boolean closed;

    private SipUserAgent(UserAgentContext ua) {
        this.ua = ua;
    }

    /// Listens; no trunk is known yet, so nobody may call.
    ///
    /// @throws java.io.UncheckedIOException when the address or port can't be had
    public static SipUserAgent start(UserAgentConfig config, SipListener listener) {
        var counters = new Counters();
        var calls = new CallTable();
        var trunks = new TrunkTable();
        var dispatch = new RequestDispatch(counters, calls, trunks);
        var transport = SipTransport.start(config.bindAddress(), config.advertisedHost(), config.port(), dispatch);
        var scheduler = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sip-timer").factory());
        scheduler.setRemoveOnCancelPolicy(true);
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var ua = new UserAgentContext(config, transport, scheduler, calls, trunks, counters, listener);
        dispatch.open(ua);
        long every = config.resolveEvery().toMillis();
        scheduler.scheduleWithFixedDelay(
                () -> Thread.startVirtualThread(trunks::resolve), every, every, TimeUnit.MILLISECONDS);
        return new SipUserAgent(ua);
    }

    /// The port listened on.
    public int port() {
        return ua.transport().port();
    }

    /// Replaces the table of trunks. Calls in progress go on; registrations no longer wanted are given back. A host
    /// given by name is resolved in the background: calls from it are taken a moment later.
    public synchronized void configure(List<SipTrunk> trunks) {
        if (closed) {
            throw new IllegalStateException("the SIP user agent is closed");
        }
        ua.trunks().replace(trunks);
        Thread.startVirtualThread(ua.trunks()::resolve);
        var wanted = new LinkedHashMap<String, SipTrunk>();
        trunks.forEach(trunk -> wanted.put(trunk.id(), trunk));
        keepers.values().removeIf(keeper -> {
            boolean stays = keeper.trunk().equals(wanted.get(keeper.trunk().id()));
            if (!stays) {
                keeper.stop();
            }
            return !stays;
        });
        for (SipTrunk trunk : trunks) {
            keepers.computeIfAbsent(trunk.id(), id -> {
                var keeper = new TrunkKeeper(ua, trunk);
                keeper.start();
                return keeper;
            });
        }
    }

    /// Starts a call; everything that comes of it, failures included, is told to `callListener`.
    ///
    /// @throws IllegalArgumentException when no trunk has that id, or the destination is neither a number nor
    ///     a user name nor a `sip:` URI
    /// @throws IllegalStateException when the user agent is closed or has as many calls as it may
    public SipCall call(CallRequest request, CallListener callListener) {
        SipTrunk trunk = ua.trunks()
                .find(request.trunkId())
                .orElseThrow(() -> new IllegalArgumentException("trunk id: not configured"));
        SipUri target = Destinations.target(trunk, request.destination());
        if (ua.calls().size() >= ua.config().maxCalls()) {
            throw new IllegalStateException("SIP calls: as many as allowed are in progress");
        }
        var call = new LiveCall(ua, Messages.token(), Set.of(trunk.id()), null, trunk.credentials());
        call.listener(callListener);
        var leg = new OutgoingLeg(call, request, trunk, target);
        call.begin(leg);
        ua.calls().add(call);
        ua.counters().callsOut.increment();
        call.protocol().execute(leg::invite);
        return call;
    }

    public SipStatistics statistics() {
        return ua.counters().read(ua.calls().size());
    }

    /// What is known of each configured trunk.
    public synchronized List<TrunkStatus> trunks() {
        return keepers.values().stream().map(TrunkKeeper::status).toList();
    }

    /// Ends every call with BYE, gives registrations back and stops listening; waits at most 5 s.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        ua.calls().all().forEach(call -> call.hangUp(HangUp.NORMAL));
        var farewells = new ArrayList<CompletableFuture<Void>>();
        keepers.values().forEach(keeper -> farewells.add(keeper.stop()));
        keepers.clear();
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        try {
            while (System.nanoTime() < deadline
                    && (ua.calls().size() > 0 || !farewells.stream().allMatch(CompletableFuture::isDone))) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ua.calls().all().forEach(LiveCall::abandon);
        ua.scheduler().shutdownNow();
        ua.transport().close();
        LOG.debug("the SIP user agent on port {} is closed", port());
    }
}
