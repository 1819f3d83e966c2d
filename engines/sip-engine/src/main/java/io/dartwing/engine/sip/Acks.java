package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPRequest;
import io.dartwing.engine.sip.sdp.SessionDescription;
import java.net.UnknownHostException;
import javax.sip.SipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// ACKs to 2xx answers: requests of their own, sent again with each repetition of the 2xx (RFC 3261 §13.2.2.4).
final class Acks {
    private static final Logger LOG = LoggerFactory.getLogger(Acks.class);

    private Acks() {}

    static SIPRequest write(Dialog dialog, SIPRequest invite, @Nullable SessionDescription answer) {
        SIPRequest ack = dialog.ack(invite);
        for (String name : new String[] {"Authorization", "Proxy-Authorization"}) {
            if (invite.getHeader(name) != null) {
                ack.setHeader(invite.getHeader(name));
            }
        }
        if (answer != null) {
            RequestWriter.body(ack, answer);
        }
        return ack;
    }

    static void send(UserAgentContext ua, Dialog dialog, SIPRequest ack) {
        try {
            ua.transport().sendAck(ack, dialog.hop());
        } catch (SipException | UnknownHostException | RuntimeException e) {
            // The peer repeats its 2xx, and we the ACK.
            LOG.debug("an ACK was not sent: {}", e.getClass().getSimpleName());
        }
    }
}
