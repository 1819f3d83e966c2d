package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.CallProgress.Phase;
import io.dartwing.engine.fax.line.SessionLogEntry.Kind;
import io.dartwing.engine.sip.CallEnd;
import io.dartwing.engine.sip.CallListener;
import io.dartwing.engine.sip.Reoffer;
import io.dartwing.engine.sip.SipTrace;
import io.dartwing.engine.sip.sdp.SessionDescription;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what SIP says of a call, on virtual threads, and puts it into the call's mailbox.
final class SipSide implements CallListener {
    private static final Logger LOG = LoggerFactory.getLogger(SipSide.class);
    /// Within the time that the peer's transaction gives us (RFC 3261 Timer F, 32 s), busy as we may be.
    private static final Duration REOFFER_WITHIN = Duration.ofSeconds(8);

    private final FaxCall call;

    SipSide(FaxCall call) {
        this.call = call;
    }

    @Override
    public void progressed(int status, @Nullable SessionDescription early) {
        if (status == 180 || status == 183) {
            call.later(() -> call.progress(Phase.RINGING, 0));
        }
    }

    @Override
    public void established(@Nullable SessionDescription remote) {
        call.later(() -> call.connected(remote));
    }

    @Override
    public Reoffer reoffered(@Nullable SessionDescription offer) {
        // Either the medium is changed and the answer says so, or neither: an answer that comes too late must not
        // change anything any more.
        AtomicBoolean decided = new AtomicBoolean();
        CompletableFuture<Reoffer> answer = new CompletableFuture<>();
        call.later(() -> {
            if (decided.compareAndSet(false, true)) {
                Reoffer said = Reoffer.refuse();
                try {
                    said = call.t38().offered(offer);
                } finally {
                    answer.complete(said);
                }
            }
        });
        try {
            return answer.get(REOFFER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException busy) {
            LOG.warn("call {}: no answer to a re-INVITE in time", call.callId());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        return decided.compareAndSet(false, true) ? Reoffer.refuse() : answer.join();
    }

    @Override
    public void answered(SessionDescription answer) {
        call.later(() -> call.t38().answered(call.media().agreed(answer)));
    }

    @Override
    public void ended(CallEnd end) {
        call.record().say(Kind.CALL, words(end));
        call.later(() -> call.signallingEnded(end));
    }

    private static String words(CallEnd end) {
        String who = switch (end.by()) {
            case US -> "We hung up";
            case PEER -> end.established() ? "The other side hung up" : "The other side ended the call";
            case NETWORK -> "The signalling broke off";
        };
        String q850 = end.q850() == 0 ? "" : ", Q.850 cause " + end.q850();
        String status = end.sipStatus() == 0 ? "" : ", SIP status " + end.sipStatus() + " " + end.reason();
        return who + status + q850 + ".";
    }

    @Override
    public void traced(SipTrace trace) {
        String arrow = trace.direction() == SipTrace.Direction.SENT ? "→ " : "← ";
        call.record().log.add(trace.time(), Kind.SIP, arrow + trace.message());
    }
}
