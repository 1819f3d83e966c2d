package io.dartwing.platform.federation;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// An OpenID provider as an owner of the organisation set it up.
@Entity
@Table(name = "identity_providers")
public class IdentityProvider extends TenantRecord {
    private String name = "";
    private String issuer = "";
    private String clientId = "";
    private byte @Nullable [] clientSecret;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> emailDomains = List.of();

    private String roleClaim = "groups";

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> roleMappings = List.of();

    private boolean createsPeople;
    private boolean trustsSecondFactor;
    private boolean enabled = true;

    String issuer() {
        return issuer;
    }

    List<String> emailDomains() {
        return emailDomains;
    }

    List<String> roleMappings() {
        return roleMappings;
    }
}
