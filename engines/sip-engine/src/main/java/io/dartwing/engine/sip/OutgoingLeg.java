package io.dartwing.engine.sip;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.HopImpl;
import io.dartwing.engine.sip.sdp.SdpResult;
import io.dartwing.engine.sip.sdp.SessionDescription;
import io.dartwing.engine.sip.stack.SdpBody;
import io.dartwing.engine.sip.stack.SipTransport;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import javax.sip.address.Hop;
import org.jspecify.annotations.Nullable;

/// Our INVITE until the call stands or fails. Runs on the call's queue.
final class OutgoingLeg implements LiveCall.EarlyLeg, Exchange.Outcome {
    private final LiveCall call;
    private final CallRequest wanted;
    private final SipTrunk trunk;
    private final SipUri target;
    private final UserAgentContext ua;
    private long cseq = 1;
    private @Nullable Exchange exchange;
    private @Nullable ScheduledFuture<?> ringing;
    private @Nullable CallEnd cancelledAs;

    OutgoingLeg(LiveCall call, CallRequest wanted, SipTrunk trunk, SipUri target) {
        this.call = call;
        this.wanted = wanted;
        this.trunk = trunk;
        this.target = target;
        this.ua = call.ua();
    }

    void invite() {
        Optional<InetAddress> address = ua.trunks().addressOf(trunk);
        if (address.isEmpty()) {
            fail(CallFailure.NETWORK, 0, "the trunk's host can't be resolved");
            return;
        }
        if (cancelledAs != null) {
            call.ended(cancelledAs);
            return;
        }
        Hop hop = new HopImpl(
                address.get().getHostAddress(), trunk.port(), trunk.transport().token());
        SIPRequest invite = write();
        ringing = ua.later(wanted.ringFor(), () -> call.protocol().execute(this::rangLongEnough));
        exchange = Exchange.start(ua, call.protocol(), trunk.credentials(), () -> ++cseq, invite, hop, this);
    }

    private SIPRequest write() {
        String host = SipTransport.bracketed(ua.config().advertisedHost());
        String from = "<sip:" + Destinations.escapedUser(wanted.from()) + "@" + host + ">;tag=" + call.localTag();
        var to = (SipUri) target.clone();
        to.removePort();
        to.removeTransport();
        var parties = new RequestWriter.Parties(call.callId(), from, "<" + to + ">", cseq);
        SIPRequest invite = ua.requests().request("INVITE", target, parties, trunk.transport(), List.of());
        invite.setHeader(ua.requests().contact(Destinations.escapedUser(wanted.from()), trunk.transport()));
        RequestWriter.capabilities(invite);
        if (wanted.offer() != null) {
            RequestWriter.body(invite, wanted.offer());
        }
        return invite;
    }

    private void rangLongEnough() {
        cancel(new CallEnd(CallEnd.By.US, false, CallFailure.NO_ANSWER, 0, "not answered in time", 19));
    }

    @Override
    public void hangUp(HangUp reason) {
        cancel(new CallEnd(CallEnd.By.US, false, CallFailure.CANCELLED, 0, reason.text(), reason.q850()));
    }

    private void cancel(CallEnd end) {
        if (cancelledAs == null && call.state() == SipCall.State.EARLY) {
            cancelledAs = end;
            if (exchange != null) {
                exchange.cancel();
            }
        }
    }

    @Override
    public void provisional(SIPResponse response) {
        int status = response.getStatusCode();
        if (status > 100 && cancelledAs == null) {
            SessionDescription media = parsed(response) instanceof SdpResult.Parsed(var sdp) ? sdp : null;
            call.tell(l -> l.progressed(status, media));
        }
    }

    @Override
    public void answered(SIPResponse response) {
        stopRinging();
        int status = response.getStatusCode();
        if (status < 300) {
            accepted(response);
        } else if (cancelledAs != null) {
            call.ended(cancelledAs);
        } else {
            PeerReason reason = PeerReason.of(response);
            String words = reason.text().isEmpty() ? PeerReason.bounded(response.getReasonPhrase()) : reason.text();
            CallFailure failure = CallFailure.of(status, reason.q850());
            call.ended(new CallEnd(CallEnd.By.PEER, false, failure, status, words, reason.q850()));
        }
    }

    @Override
    public void unanswered() {
        stopRinging();
        if (cancelledAs != null) {
            call.ended(cancelledAs);
        } else {
            fail(CallFailure.NETWORK, 0, "the trunk did not answer");
        }
    }

    private void fail(CallFailure failure, int status, String words) {
        call.ended(new CallEnd(CallEnd.By.NETWORK, false, failure, status, words, 0));
    }

    private void stopRinging() {
        if (ringing != null) {
            ringing.cancel(false);
        }
    }

    private void accepted(SIPResponse response) {
        if (exchange == null || response.getToTag() == null) {
            fail(CallFailure.PROTOCOL, response.getStatusCode(), "the answer names no dialog");
            return;
        }
        String contact = Destinations.escapedUser(wanted.from());
        var dialog = Dialog.called(ua, exchange.request(), response, trunk.transport(), contact);
        call.dialog(dialog);
        if (cancelledAs != null) {
            // The answer crossed our CANCEL: take it and hang up (RFC 3261 §9.1).
            acknowledge(dialog, null);
            call.bye(HangUp.NORMAL, cancelledAs);
            return;
        }
        SdpResult sdp = parsed(response);
        if (!(sdp instanceof SdpResult.Parsed(SessionDescription remote))) {
            acknowledge(dialog, null);
            var end = new CallEnd(
                    CallEnd.By.US, false, CallFailure.UNSUPPORTED_MEDIA, 200, "the answer has no usable media", 88);
            call.bye(HangUp.INCOMPATIBLE, end);
        } else if (wanted.offer() != null) {
            acknowledge(dialog, null);
            call.established(remote);
        } else {
            answerDelayedOffer(dialog, remote);
        }
    }

    /// The peer's 2xx holds the offer: our answer goes into the ACK (RFC 3264, RFC 3261 §13.2.1).
    private void answerDelayedOffer(Dialog dialog, SessionDescription offer) {
        call.tell(listener -> {
            Reoffer answer = Reoffer.refuse();
            try {
                answer = listener.reoffered(offer);
            } finally {
                Reoffer decided = answer;
                call.protocol().execute(() -> conclude(dialog, decided));
            }
        });
    }

    private void conclude(Dialog dialog, Reoffer answer) {
        SessionDescription ours = answer instanceof Reoffer.Accepted(SessionDescription sdp) ? sdp : null;
        acknowledge(dialog, ours);
        if (cancelledAs != null) {
            call.bye(HangUp.NORMAL, cancelledAs);
        } else if (ours != null) {
            call.established(null);
        } else {
            var end = new CallEnd(CallEnd.By.US, false, CallFailure.UNSUPPORTED_MEDIA, 200, "no common media", 88);
            call.bye(HangUp.INCOMPATIBLE, end);
        }
    }

    private void acknowledge(Dialog dialog, @Nullable SessionDescription answer) {
        if (exchange == null) {
            return;
        }
        SIPRequest ack = Acks.write(dialog, exchange.request(), answer);
        call.lastAck(ack);
        Acks.send(ua, dialog, ack);
    }

    private static SdpResult parsed(SIPResponse response) {
        String body = SdpBody.of(response);
        return body == null ? new SdpResult.Malformed("none") : SessionDescription.parse(body);
    }
}
