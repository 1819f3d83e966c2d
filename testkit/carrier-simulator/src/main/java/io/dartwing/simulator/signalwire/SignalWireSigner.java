package io.dartwing.simulator.signalwire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs forms with HMAC-SHA1 over the address and the sorted fields
/// (<https://signalwire.com/docs/compatibility-api/guides/webhook-security>).
final class SignalWireSigner {
    private SignalWireSigner() {}

    static String signature(String key, URI address, TreeMap<String, String> fields) {
        var message = new StringBuilder(address.toString());
        fields.forEach((name, value) -> message.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(message.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
