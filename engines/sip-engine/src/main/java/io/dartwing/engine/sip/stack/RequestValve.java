package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.net.InetAddress;
import java.util.Optional;
import javax.sip.SipStack;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before the transaction layer: refuses strangers with 403 and requests that break [RequestRules], without
/// keeping state for either.
public final class RequestValve implements SIPMessageValve {
    private static final Logger LOG = LoggerFactory.getLogger(RequestValve.class);

    private final AnswerBudget strangers = new AnswerBudget(50);
    private @Nullable SipStack stack;

    @Override
    public void init(SipStack made) {
        stack = made;
    }

    @Override
    public void destroy() {}

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        StackOwner owner = stack == null ? null : StackRegistry.of(stack);
        if (owner == null) {
            return false;
        }
        try {
            if (!mayAsk(owner, request, channel)) {
                if (!request.getMethod().equals("ACK")) {
                    owner.refusedSource();
                }
                if (strangers.take()) {
                    refuse(request, new Refusal(403, "Forbidden"));
                }
                return false;
            }
            owner.passed(request, false);
            Optional<Refusal> broken = RequestRules.check(request);
            if (broken.isPresent()) {
                owner.refusedRequest();
                refuse(request, broken.get());
                return false;
            }
            return true;
        } catch (RuntimeException e) {
            owner.malformed();
            LOG.debug("a request could not be checked: {}", e.getClass().getName());
            return false;
        }
    }

    private static boolean mayAsk(StackOwner owner, SIPRequest request, MessageChannel channel) {
        return owner.knows(InetAddress.ofLiteral(channel.getPeerAddress())) || owner.hasCallOf(request);
    }

    private static void refuse(SIPRequest request, Refusal refusal) {
        if (!request.getMethod().equals("ACK")) {
            SIPResponse response = refusal.answer(request);
            StatelessAnswers.send(request, response);
        }
    }

    @Override
    public boolean processResponse(Response response, MessageChannel channel) {
        StackOwner owner = stack == null ? null : StackRegistry.of(stack);
        if (owner != null && response instanceof SIPResponse received) {
            owner.passed(received, false);
        }
        return true;
    }
}
