package io.dartwing.engine.fax.line;

import io.dartwing.engine.sip.CallEnd;
import io.dartwing.engine.sip.CallListener;
import io.dartwing.engine.sip.Reoffer;
import io.dartwing.engine.sip.SipTrace;
import io.dartwing.engine.sip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands for an incoming call while it is being decided who takes it, and keeps what happens meanwhile.
final class InboundGate implements CallListener {
    private final List<SipTrace> traces = new ArrayList<>();
    private @Nullable SipSide call;
    private @Nullable CallEnd end;

    /// Hands everything over.
    ///
    /// @return false when the caller gave up meanwhile
    synchronized boolean open(SipSide taken) {
        if (end != null) {
            return false;
        }
        call = taken;
        traces.forEach(taken::traced);
        traces.clear();
        return true;
    }

    synchronized boolean gone() {
        return end != null;
    }

    private synchronized @Nullable SipSide call() {
        return call;
    }

    @Override
    public void established(@Nullable SessionDescription remote) {
        SipSide taken = call();
        if (taken != null) {
            taken.established(remote);
        }
    }

    @Override
    public Reoffer reoffered(@Nullable SessionDescription offer) {
        SipSide taken = call();
        return taken == null ? Reoffer.refuse() : taken.reoffered(offer);
    }

    @Override
    public void answered(SessionDescription answer) {
        SipSide taken = call();
        if (taken != null) {
            taken.answered(answer);
        }
    }

    @Override
    public synchronized void ended(CallEnd how) {
        end = how;
        if (call != null) {
            call.ended(how);
        }
    }

    @Override
    public synchronized void traced(SipTrace trace) {
        if (call != null) {
            call.traced(trace);
        } else {
            traces.add(trace);
        }
    }
}
