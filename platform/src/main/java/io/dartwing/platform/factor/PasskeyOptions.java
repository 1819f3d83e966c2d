package io.dartwing.platform.factor;

import io.dartwing.platform.identity.Session;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the browser hands to `navigator.credentials`: the JSON forms of WebAuthn Level 3, whose names are its own.
final class PasskeyOptions {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private PasskeyOptions() {}

    static Map<String, Object> creation(
            String relyingParty, byte[] challenge, Session session, List<Passkeys.Passkey> known) {
        var options = new LinkedHashMap<String, Object>();
        options.put("challenge", BASE64.encodeToString(challenge));
        options.put("rp", Map.of("id", relyingParty, "name", "Dartwing"));
        options.put(
                "user",
                Map.of(
                        "id",
                        BASE64.encodeToString(Passkeys.handleOf(session.personId())),
                        "name",
                        session.email(),
                        "displayName",
                        session.fullName()));
        options.put(
                "pubKeyCredParams",
                Ceremony.ALGORITHMS.stream()
                        .map(algorithm -> Map.of("type", "public-key", "alg", algorithm.getValue()))
                        .toList());
        options.put("timeout", Passkeys.PATIENCE.toMillis());
        options.put("excludeCredentials", descriptors(known));
        options.put("authenticatorSelection", Map.of("residentKey", "preferred", "userVerification", "required"));
        options.put("attestation", "none");
        return options;
    }

    /// Without `known` passkeys the authenticator offers those it holds itself.
    static Map<String, Object> request(String relyingParty, byte[] challenge, List<Passkeys.Passkey> known) {
        var options = new LinkedHashMap<String, Object>();
        options.put("challenge", BASE64.encodeToString(challenge));
        options.put("rpId", relyingParty);
        options.put("timeout", Passkeys.PATIENCE.toMillis());
        options.put("allowCredentials", descriptors(known));
        options.put("userVerification", "required");
        return options;
    }

    private static List<Map<String, Object>> descriptors(List<Passkeys.Passkey> known) {
        return known.stream()
                .map(passkey -> Map.<String, Object>of(
                        "type",
                        "public-key",
                        "id",
                        BASE64.encodeToString(passkey.credentialId()),
                        "transports",
                        passkey.transports()))
                .toList();
    }
}
