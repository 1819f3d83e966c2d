package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.RequestEventExt;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetAddress;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands the stack's events to their owner: answers to whoever sent the request, requests to the user agent.
final class StackListener implements SipListener {
    private static final Logger LOG = LoggerFactory.getLogger(StackListener.class);

    private final StackOwner owner;
    private final SipProvider provider;

    StackListener(StackOwner owner, SipProvider provider) {
        this.owner = owner;
        this.provider = provider;
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            InetAddress source = InetAddress.ofLiteral(((RequestEventExt) event).getRemoteIpAddress());
            SIPRequest request = (SIPRequest) event.getRequest();
            owner.requested(new InboundRequest(request, provider, source, event.getServerTransaction()));
        } catch (RuntimeException e) {
            owner.malformed();
            LOG.warn("a request could not be handled: {}", e.getClass().getName(), e);
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        SIPResponse response = (SIPResponse) event.getResponse();
        ClientTransaction transaction = event.getClientTransaction();
        if (transaction != null && transaction.getApplicationData() instanceof AnswerHandler handler) {
            handler.answered(response);
        } else {
            owner.answeredLate(response);
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()
                && event.getClientTransaction().getApplicationData() instanceof AnswerHandler handler) {
            handler.unanswered();
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.debug("the SIP network failed towards port {}", event.getPort());
        if (event.getSource() instanceof ClientTransaction transaction
                && transaction.getApplicationData() instanceof AnswerHandler handler) {
            handler.unanswered();
        }
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}
}
