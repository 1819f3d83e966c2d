package io.dartwing.platform.roles;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// People who share records.
@Entity
@Table(name = "teams")
class Team extends TenantRecord {
    @Column(nullable = false)
    private String name = "";

    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private List<UUID> members = List.of();
}
