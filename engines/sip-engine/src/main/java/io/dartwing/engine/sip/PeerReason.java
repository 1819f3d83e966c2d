package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import io.dartwing.engine.sip.stack.Messages;
import java.util.ListIterator;
import javax.sip.header.ReasonHeader;
import org.jspecify.annotations.Nullable;

/// What a Reason header (RFC 3326) says: the Q.850 cause, 0 without one, and the text.
record PeerReason(int q850, String text) {
    private static final int MAX = 200;

    static PeerReason of(SIPMessage message) {
        ListIterator<?> headers = message.getHeaders(ReasonHeader.NAME);
        String text = "";
        while (headers.hasNext()) {
            if (headers.next() instanceof ReasonHeader reason) {
                String words = bounded(reason.getText());
                if ("Q.850".equalsIgnoreCase(reason.getProtocol())) {
                    int cause = reason.getCause();
                    return new PeerReason(cause >= 1 && cause <= 127 ? cause : 0, words);
                }
                text = text.isEmpty() ? words : text;
            }
        }
        return new PeerReason(0, text);
    }

    static String bounded(@Nullable String words) {
        if (words == null) {
            return "";
        }
        String plain = words.replaceAll("[\\p{Cntrl}]+", " ").replace("\"", "").strip();
        return plain.length() > MAX ? plain.substring(0, MAX) : plain;
    }

    static void write(SIPRequest request, HangUp why) {
        Messages.header(request, "Reason", "Q.850;cause=" + why.q850() + ";text=\"" + bounded(why.text()) + "\"");
    }
}
