package io.dartwing.platform.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ServiceActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.permission.Accesses;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Programs that got a token from a provider by client credentials (RFC 6749 §4.4) and show it as their bearer token.
///
/// A token is good for one organisation, which it names in its audience as `dartwing:` and the organisation's id: so no
/// other organisation that trusts the same provider can take it as its own. The provider and the client must be set up
/// there, and the program may do what both the token's scopes and the client's allow.
public final class ServiceTokens {
    /// What the audience of a token for an organisation begins with.
    public static final String AUDIENCE = "dartwing:";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceTokens.class);
    private static final int LONGEST = 8000;
    private static final int SKEW_SECONDS = 30;

    private final Discovery discovery;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Accesses accesses;

    ServiceTokens(Discovery discovery, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.accesses = new Accesses(jdbc, clock);
        this.discovery = discovery;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Whether a bearer token has the form of a signed JWT rather than of an API key.
    public static boolean looksLike(String bearer) {
        return bearer.startsWith("eyJ")
                && bearer.chars().filter(letter -> letter == '.').count() == 2;
    }

    /// Empty for every token that is not entirely right; why not is told to nobody.
    public Optional<Actor> authenticate(String bearer) {
        if (bearer.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT token = SignedJWT.parse(bearer);
            JWTClaimsSet unproven = token.getJWTClaimsSet();
            Optional<UUID> organization = organization(unproven);
            String issuer = unproven.getIssuer();
            String client = client(unproven);
            if (organization.isEmpty() || issuer == null || client == null) {
                return Optional.empty();
            }
            Optional<Row> known = row(organization.get(), issuer, client);
            if (known.isEmpty()) {
                return Optional.empty(); // before anything is fetched on its behalf
            }
            JWTClaimsSet proven = processor(issuer, organization.get()).process(token, null);
            return known.map(row -> actor(row, organization.get(), scopes(proven)));
        } catch (IOException | ParseException | BadJOSEException | JOSEException refused) {
            LOG.warn("service token refused: {}", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(String issuer, UUID organization) throws IOException {
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                AUDIENCE + organization,
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("exp", "iat"));
        claims.setMaxClockSkew(SKEW_SECONDS);
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(discovery.of(issuer).keys());
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    /// The one organisation the token is for; a token for several is for none.
    private static Optional<UUID> organization(JWTClaimsSet claims) {
        List<String> ours = claims.getAudience().stream()
                .filter(audience -> audience.startsWith(AUDIENCE))
                .toList();
        return ours.size() == 1 ? Ids.parse(ours.getFirst().substring(AUDIENCE.length())) : Optional.empty();
    }

    private static @Nullable String client(JWTClaimsSet claims) throws ParseException {
        String azp = claims.getStringClaim("azp");
        return azp != null ? azp : claims.getStringClaim("client_id");
    }

    private static Set<String> scopes(JWTClaimsSet claims) {
        return claims.getClaim("scope") instanceof String scope
                ? Arrays.stream(scope.split(" ", -1)).collect(Collectors.toSet())
                : Set.of();
    }

    private record Row(UUID id, String name, List<String> scopes) {}

    private Actor actor(Row row, UUID organization, Set<String> granted) {
        Set<String> both = row.scopes().stream().filter(granted::contains).collect(Collectors.toSet());
        return transactions.execute(
                status -> new ServiceActor(row.id(), row.name(), organization, accesses.ofProgram(organization, both)));
    }

    private Optional<Row> row(UUID organization, String issuer, String client) {
        return Actors.callAs(
                SystemJobActor.of(organization, "service tokens"),
                () -> transactions.execute(status -> jdbc.sql("""
                                select c.id, c.name, c.scopes
                                from service_clients c join identity_providers p
                                    on p.id = c.provider_id and p.organization_id = c.organization_id
                                where c.organization_id = ? and p.issuer = ? and c.client = ? and c.enabled and p.enabled
                                  and c.deleted_at is null and p.deleted_at is null
                                order by c.created_at limit 1""")
                        .params(organization, issuer, client)
                        .query((row, number) -> new Row(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                Providers.texts(row.getArray("scopes"))))
                        .optional()));
    }
}
