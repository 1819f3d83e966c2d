package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import io.dartwing.engine.sip.sdp.SessionDescription;
import io.dartwing.engine.sip.stack.InboundRequest;
import io.dartwing.engine.sip.stack.Messages;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call from its INVITE to its end. State changes run on the `protocol` queue, callbacks on the `events` queue: so
/// nothing needs a lock, and a listener that blocks holds up nobody but itself.
final class LiveCall implements SipCall {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCall.class);

    /// How a call that is not answered yet is ended: differs by who called.
    interface EarlyLeg {
        void hangUp(HangUp reason);
    }

    private final UserAgentContext ua;
    private final String callId;
    private final String localTag;
    private final Set<String> trunkIds;
    private final @Nullable String callersTag;
    private final @Nullable Credentials credentials;
    private final Serial protocol = new Serial("sip-call", this::broke);
    private final Serial events = new Serial("sip-call-events", () -> {});
    private final Reoffers reoffers = new Reoffers(this);
    private volatile @Nullable CallListener listener;
    private volatile State state = State.EARLY;
    private volatile @Nullable EarlyLeg early;
    private @Nullable Dialog dialog;
    private @Nullable HangUp leaving;
    private @Nullable SIPRequest lastAck;
    private @Nullable AwaitedAck awaited;
    private final boolean weCalled;

    LiveCall(
            UserAgentContext ua,
            String callId,
            Set<String> trunkIds,
            @Nullable String callersTag,
            @Nullable Credentials credentials) {
        this.ua = ua;
        this.callId = callId;
        this.localTag = Messages.token();
        this.trunkIds = trunkIds;
        this.callersTag = callersTag;
        this.credentials = credentials;
        this.weCalled = callersTag == null;
    }

    UserAgentContext ua() {
        return ua;
    }

    Serial protocol() {
        return protocol;
    }

    String localTag() {
        return localTag;
    }

    @Nullable
    String callersTag() {
        return callersTag;
    }

    @Nullable
    Credentials credentials() {
        return credentials;
    }

    Set<String> trunkIds() {
        return trunkIds;
    }

    boolean weCalled() {
        return weCalled;
    }

    Reoffers reoffers() {
        return reoffers;
    }

    void begin(EarlyLeg leg) {
        early = leg;
    }

    /// How the call began; null once it is over.
    @Nullable
    EarlyLeg leg() {
        return early;
    }

    /// A re-INVITE came again after its transaction ended: our 2xx was lost.
    void repeatAnswer() {
        if (awaited != null) {
            awaited.repeat();
        }
    }

    void listener(CallListener told) {
        listener = told;
    }

    @Override
    public String callId() {
        return callId;
    }

    @Override
    public State state() {
        return state;
    }

    /// The dialog, once there is one.
    @Nullable
    Dialog dialog() {
        return dialog;
    }

    void dialog(Dialog made) {
        dialog = made;
    }

    /// Runs a callback after those before it.
    void tell(Consumer<CallListener> callback) {
        events.execute(() -> {
            CallListener told = listener;
            if (told != null) {
                callback.accept(told);
            }
        });
    }

    /// Runs user code that is no callback of the listener, in order with them.
    void onEvents(Runnable task) {
        events.execute(task);
    }

    void trace(SIPMessage message, boolean sent) {
        Instant now = Instant.now();
        SipTrace trace = TraceWriter.trace(message, sent, now);
        tell(l -> l.traced(trace));
    }

    /// Both sides agree; from here on BYE ends the call.
    void established(@Nullable SessionDescription answer) {
        if (state != State.EARLY) {
            return;
        }
        state = State.ESTABLISHED;
        ua.counters().established.increment();
        tell(l -> l.established(answer));
        reoffers.next();
    }

    @Override
    public CompletableFuture<Reoffer> reoffer(SessionDescription offer) {
        var answer = new CompletableFuture<Reoffer>();
        protocol.execute(() -> reoffers.offer(offer, answer));
        return answer;
    }

    @Override
    public void hangUp(HangUp reason) {
        protocol.execute(() -> {
            EarlyLeg leg = early;
            if (state == State.EARLY && leg != null) {
                leg.hangUp(reason);
            } else {
                bye(reason, new CallEnd(CallEnd.By.US, true, null, 0, reason.text(), reason.q850()));
            }
        });
    }

    /// Says BYE once; the call ends with `end` when the peer has answered, or hasn't in time.
    void bye(HangUp reason, CallEnd end) {
        if (state == State.ENDED || leaving != null || dialog == null) {
            return;
        }
        leaving = reason;
        reoffers.stop();
        try {
            SIPRequest bye = dialog.request("BYE");
            PeerReason.write(bye, reason);
            Exchange.start(ua, protocol, credentials, dialog::nextCSeq, bye, dialog.hop(), new Exchange.Outcome() {
                @Override
                public void answered(SIPResponse response) {
                    ended(end);
                }

                @Override
                public void unanswered() {
                    ended(end);
                }
            });
        } catch (UnknownHostException e) {
            LOG.warn("a call could not be hung up: the peer's contact can't be resolved");
            ended(end);
        }
    }

    void byeReceived(InboundRequest inbound) {
        SIPRequest request = inbound.request();
        if (dialog != null && dialog.isWith(request.getFromTag())) {
            dialog.advances(request);
            inbound.answer(200, "OK");
            reoffers.stop();
            PeerReason reason = PeerReason.of(request);
            ended(new CallEnd(
                    CallEnd.By.PEER, true, CallFailure.ofCause(reason.q850()), 0, reason.text(), reason.q850()));
        } else {
            inbound.answer(481, "Call/Transaction Does Not Exist");
        }
    }

    /// The ACK to repeat when the peer repeats its 2xx.
    void lastAck(SIPRequest ack) {
        lastAck = ack;
    }

    /// The 2xx whose ACK is expected next.
    void awaiting(AwaitedAck expected) {
        awaited = expected;
    }

    void ackReceived(SIPRequest ack) {
        AwaitedAck expected = awaited;
        if (expected != null && expected.isFor(ack)) {
            awaited = null;
            expected.acknowledged(ack);
        }
    }

    /// A 2xx came again, or one of another branch of a forked INVITE: the first is acknowledged again, the second
    /// taken and hung up (RFC 3261 §13.2.2.4).
    void answeredAgain(SIPResponse response) {
        if (dialog == null || lastAck == null || response.getStatusCode() >= 300) {
            return;
        }
        if (dialog.isWith(response.getToTag())) {
            if (lastAck.getCSeq().getSeqNumber() == response.getCSeq().getSeqNumber()) {
                Acks.send(ua, dialog, (SIPRequest) lastAck.clone());
            }
        } else {
            Forks.decline(this, lastAck, response);
        }
    }

    /// The user agent closes and the peer hasn't answered our BYE or CANCEL.
    void abandon() {
        boolean stood = state == State.ESTABLISHED;
        protocol.execute(() -> ended(new CallEnd(
                CallEnd.By.US, stood, stood ? null : CallFailure.CANCELLED, 0, "the user agent was closed", 16)));
    }

    /// A mistake of ours must not leave a call behind.
    private void broke() {
        var end = new CallEnd(
                CallEnd.By.US, state == State.ESTABLISHED, CallFailure.PROTOCOL, 0, "an internal error", 41);
        if (state == State.ESTABLISHED && leaving == null) {
            bye(HangUp.NETWORK_FAILURE, end);
        } else {
            ended(end);
        }
    }

    /// The end, told once.
    void ended(CallEnd end) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        early = null;
        ua.calls().remove(this);
        if (!end.established()) {
            ua.counters().failed.increment();
        }
        reoffers.stop();
        if (awaited != null) {
            awaited.stop();
        }
        tell(l -> l.ended(end));
    }
}
