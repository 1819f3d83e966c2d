package io.dartwing.platform.federation;

import io.dartwing.platform.keys.InstallationSecrets;
import io.dartwing.platform.keys.OrganizationKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A sign-in that is under way at a provider. It lives in a sealed cookie of the browser that began it: nobody else can
/// end it (login CSRF), and its nonce and code verifier are nobody's to read.
record PendingSignIn(UUID provider, String state, String nonce, String verifier, String returnTo, long expiresAt) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONTEXT = "pending sign-in";

    String sealed(InstallationSecrets secrets) {
        byte[] plain = JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.seal(plain, CONTEXT));
    }

    /// Empty for anything that was not sealed here, or is too old.
    static Optional<PendingSignIn> open(String cookie, InstallationSecrets secrets, Instant now) {
        try {
            byte[] plain = secrets.open(Base64.getUrlDecoder().decode(cookie), CONTEXT);
            return Optional.of(JSON.readValue(plain, PendingSignIn.class))
                    .filter(pending -> now.getEpochSecond() < pending.expiresAt());
        } catch (IllegalArgumentException | OrganizationKeys.SealBroken | JacksonException forged) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "sign-in with provider " + provider;
    }
}
