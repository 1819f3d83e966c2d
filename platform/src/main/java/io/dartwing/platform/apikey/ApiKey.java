package io.dartwing.platform.apikey;

import io.dartwing.platform.limits.KeyLimits;
import io.dartwing.platform.limits.Rate;
import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A key of the current organisation, without the key.
@Entity
@Table(name = "api_keys")
public class ApiKey extends TenantRecord {
    @Column(nullable = false)
    private String name = "";

    @Column(nullable = false, updatable = false)
    private String prefix = "";

    @Column(nullable = false, updatable = false)
    private byte[] keyHash = new byte[0];

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false, updatable = false)
    private List<String> scopes = List.of();

    @Column(nullable = false, updatable = false)
    private boolean test;

    private @Nullable Instant expiresAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    private List<String> allowedNetworks = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Map<String, Rate> limits = Map.of();

    /// Written past the entity, without a new version.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    /// Written by the rotation, past the entity.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant rotatedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant previousUntil;

    @Transient
    private @Nullable KeySecret shownOnce;

    List<String> scopes() {
        return scopes;
    }

    boolean test() {
        return test;
    }

    List<String> allowedNetworks() {
        return allowedNetworks;
    }

    KeyLimits limits() {
        return new KeyLimits(limits);
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    /// Gives a new key its secret; answers it for the one time it is shown.
    void take(KeySecret secret) {
        prefix = secret.prefix();
        keyHash = secret.hash();
        shownOnce = secret;
    }

    @Nullable
    KeySecret shownOnce() {
        return shownOnce;
    }
}
