package io.dartwing.platform.webhooks.delivery;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The header `Dartwing-Signature`: `t=<unix seconds>,v1=<hex>`, where `v1` is HMAC-SHA256 over `{t}.{body}`.
///
/// While two secrets live there are two `v1`, the newer first: a receiver accepts when one of them is right.
public final class Signature {
    public static final String HEADER = "Dartwing-Signature";

    private Signature() {}

    public static String of(List<String> secrets, Instant at, byte[] body) {
        long time = at.getEpochSecond();
        var header = new StringBuilder("t=").append(time);
        for (String secret : secrets) {
            header.append(",v1=").append(hmac(secret, time, body));
        }
        return header.toString();
    }

    private static String hmac(String secret, long time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
