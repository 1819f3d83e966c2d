package io.dartwing.simulator.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs webhooks with HMAC-SHA1 over the address and the sorted fields
/// (<https://www.twilio.com/docs/usage/webhooks/webhooks-security>).
final class TwilioSigner {
    private TwilioSigner() {}

    static String signature(String token, URI address, TreeMap<String, String> fields) {
        var message = new StringBuilder(address.toString());
        fields.forEach((name, value) -> message.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(message.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
