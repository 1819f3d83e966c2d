package io.dartwing.engine.sip;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.HopImpl;
import io.dartwing.engine.sip.stack.Messages;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import javax.sip.address.Hop;
import javax.sip.header.RecordRouteHeader;
import org.jspecify.annotations.Nullable;

/// One dialog (RFC 3261 §12): who talks to whom, along which route, with which sequence numbers. JAIN-SIP's own dialogs
/// hold every message until long after the call and hide what a fax call needs to decide, so we keep this little state
/// ourselves. Confined to its call's queue.
final class Dialog {
    private final UserAgentContext ua;
    private final String callId;
    private final String local;
    private final String remote;
    private final @Nullable String remoteTag;
    private final List<String> routes;
    private final Transport transport;
    private final String contactUser;
    private SipUri target;
    private long localCSeq;
    private long remoteCSeq;

    private Dialog(
            UserAgentContext ua,
            SIPMessage first,
            boolean weCalled,
            List<String> routes,
            SipUri target,
            Transport transport,
            String contactUser) {
        this.ua = ua;
        this.callId = first.getCallId().getCallId();
        this.local = value(weCalled ? first.getFrom() : first.getTo());
        this.remote = value(weCalled ? first.getTo() : first.getFrom());
        this.remoteTag = weCalled ? first.getToTag() : first.getFromTag();
        this.routes = routes;
        this.target = target;
        this.transport = transport;
        this.contactUser = contactUser;
    }

    private static String value(Object header) {
        String line = header.toString().strip();
        return line.substring(line.indexOf(':') + 1).strip();
    }

    /// The dialog a 2xx to our INVITE makes.
    static Dialog called(
            UserAgentContext ua, SIPRequest invite, SIPResponse answer, Transport transport, String contactUser) {
        List<String> routes = recordRoutes(answer).reversed();
        SipUri target = contact(answer, (SipUri) invite.getRequestURI());
        var dialog = new Dialog(ua, answer, true, routes, target, transport, contactUser);
        dialog.localCSeq = invite.getCSeq().getSeqNumber();
        return dialog;
    }

    /// The dialog our 2xx to an INVITE makes.
    static Dialog calledBy(
            UserAgentContext ua, SIPRequest invite, SIPResponse answer, Transport transport, String contactUser) {
        SipUri fallback = invite.getFrom().getAddress().getURI() instanceof SipUri from ? from : new SipUri();
        var dialog =
                new Dialog(ua, answer, false, recordRoutes(invite), contact(invite, fallback), transport, contactUser);
        dialog.remoteCSeq = invite.getCSeq().getSeqNumber();
        return dialog;
    }

    private static List<String> recordRoutes(SIPMessage message) {
        var routes = new ArrayList<String>();
        ListIterator<?> headers = message.getHeaders(RecordRouteHeader.NAME);
        while (headers.hasNext() && routes.size() < 20) {
            routes.add(value(headers.next()));
        }
        return routes;
    }

    private static SipUri contact(SIPMessage message, SipUri otherwise) {
        Contact contact = message.getContactHeader();
        return contact != null
                        && contact.getAddress() != null
                        && contact.getAddress().getURI() instanceof SipUri uri
                ? (SipUri) uri.clone()
                : otherwise;
    }

    /// A re-INVITE or its 2xx can name a new place to send to (§12.2).
    void refreshTarget(SIPMessage message) {
        target = contact(message, target);
    }

    boolean isWith(@Nullable String tag) {
        return remoteTag == null ? tag == null : remoteTag.equals(tag);
    }

    /// Notes the peer's sequence number; false when it is out of order (§12.2.2).
    boolean advances(SIPRequest request) {
        long number = request.getCSeq().getSeqNumber();
        if (number <= remoteCSeq) {
            return false;
        }
        remoteCSeq = number;
        return true;
    }

    long nextCSeq() {
        return ++localCSeq;
    }

    /// A new request inside the dialog.
    SIPRequest request(String method) {
        return request(method, nextCSeq());
    }

    /// The ACK to a 2xx, with the number of its INVITE.
    SIPRequest ack(SIPRequest invite) {
        return request("ACK", invite.getCSeq().getSeqNumber());
    }

    private SIPRequest request(String method, long cseq) {
        var parties = new RequestWriter.Parties(callId, local, remote, cseq);
        SipUri uri = target;
        List<String> route = routes;
        SipUri first = firstRoute();
        if (first != null && !first.hasLrParam()) {
            // A strict router of RFC 2543 wants itself in the Request-URI and the target at the end (§12.2.1.1).
            uri = first;
            route = new ArrayList<>(routes.subList(1, routes.size()));
            route.add("<" + target + ">");
        }
        SIPRequest request = ua.requests().request(method, uri, parties, transport, route);
        if (method.equals("INVITE")) {
            request.setHeader(ua.requests().contact(contactUser, transport));
            RequestWriter.capabilities(request);
        }
        return request;
    }

    private @Nullable SipUri firstRoute() {
        if (routes.isEmpty()) {
            return null;
        }
        try {
            return Messages.ADDRESSES.createAddress(routes.getFirst()).getURI() instanceof SipUri uri ? uri : null;
        } catch (ParseException e) {
            return null;
        }
    }

    /// Where the next request goes; may wait for DNS.
    Hop hop() throws UnknownHostException {
        SipUri first = firstRoute();
        SipUri next = first != null ? first : target;
        String host = next.getMAddrParam() != null ? next.getMAddrParam() : next.getHost();
        if (host == null) {
            throw new UnknownHostException("the peer gave no address");
        }
        InetAddress address = InetAddress.getByName(host.replace("[", "").replace("]", ""));
        String token = next.getTransportParam() != null ? next.getTransportParam() : transport.token();
        return new HopImpl(address.getHostAddress(), next.getPort() > 0 ? next.getPort() : 5060, token);
    }
}
