package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.ExtensionHeader;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.RequireHeader;

/// The checks of RFC 3261 §8.2 and §16.3 that JAIN-SIP leaves to its user.
final class RequestRules {
    static final String ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS";
    private static final Set<String> SCHEMES = Set.of("sip", "tel");
    private static final long MAX_CSEQ = 1L << 31;

    /// A header of these that could not be read makes the request unusable; others are ignored.
    private static final Set<String> NEEDED = Set.of(
            "max-forwards",
            "contact",
            "m",
            "require",
            "content-type",
            "c",
            "record-route",
            "route",
            "content-encoding");

    private RequestRules() {}

    static Optional<Refusal> check(SIPRequest request) {
        String method = request.getMethod();
        if (request instanceof KeyedRequest parsed && !parsed.saidVersion().equalsIgnoreCase("SIP/2.0")) {
            return refuse(505, "Version Not Supported");
        }
        if (hasUnreadableHeader(request)) {
            return refuse(400, "Malformed Header");
        }
        From from = (From) request.getFrom();
        if (from == null || from.getTag() == null) {
            return refuse(400, "Missing From Tag");
        }
        if (!(request.getCSeq() instanceof CSeq cseq) || cseq.getSeqNumber() >= MAX_CSEQ || cseq.getSeqNumber() < 0) {
            return refuse(400, "Bad CSeq");
        }
        if (!method.equals(cseq.getMethod())) {
            return refuse(400, "CSeq Method Mismatch");
        }
        Via via = request.getTopmostVia();
        if (via == null || via.getBranch() == null || via.getBranch().equalsIgnoreCase("z9hG4bK")) {
            return refuse(400, "Bad Via Branch");
        }
        if (!SCHEMES.contains(request.getRequestURI().getScheme().toLowerCase(Locale.ROOT))) {
            return refuse(416, "Unsupported URI Scheme");
        }
        MaxForwardsHeader forwards = request.getMaxForwards();
        if (forwards != null && forwards.getMaxForwards() == 0 && !answersWhenForwardedNoMore(method)) {
            return refuse(483, "Too Many Hops");
        }
        return method.equals("ACK") || method.equals("CANCEL") ? Optional.empty() : checkExtensions(request);
    }

    /// OPTIONS is answered by whoever it reaches last (§16.3 step 3), and so are ACK and CANCEL, which follow an INVITE
    /// that got through.
    private static boolean answersWhenForwardedNoMore(String method) {
        return method.equals("OPTIONS") || method.equals("ACK") || method.equals("CANCEL");
    }

    private static Optional<Refusal> checkExtensions(SIPRequest request) {
        var unsupported = new StringJoiner(", ");
        ListIterator<?> required = request.getHeaders(RequireHeader.NAME);
        while (required.hasNext()) {
            if (required.next() instanceof RequireHeader one) {
                unsupported.add(one.getOptionTag());
            }
        }
        if (unsupported.length() > 0) {
            return Optional.of(new Refusal(420, "Bad Extension", Map.of("Unsupported", unsupported.toString())));
        }
        if (request.getMethod().equals("INVITE")) {
            return checkInvite(request);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> checkInvite(SIPRequest request) {
        if (request.getContactHeader() == null) {
            return refuse(400, "Missing Contact");
        }
        if (request.getHeader("Content-Encoding") != null) {
            return Optional.of(new Refusal(415, "Unsupported Media Type", Map.of("Accept-Encoding", "identity")));
        }
        ContentTypeHeader type = request.getContentTypeHeader();
        byte[] body = request.getRawContent();
        if (body == null || body.length == 0) {
            return Optional.empty();
        }
        if (type == null || !SdpBody.isReadable(type)) {
            return Optional.of(new Refusal(415, "Unsupported Media Type", Map.of("Accept", "application/sdp")));
        }
        return Optional.empty();
    }

    private static boolean hasUnreadableHeader(SIPRequest request) {
        ListIterator<?> unread = request.getUnrecognizedHeaders();
        while (unread.hasNext()) {
            Object one = unread.next();
            String name = one instanceof ExtensionHeader header ? header.getName() : String.valueOf(one);
            int colon = name.indexOf(':');
            if (NEEDED.contains(
                    (colon < 0 ? name : name.substring(0, colon)).strip().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Refusal> refuse(int status, String reason) {
        return Optional.of(new Refusal(status, reason));
    }
}
