package io.dartwing.engine.sip;

import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import io.dartwing.engine.sip.sdp.SdpResult;
import io.dartwing.engine.sip.sdp.SessionDescription;
import io.dartwing.engine.sip.stack.InboundRequest;
import io.dartwing.engine.sip.stack.Messages;
import io.dartwing.engine.sip.stack.SdpBody;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A peer's INVITE until the call stands or fails. Decisions run on the call's queue.
final class IncomingLeg implements LiveCall.EarlyLeg, IncomingInvite {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingLeg.class);
    /// A call that our own side neither takes nor refuses.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LiveCall call;
    private final InboundRequest inbound;
    private final SIPRequest invite;
    private final UserAgentContext ua;
    private final @Nullable SessionDescription offer;
    private @Nullable ScheduledFuture<?> patience;
    private @Nullable AwaitedAck ack;
    private @Nullable HangUp hangUpAfterAck;
    private boolean decided;

    IncomingLeg(LiveCall call, InboundRequest inbound, @Nullable SessionDescription offer) {
        this.call = call;
        this.inbound = inbound;
        this.invite = inbound.request();
        this.ua = call.ua();
        this.offer = offer;
    }

    void begin() {
        patience = ua.later(PATIENCE, () -> reject(480, "Temporarily Unavailable"));
        SipTrace first = TraceWriter.trace(invite, false, Instant.now());
        call.onEvents(() -> {
            try {
                CallListener told = ua.listener().invited(this);
                call.listener(told);
                told.traced(first);
            } catch (RuntimeException e) {
                LOG.error("the listener failed on an incoming call", e);
                reject(500, "Server Internal Error");
            }
        });
    }

    boolean isRepetition(SIPRequest other) {
        return invite.getTransactionId().equals(other.getTransactionId());
    }

    /// A CANCEL names the transaction of its INVITE (RFC 3261 §9.2).
    boolean isCancelledBy(SIPRequest cancel) {
        Via ours = invite.getTopmostVia();
        Via theirs = cancel.getTopmostVia();
        return isSameCSeq(cancel)
                && ours.getBranch().equalsIgnoreCase(theirs.getBranch())
                && String.valueOf(ours.getSentBy()).equalsIgnoreCase(String.valueOf(theirs.getSentBy()));
    }

    boolean isSameCSeq(SIPRequest other) {
        return invite.getCSeq().getSeqNumber() == other.getCSeq().getSeqNumber();
    }

    /// The INVITE came again after its transaction ended: our 2xx was lost.
    void repeated() {
        if (ack != null) {
            ack.repeat();
        }
    }

    private SIPResponse answer(int status, String reason) {
        SIPResponse answer = invite.createResponse(status, reason);
        if (status > 100) {
            Messages.tag((To) answer.getTo(), call.localTag());
        }
        Messages.header(answer, "Server", ua.config().userAgent());
        if (status < 300) {
            answer.setHeader(ua.requests().contact(Destinations.escapedUser(dialled()), Transport.of(invite)));
        }
        return answer;
    }

    private boolean decide() {
        if (decided || call.state() != SipCall.State.EARLY) {
            return false;
        }
        decided = true;
        if (patience != null) {
            patience.cancel(false);
        }
        return true;
    }

    @Override
    public void ringing() {
        call.protocol().execute(() -> {
            if (!decided && call.state() == SipCall.State.EARLY) {
                inbound.answer(answer(180, "Ringing"));
            }
        });
    }

    @Override
    public void accept(SessionDescription local) {
        call.protocol().execute(() -> {
            if (!decide()) {
                return;
            }
            SIPResponse ok = answer(200, "OK");
            RequestWriter.capabilities(ok);
            RequestWriter.body(ok, local);
            String user = Destinations.escapedUser(dialled());
            call.dialog(Dialog.calledBy(ua, invite, ok, Transport.of(invite), user));
            ack = AwaitedAck.send(call, inbound, ok, this::acknowledged, this::neverAcknowledged);
            call.awaiting(ack);
        });
    }

    private void acknowledged(SIPRequest received) {
        HangUp reason = hangUpAfterAck;
        if (reason != null) {
            call.bye(reason, new CallEnd(CallEnd.By.US, true, null, 0, reason.text(), reason.q850()));
            return;
        }
        if (offer != null) {
            call.established(null);
            return;
        }
        String body = SdpBody.of(received);
        if (body != null && SessionDescription.parse(body) instanceof SdpResult.Parsed(SessionDescription answer)) {
            call.established(answer);
        } else {
            call.bye(HangUp.INCOMPATIBLE, failed(CallFailure.UNSUPPORTED_MEDIA, "the ACK has no usable answer", 88));
        }
    }

    private void neverAcknowledged() {
        call.bye(
                new HangUp(102, "No ACK"),
                new CallEnd(
                        CallEnd.By.NETWORK, false, CallFailure.NETWORK, 0, "our answer was never acknowledged", 102));
    }

    private static CallEnd failed(CallFailure failure, String words, int q850) {
        return new CallEnd(CallEnd.By.US, false, failure, 0, words, q850);
    }

    @Override
    public void reject(int status, String reason) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("SIP refusal: " + status + " (expected: 300–699)");
        }
        call.protocol().execute(() -> refuse(status, reason));
    }

    private void refuse(int status, String reason) {
        if (decide()) {
            inbound.answer(answer(status, PeerReason.bounded(reason)));
            CallFailure failure = CallFailure.of(status, 0);
            call.ended(new CallEnd(CallEnd.By.US, false, failure, status, PeerReason.bounded(reason), 0));
        }
    }

    /// The caller gave up; called on the call's queue.
    void cancelled(PeerReason why) {
        if (decide()) {
            inbound.answer(answer(487, "Request Terminated"));
            call.ended(new CallEnd(CallEnd.By.PEER, false, CallFailure.CANCELLED, 487, why.text(), why.q850()));
        }
    }

    @Override
    public void hangUp(HangUp reason) {
        if (decided) {
            // Answered but not acknowledged: a BYE has to wait for the ACK (RFC 3261 §15).
            hangUpAfterAck = reason;
        } else {
            refuse(reason.q850() == 17 ? 486 : 480, reason.text());
        }
    }

    @Override
    public SipCall call() {
        return call;
    }

    @Override
    public Set<String> trunkIds() {
        return call.trunkIds();
    }

    @Override
    public String dialled() {
        return Destinations.userOf(invite.getRequestURI());
    }

    @Override
    public String to() {
        return Destinations.userOf(invite.getTo().getAddress().getURI());
    }

    @Override
    public String from() {
        return Destinations.caller(invite);
    }

    @Override
    public @Nullable SessionDescription offer() {
        return offer;
    }
}
