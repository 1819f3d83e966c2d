package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import java.io.IOException;
import javax.sip.SipException;
import javax.sip.SipProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers without a server transaction: nothing lingers in memory, and a repeated request is answered again.
final class StatelessAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(StatelessAnswers.class);

    private StatelessAnswers() {}

    static void send(SIPRequest request, SIPResponse response) {
        if (!(request.getMessageChannel() instanceof MessageChannel channel)) {
            return;
        }
        try {
            SipProvider provider = provider(channel);
            if (channel.isReliable() || provider == null) {
                channel.sendMessage(response);
            } else {
                provider.sendResponse(response);
            }
        } catch (IOException | SipException e) {
            LOG.debug("an answer could not be sent: {}", e.getClass().getSimpleName());
        }
    }

    private static @Nullable SipProvider provider(MessageChannel channel) {
        var point = channel.getMessageProcessor().getListeningPoint();
        return point == null ? null : point.getProvider();
    }
}
