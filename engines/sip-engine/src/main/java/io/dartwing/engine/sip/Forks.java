package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A proxy forked our INVITE and more than one side answered: we keep the first and end the others at once.
final class Forks {
    private static final Logger LOG = LoggerFactory.getLogger(Forks.class);

    private Forks() {}

    /// @param ack of the branch we keep: gives the INVITE's number
    static void decline(LiveCall call, SIPRequest ack, SIPResponse other) {
        UserAgentContext ua = call.ua();
        Transport transport =
                "TCP".equalsIgnoreCase(other.getTopmostVia().getTransport()) ? Transport.TCP : Transport.UDP;
        Dialog dialog = Dialog.called(ua, ack, other, transport, "");
        Acks.send(ua, dialog, Acks.write(dialog, ack, null));
        try {
            SIPRequest bye = dialog.request("BYE");
            Exchange.start(ua, call.protocol(), call.credentials(), dialog::nextCSeq, bye, dialog.hop(), IGNORED);
        } catch (UnknownHostException e) {
            LOG.debug("a second answer's contact can't be resolved");
        }
    }

    private static final Exchange.Outcome IGNORED = new Exchange.Outcome() {
        @Override
        public void answered(SIPResponse response) {}

        @Override
        public void unanswered() {}
    };
}
