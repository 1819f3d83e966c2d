package io.dartwing.platform.federation;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A program that an administrator lets in with tokens of a provider.
@Entity
@Table(name = "service_clients")
public class ServiceClient extends TenantRecord {
    private String name = "";
    private @Nullable UUID providerId;
    private String client = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> scopes = List.of();

    private boolean enabled = true;

    String client() {
        return client;
    }

    List<String> scopes() {
        return scopes;
    }
}
