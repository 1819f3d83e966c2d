package io.dartwing.telephony.account;

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

/// An account with a provider, as an administrator set it up.
@Entity
@Table(name = "carrier_accounts")
public class CarrierEntry extends TenantRecord {
    private String name = "";
    private String connector = "";

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, String> settings = Map.of();

    /// What the caller wants to be changed, in plain, until it is sealed; never anything else.
    @Transient
    private @Nullable Map<String, String> credentials;

    @Column(name = "credentials")
    private byte @Nullable [] sealedCredentials;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> credentialNames = List.of();

    private long credentialVersion = 1;
    private boolean enabled = true;
    private int priority = 3;
    private @Nullable Integer mostPerMinute;
    private @Nullable Integer mostAtOnce;
    private String publicId = PublicIds.fresh();

    /// Written beside the record's own life: looking at an account is no change of it.
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(insertable = false, updatable = false)
    private @Nullable LastTest lastTest;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant refusedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable String refusedReason;

    String name() {
        return name;
    }

    String connector() {
        return connector;
    }

    Map<String, String> settings() {
        return settings == null ? Map.of() : settings;
    }

    void settle(Map<String, String> complete) {
        settings = Map.copyOf(complete);
    }

    /// The wished changes by name; an empty text takes a value away.
    Map<String, String> wishedCredentials() {
        return credentials == null ? Map.of() : credentials;
    }

    byte @Nullable [] sealedCredentials() {
        return sealedCredentials;
    }

    /// @param sealed null when there is none
    void seal(byte @Nullable [] sealed, List<String> names) {
        sealedCredentials = sealed;
        credentialNames = List.copyOf(names);
        credentials = null;
    }

    List<String> credentialNames() {
        return credentialNames;
    }

    long credentialVersion() {
        return credentialVersion;
    }

    void nextCredentials() {
        credentialVersion++;
    }

    boolean enabled() {
        return enabled;
    }

    int priority() {
        return priority;
    }

    SendLimits limits() {
        return new SendLimits(mostPerMinute, mostAtOnce);
    }

    String publicId() {
        return publicId;
    }
}
