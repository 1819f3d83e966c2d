package io.dartwing.platform.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.problem.PlatformError;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// The WebAuthn checks (W3C Web Authentication Level 3, §7.1 and §7.2) by webauthn4j: signature, origin, RP id, user
/// present and verified. No attestation is asked for: any authenticator will do.
///
/// The library answers what is malformed with its own exceptions, and what is missing with a null pointer.
@Component
final class Ceremony {
    /// ES256, EdDSA and RS256: what authenticators have, the usual ones first.
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager webauthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final PublicAddress address;

    Ceremony(PublicAddress address) {
        this.address = address;
    }

    /// A new credential as it is kept: `stored` is its attested credential data, with the public key.
    record Credential(byte[] id, byte[] stored, long signCount, List<String> transports) {}

    /// The id that authenticators bind their keys to.
    String relyingParty() {
        return address.host();
    }

    RegistrationData registered(String answer) {
        try {
            return webauthn.parseRegistrationResponseJSON(answer);
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            throw refused("it is not an answer to a registration");
        }
    }

    AuthenticationData shown(String answer) {
        try {
            return webauthn.parseAuthenticationResponseJSON(answer);
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            throw refused("it is not an answer of an authenticator");
        }
    }

    byte[] challengeOf(RegistrationData made) {
        return challenge(made.getCollectedClientData());
    }

    byte[] challengeOf(AuthenticationData shown) {
        return challenge(shown.getCollectedClientData());
    }

    private static byte[] challenge(@Nullable CollectedClientData client) {
        if (client == null) {
            throw refused("it has no client data");
        }
        return client.getChallenge().getValue();
    }

    Credential verify(RegistrationData made) {
        try {
            webauthn.verify(
                    made, new RegistrationParameters(here(made.getCollectedClientData()), algorithms(), true, true));
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException wrong) {
            throw refused("it does not belong to this server, or its user was not verified");
        }
        var authenticator = Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
        var data = Objects.requireNonNull(authenticator.getAttestedCredentialData());
        var transports = made.getTransports();
        return new Credential(
                data.getCredentialId(),
                credentials.convert(data),
                authenticator.getSignCount(),
                transports == null
                        ? List.of()
                        : transports.stream().map(it -> it.getValue()).sorted().toList());
    }

    /// The new counter; empty when the signature or anything else is not right.
    Optional<Long> verify(AuthenticationData shown, byte[] stored, long signCount) {
        var record = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                null,
                null,
                signCount,
                credentials.convert(stored),
                null,
                null,
                null,
                null);
        try {
            webauthn.verify(
                    shown,
                    new AuthenticationParameters(here(shown.getCollectedClientData()), record, null, true, true));
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException wrong) {
            return Optional.empty();
        }
        return Optional.of(Objects.requireNonNull(shown.getAuthenticatorData()).getSignCount());
    }

    private ServerProperty here(@Nullable CollectedClientData client) {
        return ServerProperty.builder()
                .origin(new Origin(address.uri().toString()))
                .rpId(relyingParty())
                .challenge(Objects.requireNonNull(client).getChallenge())
                .build();
    }

    private static List<PublicKeyCredentialParameters> algorithms() {
        return ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }

    static ProblemException refused(String why) {
        return new ProblemException(
                PlatformError.VALIDATION,
                "the passkey was not accepted",
                List.of(new FieldError(
                        "credential", "credential: " + why + " (expected: an answer to a fresh challenge)")));
    }
}
