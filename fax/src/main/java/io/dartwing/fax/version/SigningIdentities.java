package io.dartwing.fax.version;

import io.dartwing.engine.fax.signing.SigningIdentity;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.problem.PlatformError;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the current actor's organisation signs documents with. One that signed itself is made at the first use, and
/// again
/// when it has expired; what was signed before keeps its own certificate.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SigningIdentities {
    static final String TABLE = "signing_identities";
    static final String COLUMN = "content";
    private static final Duration LIFE = Duration.ofDays(5 * 365);
    private static final int MOST_BYTES = 64 * 1024;

    /// The sealed bytes hold it again only because PKCS#12 asks for one.
    private static final char[] INNER = "sealed outside".toCharArray();

    record Stored(String origin, SigningIdentity identity) {}

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final Organizations organizations;
    private final Audit audit;
    private final Clock clock;

    SigningIdentities(JdbcClient jdbc, OrganizationKeys keys, Organizations organizations, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.organizations = organizations;
        this.audit = audit;
        this.clock = clock;
    }

    static String context(String row) {
        return TABLE + "." + COLUMN + " " + row;
    }

    Optional<Stored> current() {
        return jdbc.sql("select id, origin, content from signing_identities where expires_at > ?")
                .param(Timestamp.from(clock.instant()))
                .query((row, index) -> {
                    byte[] pkcs12 = keys.open(row.getBytes(3), context(row.getString(1)));
                    try {
                        return new Stored(row.getString(2), SigningIdentity.read(pkcs12, INNER));
                    } catch (SigningIdentity.Unusable broken) {
                        throw new IllegalStateException("signing identity: can't be read", broken);
                    }
                })
                .optional();
    }

    /// Makes one when there is none.
    SigningIdentity require() {
        UUID organization = Actors.current().requireOrganization();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 208))")
                .param(organization.toString())
                .query((row, index) -> true)
                .single();
        return current().map(Stored::identity).orElseGet(() -> {
            Instant now = clock.instant();
            String name = organizations.current().map(Organization::name).orElse("Dartwing");
            return save(
                    "self_signed", SigningIdentity.selfSigned(name, now.minus(Duration.ofHours(1)), now.plus(LIFE)));
        });
    }

    SigningIdentity upload(@Nullable String base64, @Nullable String password) {
        if (base64 == null || base64.length() > MOST_BYTES * 4 / 3) {
            throw PlatformError.invalid("pkcs12_base64", "not valid", "a PKCS#12 file in base64, of at most 64 KB");
        }
        SigningIdentity identity;
        try {
            identity = SigningIdentity.read(
                    Base64.getDecoder().decode(base64), (password == null ? "" : password).toCharArray());
        } catch (IllegalArgumentException notBase64) {
            throw PlatformError.invalid("pkcs12_base64", "not base64", "a PKCS#12 file in base64");
        } catch (SigningIdentity.Unusable unusable) {
            throw PlatformError.invalid(
                    "pkcs12_base64",
                    String.valueOf(unusable.getMessage()),
                    "a PKCS#12 file with an RSA (2048) or EC (256) key or stronger, and its password");
        }
        Date now = Date.from(clock.instant());
        if (now.after(identity.certificate().getNotAfter())
                || now.before(identity.certificate().getNotBefore())) {
            throw PlatformError.invalid("pkcs12_base64", "not in force", "a certificate that is valid today");
        }
        return save("uploaded", identity);
    }

    private SigningIdentity save(String origin, SigningIdentity identity) {
        UUID organization = Actors.current().requireOrganization();
        UUID id = Ids.next();
        jdbc.sql("delete from signing_identities where organization_id = ?")
                .param(organization)
                .update();
        jdbc.sql("""
                        insert into signing_identities (id, organization_id, origin, content, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        organization,
                        origin,
                        keys.seal(identity.write(INNER), context(id.toString())),
                        Timestamp.from(clock.instant()),
                        Timestamp.from(identity.certificate().getNotAfter().toInstant()))
                .update();
        audit.record("signing_identity." + origin, "organization", organization, Map.of());
        return identity;
    }
}
