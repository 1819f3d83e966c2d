package io.dartwing.platform.webhooks.endpoint;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// An address of the organisation's that hears of chosen events.
@Entity
@Table(name = "webhook_endpoints")
public class WebhookEndpoint extends TenantRecord {
    static final String ENABLED = "enabled";
    static final String DISABLED = "disabled";

    @Column(nullable = false)
    private String name = "";

    @Column(nullable = false)
    private String url = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    private List<String> eventTypes = List.of();

    @Column(nullable = false)
    private String apiVersion = "";

    @Column(nullable = false)
    private String status = ENABLED;

    private @Nullable String disabledReason;
    private @Nullable Instant disabledAt;

    @Column(nullable = false)
    private byte[] secret = new byte[0];

    private byte @Nullable [] previousSecret;
    private @Nullable Instant previousUntil;

    /// Written past the entity, without a new version.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant failingSince;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastSuccessAt;

    @Transient
    private String statusBefore = ENABLED;

    @Transient
    private @Nullable String shownOnce;

    @PostLoad
    void loaded() {
        statusBefore = status;
    }

    String name() {
        return name;
    }

    String apiVersion() {
        return apiVersion;
    }

    String url() {
        return url;
    }

    boolean enabled() {
        return status.equals(ENABLED);
    }

    boolean statusChanged() {
        return !status.equals(statusBefore);
    }

    void statusKept() {
        statusBefore = status;
    }

    void disabledBecause(@Nullable String reason, @Nullable Instant at) {
        disabledReason = reason;
        disabledAt = at;
    }

    /// The first secret of a new endpoint.
    void begin(String plain, byte[] sealed) {
        shownOnce = plain;
        secret = sealed;
    }

    /// The secret until now goes on signing beside the new one until `until`.
    void rotate(byte[] sealed, Instant until) {
        previousSecret = secret;
        previousUntil = until;
        secret = sealed;
    }

    @Nullable
    String shownOnce() {
        return shownOnce;
    }
}
