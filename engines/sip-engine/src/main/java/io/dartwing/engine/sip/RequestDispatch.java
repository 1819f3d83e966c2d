package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import io.dartwing.engine.sip.sdp.SdpResult;
import io.dartwing.engine.sip.sdp.SessionDescription;
import io.dartwing.engine.sip.stack.InboundRequest;
import io.dartwing.engine.sip.stack.Messages;
import io.dartwing.engine.sip.stack.SdpBody;
import io.dartwing.engine.sip.stack.StackOwner;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings what arrives to the call it belongs to, or answers it. Runs on the stack's threads and never waits: calls
/// take their messages from a queue.
final class RequestDispatch implements StackOwner {
    private static final Set<String> KNOWN =
            Set.of("UPDATE", "PRACK", "INFO", "REFER", "SUBSCRIBE", "NOTIFY", "MESSAGE", "PUBLISH", "REGISTER");

    private final Counters counters;
    private final CallTable calls;
    private final TrunkTable trunks;
    private volatile @Nullable UserAgentContext ua;

    RequestDispatch(Counters counters, CallTable calls, TrunkTable trunks) {
        this.counters = counters;
        this.calls = calls;
        this.trunks = trunks;
    }

    /// From here on calls are taken.
    void open(UserAgentContext context) {
        ua = context;
    }

    @Override
    public boolean knows(InetAddress source) {
        return trunks.knows(source);
    }

    @Override
    public boolean hasCallOf(SIPRequest request) {
        return calls.addressedBy(request) != null;
    }

    @Override
    public void refusedSource() {
        counters.refusedSources.increment();
    }

    @Override
    public void refusedRequest() {
        counters.refusedRequests.increment();
    }

    @Override
    public void malformed() {
        counters.malformed.increment();
    }

    @Override
    public void passed(SIPMessage message, boolean sent) {
        LiveCall call = calls.concernedBy(message, sent);
        if (call != null) {
            call.trace(message, sent);
        }
    }

    @Override
    public void answeredLate(SIPResponse response) {
        LiveCall call = calls.askerOf(response);
        if (call != null && "INVITE".equals(response.getCSeq().getMethod())) {
            call.protocol().execute(() -> call.answeredAgain(response));
        }
    }

    @Override
    public void requested(InboundRequest inbound) {
        SIPRequest request = inbound.request();
        switch (request.getMethod()) {
            case "INVITE" -> invite(inbound);
            case "ACK" -> ack(request);
            case "BYE" -> bye(inbound);
            case "CANCEL" -> cancel(inbound);
            case "OPTIONS" -> options(inbound);
            default -> notAllowed(inbound);
        }
    }

    private void invite(InboundRequest inbound) {
        SIPRequest request = inbound.request();
        if (request.getToTag() == null) {
            newCall(inbound);
            return;
        }
        LiveCall call = calls.addressedBy(request);
        if (call == null) {
            refuse(inbound, 481, "Call/Transaction Does Not Exist");
        } else if (inbound.openTransaction()) {
            call.protocol().execute(() -> call.reoffers().received(inbound));
        } else {
            call.protocol().execute(call::repeatAnswer);
        }
    }

    private void newCall(InboundRequest inbound) {
        SIPRequest request = inbound.request();
        UserAgentContext context = ua;
        LiveCall existing = calls.begunBy(request);
        if (existing != null && existing.leg() instanceof IncomingLeg leg && leg.isSameCSeq(request)) {
            if (leg.isRepetition(request)) {
                existing.protocol().execute(leg::repeated);
            } else {
                // The same request along another path (RFC 3261 §8.2.2.2).
                refuse(inbound, 482, "Loop Detected");
            }
            return;
        }
        if (context == null || calls.size() >= context.config().maxCalls()) {
            SIPResponse busy = Messages.answer(request, 503, "Service Unavailable");
            Messages.header(busy, "Retry-After", "10");
            counters.refusedRequests.increment();
            inbound.answer(busy);
            return;
        }
        String body = SdpBody.of(request);
        SdpResult sdp = body == null ? null : SessionDescription.parse(body);
        if (sdp instanceof SdpResult.Malformed || body == null && request.getRawContent() != null) {
            refuse(inbound, 488, "Not Acceptable Here");
        } else if (inbound.openTransaction()) {
            begin(context, inbound, sdp instanceof SdpResult.Parsed(SessionDescription offer) ? offer : null);
        }
    }

    private void begin(UserAgentContext context, InboundRequest inbound, @Nullable SessionDescription offer) {
        SIPRequest request = inbound.request();
        String callersTag = request.getFromTag();
        var call =
                new LiveCall(context, request.getCallId().getCallId(), trunks.at(inbound.source()), callersTag, null);
        var leg = new IncomingLeg(call, inbound, offer);
        call.begin(leg);
        calls.addIncoming(call, callersTag);
        counters.callsIn.increment();
        leg.begin();
    }

    private void ack(SIPRequest ack) {
        LiveCall call = calls.addressedBy(ack);
        if (call != null) {
            call.protocol().execute(() -> call.ackReceived(ack));
        }
    }

    private void bye(InboundRequest inbound) {
        LiveCall call = calls.addressedBy(inbound.request());
        if (call == null) {
            refuse(inbound, 481, "Call/Transaction Does Not Exist");
        } else if (inbound.openTransaction()) {
            call.protocol().execute(() -> call.byeReceived(inbound));
        }
    }

    private void cancel(InboundRequest inbound) {
        SIPRequest request = inbound.request();
        LiveCall call = calls.begunBy(request);
        if (call == null || !(call.leg() instanceof IncomingLeg leg) || !leg.isCancelledBy(request)) {
            refuse(inbound, 481, "Call/Transaction Does Not Exist");
            return;
        }
        inbound.answer(200, "OK");
        PeerReason why = PeerReason.of(request);
        call.protocol().execute(() -> leg.cancelled(why));
    }

    private void options(InboundRequest inbound) {
        SIPResponse ok = Messages.answer(inbound.request(), 200, "OK");
        RequestWriter.capabilities(ok);
        inbound.answer(ok);
    }

    private void notAllowed(InboundRequest inbound) {
        boolean known = KNOWN.contains(inbound.request().getMethod());
        SIPResponse response =
                Messages.answer(inbound.request(), known ? 405 : 501, known ? "Method Not Allowed" : "Not Implemented");
        Messages.header(response, "Allow", RequestWriter.ALLOW);
        counters.refusedRequests.increment();
        inbound.answer(response);
    }

    private void refuse(InboundRequest inbound, int status, String reason) {
        counters.refusedRequests.increment();
        inbound.answer(status, reason);
    }
}
