package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.message.MessageExt;
import java.util.List;
import java.util.ListIterator;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/// Sends a request where its maker said: the hop, an address and never a name, travels in the message's application
/// data. So no thread of the stack waits for DNS.
public final class HintedRouter implements Router {
    /// @param stack required by JAIN-SIP
    /// @param outboundProxy required by JAIN-SIP
    public HintedRouter(SipStack stack, @Nullable String outboundProxy) {}

    @Override
    public Hop getNextHop(Request request) throws SipException {
        if (request instanceof MessageExt message && message.getApplicationData() instanceof Hop hop) {
            return hop;
        }
        throw new SipException("no hop was chosen for this request");
    }

    @Override
    public ListIterator<Hop> getNextHops(Request request) {
        return request instanceof MessageExt message && message.getApplicationData() instanceof Hop hop
                ? List.of(hop).listIterator()
                : List.<Hop>of().listIterator();
    }

    @Override
    public @Nullable Hop getOutboundProxy() {
        return null;
    }
}
