package io.dartwing.telephony.carriers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/// Name and password of HTTP's Basic scheme (RFC 7617), to be sent or to be demanded.
public record BasicAuth(String user, String password) {
    /// The value of the `Authorization` header.
    public String header() {
        return "Basic " + Base64.getEncoder().encodeToString(pair());
    }

    /// The request's headers with nothing but that one.
    public Map<String, String> headers() {
        return Map.of("Authorization", header());
    }

    /// Whether a webhook carries them. Compares in constant time.
    public boolean carriedBy(RawWebhook webhook) {
        String header = webhook.header("authorization").orElse("");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            return MessageDigest.isEqual(
                    pair(), Base64.getDecoder().decode(header.substring(6).strip()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private byte[] pair() {
        return (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "BasicAuth";
    }
}
