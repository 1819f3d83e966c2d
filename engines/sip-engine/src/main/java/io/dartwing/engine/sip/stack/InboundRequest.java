package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetAddress;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A request as it arrived, and the ways to answer it.
public final class InboundRequest {
    private static final Logger LOG = LoggerFactory.getLogger(InboundRequest.class);

    private final SIPRequest request;
    private final SipProvider provider;
    private final InetAddress source;
    private @Nullable ServerTransaction transaction;

    InboundRequest(
            SIPRequest request, SipProvider provider, InetAddress source, @Nullable ServerTransaction transaction) {
        this.request = request;
        this.provider = provider;
        this.source = source;
        this.transaction = transaction;
    }

    public SIPRequest request() {
        return request;
    }

    public InetAddress source() {
        return source;
    }

    /// Opens a server transaction; must be called on the stack's thread, while the request is being delivered.
    ///
    /// @return false when the stack has one already: the request is a repetition
    public boolean openTransaction() {
        if (transaction != null) {
            return true;
        }
        try {
            transaction = provider.getNewServerTransaction(request);
            return true;
        } catch (SipException e) {
            LOG.debug(
                    "no transaction for a {}: {}",
                    request.getMethod(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    /// Answers through the transaction, or without one where none was opened. False when it could not be sent; the
    /// peer's own timers then tell it.
    public boolean answer(SIPResponse response) {
        try {
            if (transaction != null) {
                transaction.sendResponse(response);
            } else {
                StatelessAnswers.send(request, response);
            }
            return true;
        } catch (SipException | InvalidArgumentException | RuntimeException e) {
            LOG.debug(
                    "a {} to {} was not sent: {}",
                    response.getStatusCode(),
                    request.getMethod(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    public boolean answer(int status, String reason) {
        return answer(Messages.answer(request, status, reason));
    }

    /// Sends a 2xx to INVITE once more: its transaction ended with the first (RFC 3261 §13.3.1.4).
    public void repeat(SIPResponse response) {
        StatelessAnswers.send(request, response);
    }
}
