package io.dartwing.engine.sip;

import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import io.dartwing.engine.sip.sdp.SdpResult;
import io.dartwing.engine.sip.sdp.SessionDescription;
import io.dartwing.engine.sip.stack.InboundRequest;
import io.dartwing.engine.sip.stack.Messages;
import io.dartwing.engine.sip.stack.SdpBody;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The re-INVITEs of one call, ours and the peer's: one at a time (RFC 3261 §14). Runs on the call's queue.
final class Reoffers {
    private static final int MAX_GLARES = 8;

    private record Ours(SessionDescription offer, CompletableFuture<Reoffer> answer, int glares) {}

    private final LiveCall call;
    private final Deque<Ours> waiting = new ArrayDeque<>();
    private @Nullable Ours pending;
    private boolean sent;
    private @Nullable AwaitedAck awaited;
    private boolean answering;
    private boolean stopped;

    Reoffers(LiveCall call) {
        this.call = call;
    }

    void offer(SessionDescription offer, CompletableFuture<Reoffer> answer) {
        if (stopped || call.state() == SipCall.State.ENDED) {
            answer.complete(new Reoffer.CallOver());
            return;
        }
        waiting.add(new Ours(offer, answer, 0));
        next();
    }

    /// Sends the next offer when nothing else is under way.
    void next() {
        boolean free = pending == null && !answering && awaited == null;
        if (free && !stopped && call.state() == SipCall.State.ESTABLISHED && !waiting.isEmpty()) {
            send(waiting.remove());
        }
    }

    private void send(Ours ours) {
        Dialog dialog = call.dialog();
        if (dialog == null || stopped) {
            ours.answer().complete(new Reoffer.CallOver());
            return;
        }
        pending = ours;
        sent = true;
        SIPRequest invite = dialog.request("INVITE");
        RequestWriter.body(invite, ours.offer());
        try {
            var outcome = new Answering(ours, dialog);
            outcome.exchange = Exchange.start(
                    call.ua(), call.protocol(), call.credentials(), dialog::nextCSeq, invite, dialog.hop(), outcome);
        } catch (UnknownHostException e) {
            over(new CallEnd(
                    CallEnd.By.NETWORK, true, CallFailure.NETWORK, 0, "the peer's contact can't be resolved", 0));
        }
    }

    private final class Answering implements Exchange.Outcome {
        private final Ours ours;
        private final Dialog dialog;
        private @Nullable Exchange exchange;

        Answering(Ours ours, Dialog dialog) {
            this.ours = ours;
            this.dialog = dialog;
        }

        @Override
        public void answered(SIPResponse response) {
            int status = response.getStatusCode();
            if (status < 300) {
                accepted(response);
            } else if (status == 491 && ours.glares() < MAX_GLARES) {
                retry(ours);
            } else if (status == 481 || status == 408) {
                String words = PeerReason.bounded(response.getReasonPhrase());
                over(new CallEnd(CallEnd.By.PEER, true, CallFailure.NETWORK, status, words, 0));
            } else {
                done(ours, new Reoffer.Refused(status, PeerReason.bounded(response.getReasonPhrase())));
            }
        }

        private void accepted(SIPResponse response) {
            dialog.refreshTarget(response);
            if (exchange != null) {
                SIPRequest ack = Acks.write(dialog, exchange.request(), null);
                call.lastAck(ack);
                Acks.send(call.ua(), dialog, ack);
            }
            String body = SdpBody.of(response);
            if (body != null && SessionDescription.parse(body) instanceof SdpResult.Parsed(SessionDescription answer)) {
                done(ours, new Reoffer.Accepted(answer));
            } else {
                done(ours, new Reoffer.Refused(488, "the answer has no usable media"));
            }
        }

        @Override
        public void unanswered() {
            over(new CallEnd(
                    CallEnd.By.NETWORK, true, CallFailure.NETWORK, 408, "the peer did not answer a re-INVITE", 102));
        }
    }

    /// Glare: the owner of the Call-ID waits 2.1–4 s, the other 0–2 s, so that their next tries don't meet (§14.1).
    private void retry(Ours ours) {
        sent = false;
        int steps = call.weCalled()
                ? ThreadLocalRandom.current().nextInt(210, 401)
                : ThreadLocalRandom.current().nextInt(0, 201);
        call.ua()
                .later(
                        Duration.ofMillis(10L * steps),
                        () -> call.protocol().execute(() -> {
                            if (pending == ours && !stopped) {
                                pending = null;
                                waiting.addFirst(new Ours(ours.offer(), ours.answer(), ours.glares() + 1));
                                next();
                            }
                        }));
    }

    private void done(Ours ours, Reoffer result) {
        pending = null;
        sent = false;
        ours.answer().complete(result);
        next();
    }

    private void over(CallEnd end) {
        call.bye(HangUp.NETWORK_FAILURE, end);
    }

    /// The call ends: nobody waits any longer.
    void stop() {
        stopped = true;
        if (awaited != null) {
            awaited.stop();
            awaited = null;
        }
        if (pending != null) {
            pending.answer().complete(new Reoffer.CallOver());
            pending = null;
        }
        waiting.forEach(ours -> ours.answer().complete(new Reoffer.CallOver()));
        waiting.clear();
    }

    /// The peer's re-INVITE.
    void received(InboundRequest inbound) {
        Dialog dialog = call.dialog();
        SIPRequest invite = inbound.request();
        if (dialog == null || stopped || !dialog.isWith(invite.getFromTag())) {
            inbound.answer(481, "Call/Transaction Does Not Exist");
            return;
        }
        if (pending != null && sent) {
            inbound.answer(491, "Request Pending");
            return;
        }
        if (answering || awaited != null || call.state() != SipCall.State.ESTABLISHED) {
            SIPResponse later = Messages.answer(invite, 500, "Server Internal Error");
            Messages.header(
                    later,
                    "Retry-After",
                    Integer.toString(ThreadLocalRandom.current().nextInt(0, 11)));
            inbound.answer(later);
            return;
        }
        if (!dialog.advances(invite)) {
            inbound.answer(500, "Out Of Order");
            return;
        }
        String body = SdpBody.of(invite);
        SdpResult parsed = body == null ? null : SessionDescription.parse(body);
        if (parsed instanceof SdpResult.Malformed) {
            inbound.answer(488, "Not Acceptable Here");
            return;
        }
        dialog.refreshTarget(invite);
        answering = true;
        SessionDescription offer = parsed instanceof SdpResult.Parsed(SessionDescription sdp) ? sdp : null;
        ask(inbound, offer);
    }

    private void ask(InboundRequest inbound, @Nullable SessionDescription offer) {
        call.tell(listener -> {
            Reoffer decision;
            try {
                decision = listener.reoffered(offer);
            } catch (RuntimeException e) {
                call.protocol()
                        .execute(() -> answer(inbound, offer, new Reoffer.Refused(500, "Server Internal Error")));
                throw e;
            }
            call.protocol().execute(() -> answer(inbound, offer, decision));
        });
    }

    private void answer(InboundRequest inbound, @Nullable SessionDescription offer, Reoffer decision) {
        answering = false;
        switch (decision) {
            case Reoffer.Accepted(SessionDescription ours) -> accept(inbound, offer == null, ours);
            case Reoffer.Refused(int status, String reason) -> refuse(inbound, status, reason);
            case Reoffer.CallOver() -> refuse(inbound, 480, "Temporarily Unavailable");
        }
    }

    private void refuse(InboundRequest inbound, int status, String reason) {
        inbound.answer(status, PeerReason.bounded(reason));
        next();
    }

    private void accept(InboundRequest inbound, boolean answerFollows, SessionDescription ours) {
        if (stopped) {
            inbound.answer(481, "Call/Transaction Does Not Exist");
            return;
        }
        SIPResponse ok = inbound.request().createResponse(200, "OK");
        Messages.tag((To) ok.getTo(), call.localTag());
        ok.setHeader(call.ua().requests().contact("", Transport.of(inbound.request())));
        RequestWriter.capabilities(ok);
        RequestWriter.body(ok, ours);
        awaited = AwaitedAck.send(call, inbound, ok, ack -> acknowledged(ack, answerFollows), this::neverAcknowledged);
        call.awaiting(awaited);
    }

    private void acknowledged(SIPRequest ack, boolean answerFollows) {
        awaited = null;
        String body = answerFollows ? SdpBody.of(ack) : null;
        if (body != null && SessionDescription.parse(body) instanceof SdpResult.Parsed(SessionDescription answer)) {
            call.tell(l -> l.answered(answer));
        }
        next();
    }

    private void neverAcknowledged() {
        awaited = null;
        over(new CallEnd(CallEnd.By.NETWORK, true, CallFailure.NETWORK, 0, "our answer was never acknowledged", 102));
    }
}
