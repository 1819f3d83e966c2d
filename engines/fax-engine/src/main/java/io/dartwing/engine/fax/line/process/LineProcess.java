package io.dartwing.engine.fax.line.process;

import io.dartwing.engine.fax.line.CallProgress;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.FaxLineListener;
import io.dartwing.engine.fax.line.IncomingAnswer;
import io.dartwing.engine.fax.line.IncomingCall;
import io.dartwing.engine.fax.line.LineJson;
import io.dartwing.engine.fax.line.LineProcessSettings;
import io.dartwing.engine.fax.line.LineUnavailableException;
import io.dartwing.engine.fax.line.ReceivedFax;
import io.dartwing.engine.fax.line.SipFaxLine;
import io.dartwing.engine.fax.line.Spool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// The child process: a fax line whose API is its standard streams. It ends when its standard input does, that is
/// when
/// the server is gone.
public final class LineProcess implements FaxLineListener {
    private static final Logger LOG = LoggerFactory.getLogger(LineProcess.class);
    private static final int BEAT_MILLIS = 500;
    private static final int UNABLE = 3;
    /// A child that lost its server and hangs while saying goodbye must still go.
    private static final Duration LAST_RESORT = Duration.ofSeconds(4);
    private static final Duration LOCK_WITHIN = Duration.ofSeconds(2);

    private final PrintStream out;
    private final Map<UUID, CompletableFuture<IncomingAnswer>> incoming = new ConcurrentHashMap<>();
    private final Map<UUID, CompletableFuture<Boolean>> commits = new ConcurrentHashMap<>();
    private @Nullable SipFaxLine line;

    private LineProcess(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream pipe = System.out;
        // Whatever a library prints must not end up between the messages.
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int status = new LineProcess(pipe).run(in);
        pipe.flush();
        Runtime.getRuntime().halt(status);
    }

    private int run(BufferedReader in) throws IOException {
        String first = in.readLine();
        if (first == null || !(LineJson.read(first, LineMessage.class) instanceof LineMessage.Open(var settings))) {
            return UNABLE;
        }
        Optional<Spool.Hold> hold = hold(new Spool(settings.spool()));
        if (hold.isEmpty()) {
            say(new LineMessage.Unable("The spool is in use by another fax process."));
            return UNABLE;
        }
        SipFaxLine opened = open(settings);
        if (opened == null) {
            return UNABLE;
        }
        line = opened;
        say(new LineMessage.Ready(opened.sipPort()));
        Thread.ofPlatform().name("fax-beat").daemon().start(() -> beat(opened));
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            try {
                hear(opened, LineJson.read(text, LineMessage.class));
            } catch (JacksonException | ClassCastException e) {
                LOG.error("a message was not understood: {}", e.getClass().getSimpleName());
            }
        }
        LOG.info("standard input ended: hanging up");
        Thread.ofPlatform().daemon().start(LineProcess::lastResort);
        opened.close();
        return 0;
    }

    private static Optional<Spool.Hold> hold(Spool spool) {
        long until = System.nanoTime() + LOCK_WITHIN.toNanos();
        Optional<Spool.Hold> hold = spool.tryHold();
        while (hold.isEmpty() && System.nanoTime() < until) {
            pause(50);
            hold = spool.tryHold();
        }
        return hold;
    }

    private @Nullable SipFaxLine open(LineProcessSettings settings) {
        try {
            return SipFaxLine.supervised(settings, this);
        } catch (RuntimeException e) {
            LOG.error("the line could not be opened", e);
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            say(new LineMessage.Unable(
                    "The SIP port " + settings.sipPort() + " or the fax library can't be had: " + root.getMessage()));
            return null;
        }
    }

    private static void lastResort() {
        pause(LAST_RESORT.toMillis());
        Runtime.getRuntime().halt(1);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(SipFaxLine opened, LineMessage message) {
        switch ((LineMessage.ToChild) message) {
            case LineMessage.Open ignored -> LOG.error("opened twice");
            case LineMessage.Configure(var configuration) -> opened.configure(configuration);
            case LineMessage.Send(var fax) ->
                Thread.ofVirtual().name("fax-send-" + fax.callId()).start(() -> {
                    try {
                        opened.send(fax);
                        say(new LineMessage.Accepted(fax.callId()));
                    } catch (LineUnavailableException e) {
                        say(new LineMessage.Declined(fax.callId(), e.reason(), String.valueOf(e.getMessage())));
                    }
                });
            case LineMessage.Cancel(UUID callId) -> opened.cancel(callId);
            case LineMessage.IncomingDecided(UUID callId, IncomingAnswer answer) ->
                complete(incoming.remove(callId), answer);
            case LineMessage.CommitDecided(UUID callId, boolean committed) ->
                complete(commits.remove(callId), committed);
            case LineMessage.Crash() -> crash();
        }
    }

    private static <T> void complete(@Nullable CompletableFuture<T> asked, T answer) {
        if (asked != null) {
            asked.complete(answer);
        }
    }

    private static void crash() {
        if (Boolean.getBoolean("dartwing.line.debug")) {
            MemorySegment.ofAddress(8).reinterpret(8).set(ValueLayout.JAVA_LONG, 0, 1);
        }
    }

    private void beat(SipFaxLine opened) {
        while (true) {
            if (opened.alive()) {
                say(new LineMessage.Beat(opened.status()));
            }
            pause(BEAT_MILLIS);
        }
    }

    private void say(LineMessage message) {
        String text = LineJson.write(message);
        synchronized (out) {
            out.append(text).append('\n');
            out.flush();
        }
    }

    @Override
    public IncomingAnswer incoming(IncomingCall call) {
        CompletableFuture<IncomingAnswer> answer = new CompletableFuture<>();
        incoming.put(call.callId(), answer);
        say(new LineMessage.IncomingAsked(call));
        return answer.join();
    }

    @Override
    public void progress(CallProgress progress) {
        say(new LineMessage.Progress(progress));
    }

    @Override
    public boolean commit(ReceivedFax received) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        commits.put(received.callId(), answer);
        say(new LineMessage.CommitAsked(received));
        return answer.join();
    }

    @Override
    public void finished(CallReport report) {
        incoming.remove(report.callId());
        commits.remove(report.callId());
        say(new LineMessage.Finished(report.callId()));
    }
}
