package io.dartwing.platform.roles;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A role that an organisation made. Its key stands among a person's roles and never changes.
@Entity
@Table(name = "custom_roles")
class CustomRole extends TenantRecord {
    @Column(name = "key", nullable = false, updatable = false)
    private String key = "";

    @Column(nullable = false)
    private String label = "";

    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    private List<String> permissions = List.of();

    /// A list of `{"record_type","acts":[…],"scope","fields":[…]|null}`.
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable JsonNode grants;

    String key() {
        return key;
    }

    @Nullable
    JsonNode grants() {
        return grants;
    }
}
