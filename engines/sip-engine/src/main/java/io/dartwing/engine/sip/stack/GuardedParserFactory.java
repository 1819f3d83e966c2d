package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;

/// Gives the stack our parser.
public final class GuardedParserFactory implements MessageParserFactory {
    @Override
    public MessageParser createMessageParser(SIPTransactionStack stack) {
        Runnable taken = () -> {};
        if (stack instanceof SipStackImpl withNetwork
                && withNetwork.getNetworkLayer() instanceof GuardedNetwork network) {
            taken = network::taken;
        }
        return new GuardedParser(StackRegistry.of(stack), taken);
    }
}
