package io.dartwing.engine.sip.stack;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.jspecify.annotations.Nullable;

/// Sees every message that the stack sends, its own retransmissions and ACKs included, for the per-call session logs.
/// What arrives is told by [RequestValve]: JAIN-SIP logs received messages differently for each transport.
public final class MessageTap implements ServerLogger {
    private volatile @Nullable StackOwner owner;

    @Override
    public void setSipStack(SipStack sipStack) {
        owner = StackRegistry.of(sipStack);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        StackOwner listening = owner;
        if (listening != null && sender) {
            listening.passed(message, true);
        }
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        // A second note on a message that was logged on arrival.
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        // As above.
    }

    @Override
    public void logException(Exception ex) {}

    @Override
    public void closeLogFile() {}

    @Override
    public void setStackProperties(Properties stackProperties) {}
}
