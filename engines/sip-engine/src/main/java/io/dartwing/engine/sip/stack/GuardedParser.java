package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.UDPMessageChannel;
import java.net.InetAddress;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/// JAIN-SIP's parser behind our checks; counts what it can't read and turns every way of failing into the one that the
/// stack expects.
final class GuardedParser extends StringMsgParser {
    private final @Nullable StackOwner owner;
    private final Runnable taken;

    /// @param taken told of each datagram that left the stack's queue
    GuardedParser(@Nullable StackOwner owner, Runnable taken) {
        this.owner = owner;
        this.taken = taken;
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean readBody, boolean strict, @Nullable ParseExceptionListener channel)
            throws ParseException {
        UDPMessageChannel udp = readBody && channel instanceof UDPMessageChannel one ? one : null;
        if (udp != null) {
            taken.run();
        }
        try {
            if (isKeepAlive(bytes)) {
                return null;
            }
            if (channel != null) {
                RawChecks.check(bytes, udp != null);
            }
            return super.parseSIPMessage(bytes, readBody, strict, channel);
        } catch (ParseException | RuntimeException | StackOverflowError unreadable) {
            if (owner != null) {
                owner.malformed();
            }
            if (udp != null && isStranger(udp)) {
                return null;
            }
            // JAIN-SIP puts this text into the status line of its 400: nothing of the message may be in it.
            throw new ParseException("Malformed Message", 0);
        }
    }

    private boolean isStranger(UDPMessageChannel channel) {
        return owner == null || !owner.knows(InetAddress.ofLiteral(channel.getPeerAddress()));
    }

    private static boolean isKeepAlive(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected SIPMessage processFirstLine(String line, ParseExceptionListener channel, byte[] bytes)
            throws ParseException {
        SIPMessage message = super.processFirstLine(line, channel, bytes);
        if (message instanceof SIPRequest request && request.getRequestLine() != null) {
            var keyed = new KeyedRequest(line.substring(line.lastIndexOf(' ') + 1));
            keyed.setRequestLine(request.getRequestLine());
            return keyed;
        }
        return message;
    }
}
