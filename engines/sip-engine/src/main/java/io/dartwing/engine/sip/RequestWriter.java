package io.dartwing.engine.sip;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import io.dartwing.engine.sip.sdp.SessionDescription;
import io.dartwing.engine.sip.stack.Messages;
import io.dartwing.engine.sip.stack.SipTransport;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ViaHeader;

/// Writes our requests and the headers that all our messages share.
record RequestWriter(UserAgentConfig config, int port) {
    static final String ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS";
    private static final int MAX_FORWARDS = 70;

    /// Who asks whom, and in which exchange.
    ///
    /// @param from name-addr with tag, as it stands in From
    /// @param to name-addr, with tag inside a dialog
    record Parties(String callId, String from, String to, long cseq) {}

    SIPRequest request(String method, SipUri target, Parties parties, Transport transport, List<String> routes) {
        try {
            var request = new SIPRequest();
            request.setMethod(method);
            request.setRequestURI((SipUri) target.clone());
            ViaHeader via = Messages.HEADERS.createViaHeader(
                    SipTransport.bracketed(config.advertisedHost()),
                    port,
                    transport.name(),
                    "z9hG4bK" + Messages.token());
            via.setRPort();
            request.addHeader(via);
            request.setHeader(Messages.HEADERS.createMaxForwardsHeader(MAX_FORWARDS));
            for (String route : routes) {
                RouteHeader header = Messages.HEADERS.createRouteHeader(Messages.ADDRESSES.createAddress(route));
                request.addHeader(header);
            }
            Messages.header(request, "From", parties.from());
            Messages.header(request, "To", parties.to());
            request.setHeader((CallID) Messages.HEADERS.createCallIdHeader(parties.callId()));
            request.setHeader(Messages.HEADERS.createCSeqHeader(parties.cseq(), method));
            Messages.header(request, "User-Agent", config.userAgent());
            return request;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException("a " + method + " can't be written", e);
        }
    }

    /// Our Contact: where requests inside the dialog reach us.
    ContactHeader contact(String user, Transport transport) {
        try {
            SipURI uri = Messages.ADDRESSES.createSipURI(
                    user.isEmpty() ? null : user, SipTransport.bracketed(config.advertisedHost()));
            uri.setPort(port);
            if (transport == Transport.TCP) {
                uri.setTransportParam("tcp");
            }
            return Messages.HEADERS.createContactHeader(Messages.ADDRESSES.createAddress(uri));
        } catch (ParseException e) {
            throw new IllegalArgumentException("our Contact can't be written", e);
        }
    }

    static void body(SIPMessage message, SessionDescription sdp) {
        try {
            message.setContent(
                    sdp.text().getBytes(StandardCharsets.UTF_8),
                    Messages.HEADERS.createContentTypeHeader("application", "sdp"));
        } catch (ParseException e) {
            throw new IllegalArgumentException("a session description can't be attached", e);
        }
    }

    /// What we can do, in INVITE, its 2xx and answers to OPTIONS.
    static void capabilities(SIPMessage message) {
        Messages.header(message, "Allow", ALLOW);
        Messages.header(message, "Accept", "application/sdp");
    }
}
