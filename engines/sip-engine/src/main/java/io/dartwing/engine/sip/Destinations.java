package io.dartwing.engine.sip;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.address.TelURLImpl;
import gov.nist.javax.sip.message.SIPRequest;
import io.dartwing.engine.sip.stack.Messages;
import io.dartwing.engine.sip.stack.SipTransport;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ListIterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.address.URI;

/// Users, numbers and the URIs they stand in.
final class Destinations {
    private static final int MAX_USER = 128;
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9+*#._~!$&'()=,;/?-]{1,128}");
    private static final Pattern ASSERTED = Pattern.compile("<?(?:sips?|tel):([^@;>]{1,128})");

    private Destinations() {}

    /// The Request-URI of a call through `trunk`.
    ///
    /// @throws IllegalArgumentException when the destination is neither a number, a user name nor a `sip:` URI
    static SipUri target(SipTrunk trunk, String destination) {
        String text = destination.strip();
        try {
            if (text.toLowerCase(Locale.ROOT).startsWith("sip:") && text.length() <= 512) {
                return (SipUri) Messages.ADDRESSES.createURI(text);
            }
            if (!USER.matcher(text).matches()) {
                throw new IllegalArgumentException("destination: not dialable (expected: number, user or sip: URI)");
            }
            SipUri uri = hostOf(trunk);
            uri.setUser(escapedUser(text));
            return uri;
        } catch (ParseException e) {
            throw new IllegalArgumentException("destination: not a SIP URI (expected: sip:user@host)", e);
        }
    }

    /// The trunk itself, no user named.
    static SipUri hostOf(SipTrunk trunk) {
        try {
            var uri = (SipUri) Messages.ADDRESSES.createSipURI(null, SipTransport.bracketed(trunk.host()));
            if (trunk.port() != 5060) {
                uri.setPort(trunk.port());
            }
            if (trunk.transport() == Transport.TCP) {
                uri.setTransportParam("tcp");
            }
            return uri;
        } catch (ParseException e) {
            throw new IllegalArgumentException("trunk host: not a host name or address", e);
        }
    }

    /// Escapes what RFC 3261 §25.1 doesn't allow in the user part; drops the rest of an overlong one.
    static String escapedUser(String user) {
        var escaped = new StringBuilder();
        String bounded = user.length() > MAX_USER ? user.substring(0, MAX_USER) : user;
        for (byte b : bounded.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || "-_.!~*'()&=+$,;?/".indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append("%%%02X".formatted((int) c));
            }
        }
        return escaped.toString();
    }

    /// The user part, unescaped and without parameters such as `;phone-context`; empty when there is none.
    static String userOf(URI uri) {
        String user = switch (uri) {
            case SipUri sip -> sip.getUser();
            case TelURLImpl tel -> (tel.isGlobal() ? "+" : "") + tel.getPhoneNumber();
            default -> null;
        };
        return user == null ? "" : unescaped(user);
    }

    private static String unescaped(String user) {
        int semicolon = user.indexOf(';');
        String bare = semicolon < 0 ? user : user.substring(0, semicolon);
        try {
            String decoded = URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8);
            return PeerReason.bounded(decoded);
        } catch (IllegalArgumentException badEscape) {
            return PeerReason.bounded(bare);
        }
    }

    /// The calling number: the one that the trunk asserts, else the one of From.
    static String caller(SIPRequest invite) {
        ListIterator<?> asserted = invite.getHeaders("P-Asserted-Identity");
        while (asserted.hasNext()) {
            String line = String.valueOf(asserted.next());
            Matcher found = ASSERTED.matcher(line.substring(line.indexOf(':') + 1));
            if (found.find()) {
                return unescaped(found.group(1));
            }
        }
        return userOf(invite.getFrom().getAddress().getURI());
    }
}
