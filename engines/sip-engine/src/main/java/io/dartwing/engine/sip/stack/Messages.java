package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.AddressParametersHeader;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;

/// Parts of SIP messages, with JAIN-SIP's checked exceptions turned into programming errors: what is put in was
/// checked before.
public final class Messages {
    public static final AddressFactoryImpl ADDRESSES = new AddressFactoryImpl();
    public static final HeaderFactoryImpl HEADERS = new HeaderFactoryImpl();
    private static final StringMsgParser HEADER_PARSER = new StringMsgParser();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Messages() {}

    /// An answer without a body; it gets a To tag unless it is 100 or has one.
    public static SIPResponse answer(SIPRequest request, int status, String reason) {
        SIPResponse response = request.createResponse(status, reason);
        To to = (To) response.getTo();
        if (status > 100 && to.getTag() == null) {
            tag(to, statelessTag(request));
        }
        return response;
    }

    /// Sets the tag of a From or To header.
    public static void tag(AddressParametersHeader header, String tag) {
        try {
            header.setParameter("tag", tag);
        } catch (ParseException e) {
            throw new IllegalArgumentException("SIP tag can't be written", e);
        }
    }

    /// The same for a repeated request, so that its answers match.
    private static String statelessTag(SIPRequest request) {
        return "s" + Integer.toHexString(request.getTransactionId().hashCode())
                + Integer.toHexString(request.getCallId().getCallId().hashCode());
    }

    /// Sets a header by its text, which may hold a list.
    public static void header(SIPMessage message, String name, String value) {
        try {
            message.removeHeader(name);
            SIPHeader header = HEADER_PARSER.parseSIPHeader(name + ": " + value);
            if (header instanceof SIPHeaderList<?> list) {
                for (Object one : list) {
                    message.addHeader((SIPHeader) one);
                }
            } else {
                message.setHeader(header);
            }
        } catch (ParseException e) {
            throw new IllegalArgumentException("SIP header " + name + " can't be written", e);
        }
    }

    /// A token that nobody can guess.
    public static String token() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
