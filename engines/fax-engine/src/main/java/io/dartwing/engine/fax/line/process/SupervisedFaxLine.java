package io.dartwing.engine.fax.line.process;

import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.FaxLine;
import io.dartwing.engine.fax.line.FaxLineListener;
import io.dartwing.engine.fax.line.LineConfiguration;
import io.dartwing.engine.fax.line.LineProcessSettings;
import io.dartwing.engine.fax.line.LineStatus;
import io.dartwing.engine.fax.line.LineUnavailableException;
import io.dartwing.engine.fax.line.LineUnavailableException.Reason;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.engine.fax.line.ReportQueue;
import io.dartwing.engine.fax.line.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fax line in a child process that is started again whenever it dies.
///
/// A crash costs the calls in progress, each of which gets a truthful report from its folder; nothing else.
public final class SupervisedFaxLine implements FaxLine {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedFaxLine.class);
    private static final long SEND_WITHIN_MILLIS = 5_000;
    private static final long STOP_WITHIN_MILLIS = 3_000;

    private final ChildCommand command;
    private final LineProcessSettings settings;
    private final Spool spool;
    private final ReportQueue reports;
    private final Map<UUID, CompletableFuture<LineMessage.ToServer>> sends = new ConcurrentHashMap<>();
    private final ChildDialogue dialogue;
    private final SupervisorState state = new SupervisorState();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread supervisor;
    private volatile LineConfiguration configuration = LineConfiguration.EMPTY;
    private volatile @Nullable LineChild child;

    private SupervisedFaxLine(ChildCommand command, LineProcessSettings settings, FaxLineListener listener) {
        this.command = command;
        this.settings = settings;
        this.spool = new Spool(settings.spool());
        this.reports = new ReportQueue(spool.root(), listener);
        this.dialogue = new ChildDialogue(spool, listener, this);
        this.supervisor = Thread.ofPlatform().name("fax-line-supervisor").unstarted(this::supervise);
    }

    /// Begins to supervise and returns at once; [#status] says when the line is up. Reports of calls that an earlier
    /// server left behind are delivered before the first child starts.
    public static SupervisedFaxLine start(
            ChildCommand command, LineProcessSettings settings, FaxLineListener listener) {
        SupervisedFaxLine line = new SupervisedFaxLine(command, settings, listener);
        line.supervisor.start();
        Thread.ofVirtual().name("fax-line-watch").start(line::watch);
        return line;
    }

    /// Waits until calls can be placed.
    ///
    /// @return false when that took longer than `within`
    public boolean awaitUp(Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < until) {
            LineChild running = child;
            if (running != null && running.ready()) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    @Override
    public synchronized void configure(LineConfiguration next) {
        configuration = next;
        LineChild running = child;
        if (running != null && running.ready()) {
            running.say(new LineMessage.Configure(next));
        }
    }

    @Override
    public Path folder(UUID callId) {
        return spool.folder(callId);
    }

    @Override
    public void send(OutboundFax fax) throws LineUnavailableException {
        LineChild running = child;
        if (running == null || !running.ready()) {
            throw new LineUnavailableException(Reason.DOWN, "the fax process is not running; it is being restarted");
        }
        if (configuration.trunk(fax.trunkId()).isEmpty()) {
            throw new LineUnavailableException(Reason.UNKNOWN_TRUNK, "trunk: not in the table");
        }
        CompletableFuture<LineMessage.ToServer> answer = new CompletableFuture<>();
        if (sends.putIfAbsent(fax.callId(), answer) != null) {
            throw new LineUnavailableException(Reason.INVALID, "callId: used before (expected: a new one)");
        }
        try {
            spool.prepare(fax);
            running.say(new LineMessage.Send(fax));
            if (await(running, answer) instanceof LineMessage.Declined(UUID callId, Reason reason, String message)) {
                spool.revoke(callId);
                throw new LineUnavailableException(reason, message);
            }
        } catch (TimeoutException unanswered) {
            if (spool.revoke(fax.callId())) {
                throw new LineUnavailableException(Reason.DOWN, "the fax process did not take the call");
            }
        } finally {
            sends.remove(fax.callId());
            if (!running.alive()) {
                // It died with the call begun: the conclusion after its death left out calls that were being sent.
                concludeCalls(List.of(fax.callId()));
            }
        }
    }

    private static LineMessage.ToServer await(LineChild running, CompletableFuture<LineMessage.ToServer> answer)
            throws TimeoutException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SEND_WITHIN_MILLIS);
        while (running.alive() && System.nanoTime() < until) {
            try {
                return answer.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                LOG.trace("no answer yet");
            } catch (CancellationException | ExecutionException died) {
                break;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new TimeoutException();
    }

    @Override
    public void cancel(UUID callId) {
        LineChild running = child;
        if (running != null) {
            running.say(new LineMessage.Cancel(callId));
        }
    }

    @Override
    public void acknowledge(UUID callId) {
        reports.acknowledge(callId);
    }

    @Override
    public LineStatus status() {
        LineChild running = child;
        boolean up = running != null && running.ready() && !running.hung();
        return state.status(up, up && running != null ? running.pid() : 0, reports.pending());
    }

    @Override
    public void close() {
        stop.countDown();
        LineChild running = child;
        if (running != null) {
            running.stop(STOP_WITHIN_MILLIS);
        }
        try {
            supervisor.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        reports.close();
    }

    /// Test only: makes the child die of a segmentation fault, when it was started with `-Ddartwing.line.debug=true`.
    void crash() {
        LineChild running = child;
        if (running != null) {
            running.say(new LineMessage.Crash());
        }
    }

    /// The child is up and wants its table.
    void ready(LineChild started, int sipPort) {
        LOG.info("fax process {} is up on SIP port {}", started.pid(), sipPort);
        state.ready();
        configure(configuration);
    }

    SupervisorState state() {
        return state;
    }

    /// The child's answer to a call it was given.
    void answered(UUID callId, LineMessage.ToServer message) {
        CompletableFuture<LineMessage.ToServer> asked = sends.get(callId);
        if (asked != null) {
            asked.complete(message);
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void supervise() {
        try {
            Orphans.end(spool, stop);
            concludeAll();
            while (!stopping()) {
                round();
                if (!stopping()) {
                    concludeAll();
                    long pause = state.pauseMillis();
                    if (pause > 0 && stop.await(pause, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the fax line's supervisor failed", e);
            state.failed("the supervisor failed: " + e.getMessage());
        }
    }

    /// One life of a child. What fails in hearing it, memory running out too, ends the child and not the supervisor.
    private void round() throws InterruptedException {
        try {
            runChild();
        } catch (RuntimeException | Error broken) {
            LOG.error("the fax process is ended: it could not be heard", broken);
            LineChild running = child;
            child = null;
            if (running != null) {
                running.kill();
                running.awaitEnd();
                over(running, "The fax process could not be heard: " + broken + ".");
            }
        }
    }

    private void runChild() throws InterruptedException {
        state.starting();
        LineChild started;
        try {
            started = LineChild.start(command, spool.root());
        } catch (IOException e) {
            LOG.error("the fax process could not be started", e);
            state.ended(0, "The fax process could not be started: " + e.getMessage());
            return;
        }
        child = started;
        started.say(new LineMessage.Open(settings));
        int exit = started.listen(message -> dialogue.hear(started, message));
        child = null;
        if (!stopping()) {
            LOG.error("the fax process {} ended with status {} after {} ms", started.pid(), exit, started.ranMillis());
        }
        over(started, "The fax process ended with status " + exit + ".");
    }

    private void over(LineChild ended, String how) {
        dialogue.forget();
        sends.values().forEach(answer -> answer.cancel(false));
        if (!stopping()) {
            state.ended(ended.ranMillis(), how);
        }
    }

    /// Only with the spool in hand: the calls of another line's process are not ours to conclude.
    private void concludeAll() {
        spool.tryHold().ifPresent(hold -> {
            try (hold) {
                spool.conclude(callId -> !sends.containsKey(callId) && !dialogue.committing(callId))
                        .forEach(this::report);
            }
        });
    }

    void concludeCalls(List<UUID> calls) {
        spool.conclude(calls::contains).forEach(this::report);
    }

    private void report(CallReport report) {
        reports.add(report);
    }

    /// A child that says nothing any more is worse than a dead one.
    private void watch() {
        try {
            while (!stop.await(500, TimeUnit.MILLISECONDS)) {
                LineChild running = child;
                if (running != null && running.hung()) {
                    LOG.error("fax process {} gives no sign of life: killed", running.pid());
                    running.kill();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
