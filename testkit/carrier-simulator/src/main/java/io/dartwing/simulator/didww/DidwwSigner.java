package io.dartwing.simulator.didww;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs callbacks with HMAC-SHA1 over the address, its port included, and the sorted fields
/// (<https://doc.didww.com/api3/2026-04-16/callbacks-details.html>).
final class DidwwSigner {
    static final String HEADER = "X-DIDWW-Signature";

    private DidwwSigner() {}

    static String signature(String secret, URI address, TreeMap<String, String> fields) {
        String port = address.getPort() != -1 ? "" : address.getScheme().equals("https") ? ":443" : ":80";
        var message = new StringBuilder(address.toString().replaceFirst("^([a-z]+://[^/?#]+)", "$1" + port));
        fields.forEach((name, value) -> message.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(message.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
