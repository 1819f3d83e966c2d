package io.dartwing.platform.auditstream;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// One receiver of an organisation's audit.
@Entity
@Table(name = "audit_streams")
class AuditStream extends TenantRecord {
    enum Kind {
        SYSLOG_TLS,
        SYSLOG_TCP,
        /// Datagrams get lost without anybody noticing.
        SYSLOG_UDP,
        HTTPS,
        FILE;

        boolean syslog() {
            return this == SYSLOG_TLS || this == SYSLOG_TCP || this == SYSLOG_UDP;
        }
    }

    private String name = "";

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.SYSLOG_TLS;

    private @Nullable String host;
    private @Nullable Integer port;
    private @Nullable String url;
    private byte @Nullable [] token;
    private @Nullable String certificate;
    private boolean enabled = true;

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    String host() {
        return host;
    }

    @Nullable
    Integer port() {
        return port;
    }

    @Nullable
    String url() {
        return url;
    }

    boolean hasToken() {
        return token != null;
    }

    @Nullable
    String certificate() {
        return certificate;
    }

    boolean enabled() {
        return enabled;
    }
}
