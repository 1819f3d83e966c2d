package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import io.dartwing.engine.sip.stack.AnswerHandler;
import io.dartwing.engine.sip.stack.Messages;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.function.LongSupplier;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ObjectInUseException;
import javax.sip.SipException;
import javax.sip.address.Hop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request of ours until its final answer, a digest challenge met on the way. All of it, the outcome included, runs
/// on the queue of whoever asked.
final class Exchange implements AnswerHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /// What came of it: any number of provisional answers, then exactly one of the other two.
    interface Outcome {
        default void provisional(SIPResponse response) {}

        void answered(SIPResponse response);

        /// Silence, or the network refused it.
        void unanswered();
    }

    private final UserAgentContext ua;
    private final Executor queue;
    private final @Nullable Credentials credentials;
    private final LongSupplier nextCSeq;
    private final Outcome outcome;
    private @Nullable ClientTransaction transaction;
    private SIPRequest request;
    private final Hop hop;
    private @Nullable ScheduledFuture<?> deadline;
    private int challenges;
    private boolean over;
    private boolean heard;
    private boolean cancelWanted;
    private boolean cancelSent;

    private Exchange(
            UserAgentContext ua,
            Executor queue,
            @Nullable Credentials credentials,
            LongSupplier nextCSeq,
            SIPRequest request,
            Hop hop,
            Outcome outcome) {
        this.ua = ua;
        this.queue = queue;
        this.credentials = credentials;
        this.nextCSeq = nextCSeq;
        this.request = request;
        this.hop = hop;
        this.outcome = outcome;
    }

    /// Sends; called on `queue`.
    static Exchange start(
            UserAgentContext ua,
            Executor queue,
            @Nullable Credentials credentials,
            LongSupplier nextCSeq,
            SIPRequest request,
            Hop hop,
            Outcome outcome) {
        var exchange = new Exchange(ua, queue, credentials, nextCSeq, request, hop, outcome);
        exchange.send();
        return exchange;
    }

    /// The request as it was sent last: its ACK repeats the CSeq and the credentials.
    SIPRequest request() {
        return request;
    }

    private void send() {
        deadline = ua.later(ua.config().transactionTimeout(), () -> queue.execute(this::expired));
        try {
            transaction = ua.transport().send(request, hop, this);
        } catch (SipException | RuntimeException e) {
            LOG.debug(
                    "a {} could not be sent: {}",
                    request.getMethod(),
                    e.getClass().getSimpleName());
            queue.execute(this::giveUp);
        }
    }

    private void expired() {
        if (!heard || !request.getMethod().equals("INVITE")) {
            giveUp();
        }
    }

    private void giveUp() {
        if (!over) {
            finish();
            terminate();
            outcome.unanswered();
        }
    }

    /// Gives the transaction back when nobody waits for it any more.
    void abandon() {
        finish();
        terminate();
    }

    private void terminate() {
        try {
            if (transaction != null) {
                transaction.terminate();
            }
        } catch (ObjectInUseException e) {
            LOG.debug("a transaction was not terminated: {}", e.getClass().getSimpleName());
        }
    }

    private void finish() {
        over = true;
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    public void answered(SIPResponse response) {
        queue.execute(() -> take(response));
    }

    @Override
    public void unanswered() {
        queue.execute(this::giveUp);
    }

    private void take(SIPResponse response) {
        if (over || response.getCSeq().getSeqNumber() != request.getCSeq().getSeqNumber()) {
            return;
        }
        int status = response.getStatusCode();
        if (status < 200) {
            heard = true;
            if (cancelWanted && !cancelSent) {
                cancelNow();
            }
            outcome.provisional(response);
            return;
        }
        if ((status == 401 || status == 407) && !cancelWanted && authorize(response)) {
            return;
        }
        finish();
        outcome.answered(response);
    }

    /// Once per exchange; a second time only when the peer says that nothing but the nonce was wrong.
    private boolean authorize(SIPResponse response) {
        Optional<DigestChallenge> challenge = DigestChallenge.of(response);
        if (credentials == null
                || challenge.isEmpty()
                || challenges == 2
                || challenges == 1 && !challenge.get().stale()) {
            return false;
        }
        challenges++;
        if (deadline != null) {
            deadline.cancel(false);
        }
        DigestChallenge met = challenge.get();
        SIPRequest again = again();
        String uri = again.getRequestURI().toString();
        String value = met.answer(credentials, again.getMethod(), uri, Messages.token(), 1);
        Messages.header(again, met.headerName(), value);
        request = again;
        heard = false;
        send();
        return true;
    }

    private SIPRequest again() {
        SIPRequest copy = (SIPRequest) request.clone();
        copy.setTransaction(null);
        copy.removeHeader("Authorization");
        copy.removeHeader("Proxy-Authorization");
        try {
            copy.getCSeq().setSeqNumber(nextCSeq.getAsLong());
            copy.getTopmostVia().setBranch("z9hG4bK" + Messages.token());
        } catch (InvalidArgumentException | ParseException e) {
            throw new IllegalStateException("a request could not be repeated", e);
        }
        return copy;
    }

    /// Cancels an INVITE, at once or as soon as the peer has shown that it has it (RFC 3261 §9.1).
    void cancel() {
        if (cancelWanted || over) {
            return;
        }
        cancelWanted = true;
        if (heard) {
            cancelNow();
        }
    }

    private void cancelNow() {
        if (transaction == null) {
            return;
        }
        cancelSent = true;
        try {
            ua.transport().cancel(transaction, hop);
        } catch (SipException | RuntimeException e) {
            LOG.debug("a CANCEL could not be sent: {}", e.getClass().getSimpleName());
        }
        // The 487 may never come: then we stop waiting after the usual time (§9.1).
        deadline = ua.later(ua.config().transactionTimeout(), () -> queue.execute(this::giveUp));
    }
}
