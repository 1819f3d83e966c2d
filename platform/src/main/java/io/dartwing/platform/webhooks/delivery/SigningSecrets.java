package io.dartwing.platform.webhooks.delivery;

import io.dartwing.platform.keys.OrganizationKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// Makes, seals and opens the secrets that sign deliveries: `whsec_` and 256 random bits in hexadecimal.
@Component
public class SigningSecrets {
    static final String CONTEXT = "webhook_endpoint.secret";
    private static final String START = "whsec_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OrganizationKeys keys;

    SigningSecrets(OrganizationKeys keys) {
        this.keys = keys;
    }

    public static String fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return START + HexFormat.of().formatHex(bytes);
    }

    public byte[] seal(String secret) {
        return keys.seal(secret.getBytes(StandardCharsets.US_ASCII), CONTEXT);
    }

    /// As the current actor's organisation.
    public String open(byte[] sealed) {
        return new String(keys.open(sealed, CONTEXT), StandardCharsets.US_ASCII);
    }
}
