package io.dartwing.platform.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import io.dartwing.platform.net.PublicAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The authorization code flow with PKCE (OpenID Connect Core §3.1, RFC 7636), and logout by the back channel.
final class ProviderSignIn {
    static final String CALLBACK = "/api/v1/session/providers/callback";
    static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final int SKEW_SECONDS = 60;

    private final Discovery discovery;
    private final ProviderHttp http;
    private final PublicAddress address;
    private final Clock clock;

    ProviderSignIn(Discovery discovery, ProviderHttp http, PublicAddress address, Clock clock) {
        this.discovery = discovery;
        this.http = http;
        this.address = address;
        this.clock = clock;
    }

    /// Where to send the browser, and what to remember of it until it is back.
    record Begun(URI away, PendingSignIn pending) {}

    /// What the provider said of a person, verified. `claims` are those of the ID token.
    record Vouched(
            String issuer,
            String subject,
            @Nullable String session,
            @Nullable String verifiedEmail,
            @Nullable String name,
            Map<String, @Nullable Object> claims) {}

    /// @throws IOException when the provider is out of reach
    Begun begin(Provider provider, String returnTo) throws IOException {
        var metadata = discovery.of(provider.issuer()).metadata();
        var state = new State(32);
        var nonce = new Nonce(32);
        var verifier = new CodeVerifier();
        URI away = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "email", "profile"),
                        new ClientID(provider.clientId()),
                        address.at(CALLBACK))
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Begun(
                away,
                new PendingSignIn(
                        provider.id(),
                        state.getValue(),
                        nonce.getValue(),
                        verifier.getValue(),
                        returnTo,
                        clock.instant().plus(PATIENCE).getEpochSecond()));
    }

    /// Whether what came back belongs to what was begun. `iss` must be the provider's when there is one (RFC 9207).
    static boolean belongs(PendingSignIn pending, Provider provider, @Nullable String state, @Nullable String iss) {
        return state != null
                && MessageDigest.isEqual(
                        state.getBytes(StandardCharsets.UTF_8), pending.state().getBytes(StandardCharsets.UTF_8))
                && (iss == null || iss.equals(provider.issuer()));
    }

    /// Trades the code for the person's identity; empty when anything about it is not right.
    Optional<Vouched> finish(Provider provider, PendingSignIn pending, String code) {
        try {
            var published = discovery.of(provider.issuer());
            JWT token = redeem(provider, published, pending, code);
            var validator = new IDTokenValidator(
                    new Issuer(provider.issuer()), new ClientID(provider.clientId()), published.keys(), null);
            validator.setMaxClockSkew(SKEW_SECONDS);
            return Optional.of(vouched(provider, validator.validate(token, new Nonce(pending.nonce()))));
        } catch (IOException | ParseException | BadJOSEException | JOSEException refused) {
            LOG.warn(
                    "sign-in with provider {} refused: {}",
                    provider.id(),
                    refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private JWT redeem(Provider provider, Discovery.Published published, PendingSignIn pending, String code)
            throws IOException, ParseException {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), address.at(CALLBACK), new CodeVerifier(pending.verifier()));
        Map<String, List<String>> form = new LinkedHashMap<>(grant.toParameters());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        provider.secret()
                .ifPresentOrElse(
                        secret -> headers.put(
                                "Authorization",
                                new ClientSecretBasic(new ClientID(provider.clientId()), new Secret(secret))
                                        .toHTTPAuthorizationHeader()),
                        () -> form.put("client_id", List.of(provider.clientId())));
        var answer = http.post(
                published.metadata().getTokenEndpointURI().toString(),
                com.nimbusds.oauth2.sdk.util.URLUtils.serializeParameters(form),
                headers);
        if (answer.status() != 200) {
            throw new IOException("its token endpoint answered with status " + answer.status());
        }
        var tokens = OIDCTokenResponse.parse(JSONObjectUtils.parse(answer.body()));
        return Objects.requireNonNullElseGet(tokens.getOIDCTokens().getIDToken(), () -> {
            throw new IllegalStateException("parsed as an OpenID answer without an ID token");
        });
    }

    private static Vouched vouched(Provider provider, IDTokenClaimsSet claims) throws ParseException {
        // OpenID Connect Core §3.1.3.7, items 4 and 5, which the validator is lenient about.
        var party = claims.getAuthorizedParty();
        if (party == null ? claims.getAudience().size() > 1 : !party.getValue().equals(provider.clientId())) {
            throw new ParseException("azp: missing or another client (expected: ours)");
        }
        boolean verified = Boolean.TRUE.equals(claims.getClaim("email_verified"));
        return new Vouched(
                provider.issuer(),
                claims.getSubject().getValue(),
                claims.getStringClaim("sid"),
                verified ? claims.getStringClaim("email") : null,
                claims.getStringClaim("name"),
                Map.copyOf(withoutNulls(claims.toJSONObject())));
    }

    /// False when the provider itself says that it saw a password alone (RFC 8176).
    static boolean mayHaveShownTwo(Vouched vouched) {
        return !(vouched.claims().get("amr") instanceof java.util.Collection<?> methods)
                || methods.isEmpty()
                || methods.stream().anyMatch(method -> !"pwd".equals(method));
    }

    /// The session or subject whose sessions a logout token ends; empty when the token is not right.
    Optional<LogoutTokenClaimsSet> loggedOut(Provider provider, JWT token) {
        try {
            var validator = new LogoutTokenValidator(
                    new Issuer(provider.issuer()),
                    new ClientID(provider.clientId()),
                    discovery.of(provider.issuer()).keys(),
                    null);
            validator.setMaxClockSkew(SKEW_SECONDS);
            return Optional.of(validator.validate(token));
        } catch (IOException | BadJOSEException | JOSEException refused) {
            LOG.warn(
                    "logout by provider {} refused: {}",
                    provider.id(),
                    refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Map<String, Object> withoutNulls(Map<String, ?> claims) {
        var kept = new LinkedHashMap<String, Object>();
        claims.forEach((name, value) -> {
            if (value != null) {
                kept.put(name, value);
            }
        });
        return kept;
    }
}
