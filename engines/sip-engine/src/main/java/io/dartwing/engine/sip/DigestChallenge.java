package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Optional;
import javax.sip.header.WWWAuthenticateHeader;
import org.jspecify.annotations.Nullable;

/// One challenge we can meet: digest with MD5 or SHA-256 (RFC 7616, RFC 8760), with or without `qop=auth`.
///
/// @param proxy whether it came in a 407 and is answered in `Proxy-Authorization`
/// @param qop null for the old form of RFC 2069
record DigestChallenge(
        boolean proxy,
        String realm,
        String nonce,
        String algorithm,
        @Nullable String qop,
        @Nullable String opaque,
        boolean stale) {

    /// The first challenge of a 401 or 407 that we support: its author put the preferred one on top.
    static Optional<DigestChallenge> of(SIPResponse response) {
        boolean proxy = response.getStatusCode() == 407;
        ListIterator<?> headers = response.getHeaders(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
        while (headers.hasNext()) {
            if (headers.next() instanceof WWWAuthenticateHeader header) {
                Optional<DigestChallenge> usable = read(header, proxy);
                if (usable.isPresent()) {
                    return usable;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<DigestChallenge> read(WWWAuthenticateHeader header, boolean proxy) {
        String algorithm = header.getAlgorithm() == null ? "MD5" : header.getAlgorithm();
        boolean known = hash(algorithm).isPresent();
        if (!"Digest".equalsIgnoreCase(header.getScheme())
                || header.getRealm() == null
                || header.getNonce() == null
                || !known) {
            return Optional.empty();
        }
        String offered = header.getQop();
        if (offered != null
                && Arrays.stream(offered.split(",")).noneMatch(q -> q.strip().equalsIgnoreCase("auth"))) {
            return Optional.empty();
        }
        return Optional.of(new DigestChallenge(
                proxy,
                header.getRealm(),
                header.getNonce(),
                algorithm,
                offered == null ? null : "auth",
                header.getOpaque(),
                header.isStale()));
    }

    private static Optional<MessageDigest> hash(String algorithm) {
        String name = switch (algorithm.toUpperCase(Locale.ROOT)) {
            case "MD5", "MD5-SESS" -> "MD5";
            case "SHA-256", "SHA-256-SESS" -> "SHA-256";
            default -> null;
        };
        try {
            return name == null ? Optional.empty() : Optional.of(MessageDigest.getInstance(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has " + name, e);
        }
    }

    String headerName() {
        return proxy ? "Proxy-Authorization" : "Authorization";
    }

    /// The header's value.
    ///
    /// @param count how often this nonce was used, this time included
    String answer(Credentials credentials, String method, String uri, String cnonce, int count) {
        String nc = "%08x".formatted(count);
        String a1 = hashed(credentials.username() + ":" + realm + ":" + credentials.password());
        if (algorithm.toUpperCase(Locale.ROOT).endsWith("-SESS")) {
            a1 = hashed(a1 + ":" + nonce + ":" + cnonce);
        }
        String a2 = hashed(method + ":" + uri);
        String response = qop == null
                ? hashed(a1 + ":" + nonce + ":" + a2)
                : hashed(a1 + ":" + nonce + ":" + nc + ":" + cnonce + ":" + qop + ":" + a2);
        var value = new StringBuilder("Digest username=").append(quoted(credentials.username()));
        value.append(", realm=").append(quoted(realm));
        value.append(", nonce=").append(quoted(nonce));
        value.append(", uri=").append(quoted(uri));
        value.append(", response=\"").append(response).append('"');
        value.append(", algorithm=").append(algorithm);
        if (opaque != null) {
            value.append(", opaque=").append(quoted(opaque));
        }
        if (qop != null) {
            value.append(", qop=").append(qop).append(", nc=").append(nc);
            value.append(", cnonce=").append(quoted(cnonce));
        } else if (algorithm.toUpperCase(Locale.ROOT).endsWith("-SESS")) {
            value.append(", cnonce=").append(quoted(cnonce));
        }
        return value.toString();
    }

    private String hashed(String text) {
        MessageDigest digest = hash(algorithm).orElseThrow();
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
