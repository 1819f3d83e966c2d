package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetAddress;

/// What a stack asks and tells the user agent it works for. Called on the stack's threads: must not block.
public interface StackOwner {
    /// Whether requests from there may be answered with more than 403.
    boolean knows(InetAddress source);

    /// Whether the request names a call in progress by Call-ID and our tag, which nobody can guess: its sender need
    /// not be a trunk, media servers behind a carrier's edge send from their own address.
    boolean hasCallOf(SIPRequest request);

    /// A request that passed the guards.
    void requested(InboundRequest request);

    /// A response that belongs to no transaction any more, such as a repeated 2xx to an INVITE.
    void answeredLate(SIPResponse response);

    /// Any message on the wire, before it is looked at or after it was sent.
    void passed(SIPMessage message, boolean sent);

    void refusedSource();

    void refusedRequest();

    void malformed();
}
