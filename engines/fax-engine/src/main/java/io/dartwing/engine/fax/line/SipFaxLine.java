package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.LineUnavailableException.Reason;
import io.dartwing.engine.sip.CallListener;
import io.dartwing.engine.sip.CallRequest;
import io.dartwing.engine.sip.IncomingInvite;
import io.dartwing.engine.sip.SipListener;
import io.dartwing.engine.sip.SipStatistics;
import io.dartwing.engine.sip.SipUserAgent;
import io.dartwing.engine.sip.TrunkStatus.Registration;
import io.dartwing.engine.sip.rtp.MediaPorts;
import io.dartwing.engine.sip.rtp.MediaReactor;
import io.dartwing.engine.sip.rtp.MediaSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fax line in this process: SIP, media, modems, spool.
///
/// A crash of the native modem code ends the process; a server uses the supervised line instead.
public final class SipFaxLine implements FaxLine {
    private static final Logger LOG = LoggerFactory.getLogger(SipFaxLine.class);
    private static final Duration COMMIT_WITHIN = Duration.ofSeconds(6);
    private static final long CLOSE_WITHIN = TimeUnit.MILLISECONDS.toNanos(1200);

    private final LineProcessSettings settings;
    private final FaxLineListener listener;
    private final Spool spool;
    private final @Nullable ReportQueue reports;
    private final Spool.@Nullable Hold hold;
    private final LineCounters counters = new LineCounters();
    private final Map<UUID, FaxCall> calls = new ConcurrentHashMap<>();
    private final Instant since = Instant.now();
    private final Pacer pacer;
    private final LineServices services;
    private final MediaReactor reactor;
    private final MediaPorts ports;
    private final LocalAddresses addresses;
    private final SipUserAgent agent;
    private volatile LineConfiguration configuration = LineConfiguration.EMPTY;
    private volatile boolean closing;

    private SipFaxLine(
            LineProcessSettings settings,
            FaxLineListener listener,
            @Nullable ReportQueue reports,
            Spool.@Nullable Hold hold) {
        this.settings = settings;
        this.listener = listener;
        this.spool = new Spool(settings.spool());
        this.reports = reports;
        this.hold = hold;
        this.addresses = new LocalAddresses(settings);
        Reception reception = new Reception(this);
        this.agent = SipUserAgent.start(addresses.userAgent(), new SipListener() {
            @Override
            public CallListener invited(IncomingInvite invite) {
                return reception.invited(invite);
            }
        });
        this.reactor = new MediaReactor("fax-media");
        this.ports = new MediaPorts(reactor, addresses.bind(), settings.firstMediaPort(), settings.lastMediaPort());
        this.pacer = new Pacer(settings.workers(), settings.timeLapse());
        this.services = new LineServices(pacer, listener, counters, COMMIT_WITHIN, this::ended);
    }

    /// Opens a complete line: what an earlier one left in the spool is concluded and reported first.
    ///
    /// @throws IllegalStateException when another line works on the spool
    /// @throws UncheckedIOException  when the SIP port can't be had
    public static SipFaxLine open(LineProcessSettings settings, FaxLineListener listener) {
        Spool spool = new Spool(settings.spool());
        Spool.Hold hold =
                spool.tryHold().orElseThrow(() -> new IllegalStateException("the spool is in use by another fax line"));
        ReportQueue reports = new ReportQueue(spool.root(), listener);
        try {
            spool.conclude(callId -> true).forEach(reports::add);
            return new SipFaxLine(settings, listener, reports, hold);
        } catch (RuntimeException e) {
            reports.close();
            hold.close();
            throw e;
        }
    }

    /// Opens a line for a supervisor that holds the spool's calls: calls are prepared before [#send], `finished` is
    /// said once, and acknowledging is the supervisor's.
    public static SipFaxLine supervised(LineProcessSettings settings, FaxLineListener listener) {
        return new SipFaxLine(settings, listener, null, null);
    }

    /// The SIP port listened on.
    public int sipPort() {
        return agent.port();
    }

    @Override
    public void configure(LineConfiguration next) {
        configuration = next;
        agent.configure(next.trunks().stream().map(SipTrunks::of).toList());
    }

    @Override
    public Path folder(UUID callId) {
        return spool.folder(callId);
    }

    @Override
    public void send(OutboundFax fax) throws LineUnavailableException {
        LineTrunk trunk = trunk(fax.trunkId())
                .orElseThrow(() -> new LineUnavailableException(Reason.UNKNOWN_TRUNK, "trunk: not in the table"));
        String destination = Destination.on(trunk, fax.destination());
        if (closing || full() || full(trunk)) {
            throw new LineUnavailableException(Reason.BUSY, "the line or the trunk carries as many calls as it may");
        }
        if (reports != null) {
            spool.prepare(fax);
        }
        Optional<MediaSocket> socket = openMedia();
        if (socket.isEmpty()) {
            spool.revoke(fax.callId());
            throw new LineUnavailableException(Reason.BUSY, "no media port is free");
        }
        CallMedia media = new CallMedia(socket.get(), localAddress(trunk), trunk);
        FaxCall call;
        try {
            CallFolder folder = CallFolder.of(spool.root(), fax.callId());
            CallCommand command = folder.command().orElseThrow(() -> new IOException("call.json is missing"));
            if (!folder.claim()) {
                throw new LineUnavailableException(Reason.INVALID, "callId: used before (expected: a new one)");
            }
            CallPlan plan = CallPlan.outbound(command, fax, trunk, folder, settings.notAFaxAfter());
            call = new FaxCall(plan, CallRecord.begin(folder, command), services, media);
        } catch (LineUnavailableException e) {
            media.close();
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            media.close();
            spool.discard(fax.callId());
            LOG.warn("call {}: not begun: {}", fax.callId(), e.toString());
            throw new LineUnavailableException(Reason.INVALID, "the command is wrong: " + e.getMessage());
        }
        joined(call);
        counters.add("invites_out", 1);
        call.begin(agent.call(
                new CallRequest(trunk.id().toString(), destination, fax.from(), media.offerAudio(), fax.ringTimeout()),
                new SipSide(call)));
    }

    @Override
    public void cancel(UUID callId) {
        FaxCall call = calls.get(callId);
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void acknowledge(UUID callId) {
        if (reports != null) {
            reports.acknowledge(callId);
        }
    }

    /// Whether the modems are driven: false when a pacer hangs, in native code for example.
    public boolean alive() {
        return pacer.alive();
    }

    @Override
    public LineStatus status() {
        Map<String, Long> counted = counters.snapshot();
        SipStatistics sip = agent.statistics();
        counted.put("forbidden_403", sip.refusedSources());
        counted.put("sip_refused", sip.refusedRequests());
        counted.put("sip_malformed", sip.malformed());
        counted.put("sip_established", sip.established());
        counted.put("sip_failed", sip.failed());
        counted.put("ticks_skipped", pacer.skippedTicks());
        List<LineStatus.TrunkStatus> trunks = agent.trunks().stream()
                .map(trunk -> new LineStatus.TrunkStatus(
                        UUID.fromString(trunk.trunkId()),
                        registration(trunk.registration()),
                        trunk.detail(),
                        activeOn(UUID.fromString(trunk.trunkId()))))
                .toList();
        int pending = reports == null ? 0 : reports.pending();
        return new LineStatus(
                !closing, "", 0, ProcessHandle.current().pid(), since, calls.size(), pending, trunks, counted);
    }

    private static LineStatus.Registration registration(Registration registration) {
        return switch (registration) {
            case NOT_CONFIGURED -> LineStatus.Registration.NOT_USED;
            case PENDING -> LineStatus.Registration.PENDING;
            case REGISTERED -> LineStatus.Registration.REGISTERED;
            case REFUSED -> LineStatus.Registration.FAILED;
        };
    }

    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        calls.values().forEach(FaxCall::drop);
        long until = System.nanoTime() + CLOSE_WITHIN;
        while (!calls.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        agent.close();
        pacer.close();
        reactor.close();
        if (reports != null) {
            reports.close();
        }
        if (hold != null) {
            hold.close();
        }
    }

    private void ended(FaxCall call, CallReport report) {
        calls.remove(call.callId());
        if (reports != null) {
            reports.add(report);
        } else {
            listener.finished(report);
        }
    }

    void joined(FaxCall call) {
        calls.put(call.callId(), call);
    }

    boolean full() {
        return closing || calls.size() >= settings.maxCalls();
    }

    boolean full(LineTrunk trunk) {
        return trunk.maxCalls() > 0 && activeOn(trunk.id()) >= trunk.maxCalls();
    }

    private int activeOn(UUID trunkId) {
        return (int) calls.values().stream()
                .filter(call -> call.plan().trunk().id().equals(trunkId))
                .count();
    }

    Optional<LineTrunk> trunk(UUID id) {
        return configuration.trunk(id);
    }

    Optional<MediaSocket> openMedia() {
        return ports.open((packet, from) -> counters.add("media_early", 1));
    }

    String localAddress(LineTrunk trunk) {
        return addresses.towards(trunk.host(), trunk.port());
    }

    Spool spool() {
        return spool;
    }

    LineServices services() {
        return services;
    }

    LineCounters counters() {
        return counters;
    }

    FaxLineListener listener() {
        return listener;
    }

    Duration patience() {
        return settings.notAFaxAfter();
    }
}
