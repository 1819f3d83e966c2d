package io.dartwing.platform.notifications.push;

import io.dartwing.platform.database.DataDirectory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells push services who sends (RFC 8292): a token signed with the installation's own key, short-lived, for
/// one service.
///
/// The key is `secrets/vapid.key` in the data directory, or `dartwing.push.vapid-key` (32 bytes in base64url),
/// which several nodes share. Changing it ends all subscriptions.
@Component
class Vapid {
    private static final Duration VALID = Duration.ofHours(12);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String publicKey;
    private final String contact;
    private final JsonMapper json;
    private final Clock clock;

    Vapid(
            DataDirectory data,
            @Value("${dartwing.push.vapid-key:}") String given,
            @Value("${dartwing.push.contact:mailto:postmaster@localhost}") String contact,
            JsonMapper json,
            Clock clock)
            throws GeneralSecurityException {
        byte[] scalar =
                P256.scalar(Base64.getUrlDecoder().decode(given.isBlank() ? data.secret("vapid.key") : given.strip()));
        this.key = P256.privateKey(scalar);
        this.publicKey = BASE64.encodeToString(P256.pointOf(scalar));
        this.contact = contact;
        this.json = json;
        this.clock = clock;
    }

    /// What a browser needs to subscribe (`applicationServerKey`).
    String publicKey() {
        return publicKey;
    }

    /// The value of the header `Authorization`.
    String authorization(URI service) throws GeneralSecurityException {
        String audience = service.getScheme() + "://" + service.getRawAuthority();
        long expiry = clock.instant().plus(VALID).getEpochSecond();
        String signed = part(Map.of("typ", "JWT", "alg", "ES256")) + "."
                + part(Map.of("aud", audience, "exp", expiry, "sub", contact));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + signed + "." + BASE64.encodeToString(signature.sign()) + ", k=" + publicKey;
    }

    private String part(Map<String, Object> claims) {
        return BASE64.encodeToString(json.writeValueAsBytes(claims));
    }
}
