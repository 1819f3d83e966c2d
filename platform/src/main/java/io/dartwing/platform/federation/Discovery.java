package io.dartwing.platform.federation;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What providers publish about themselves: addresses and keys, kept for a while.
///
/// Keys are fetched again when a token names one that is not known, but at most once in half a minute, so that forged
/// tokens can't make this server hammer at a provider.
final class Discovery {
    /// Signatures that only the holder of a private key can make. Never `none`, never HMAC with a secret that is
    /// shared.
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private static final Duration KEPT = Duration.ofHours(1);
    private static final long KEYS_KEPT_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final long KEYS_WITHIN_MILLIS = Duration.ofSeconds(15).toMillis();
    private static final long REFETCH_MILLIS = Duration.ofSeconds(30).toMillis();
    private static final int MOST = 1000;

    private final ProviderHttp http;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Published published, Instant until) {}

    /// @param keys picks the public key for a token, among those of the allowed algorithms
    record Published(OIDCProviderMetadata metadata, JWSKeySelector<SecurityContext> keys) {}

    Discovery(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /// @throws IOException when the provider can't be reached or publishes another issuer (RFC 8414 §3.3)
    Published of(String issuer) throws IOException {
        @Nullable Known cached = known.get(issuer);
        if (cached != null && clock.instant().isBefore(cached.until())) {
            return cached.published();
        }
        Published published = read(issuer);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(issuer, new Known(published, clock.instant().plus(KEPT)));
        return published;
    }

    private Published read(String issuer) throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(http.get(base + "/.well-known/openid-configuration"));
        } catch (ParseException malformed) {
            throw new IOException("it publishes no OpenID configuration", malformed);
        }
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new IOException("it publishes another issuer");
        }
        if (metadata.getJWKSetURI() == null) {
            throw new IOException("it publishes no keys");
        }
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(), http)
                .cache(KEYS_KEPT_MILLIS, KEYS_WITHIN_MILLIS)
                .rateLimited(REFETCH_MILLIS)
                .build();
        return new Published(metadata, new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    }
}
