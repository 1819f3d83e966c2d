package io.dartwing.fax.sharing;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// People who get the faxes of an inbox in turn.
@Entity
@Table(name = "work_groups")
public class WorkGroup extends TenantRecord {
    private String name = "";
    private @Nullable String description;
    private @Nullable UUID inboxId;
    private String way = "turns";

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> members = List.of();

    private @Nullable UUID overflowGroupId;

    public String name() {
        return name;
    }

    /// Where its faxes lie. Every saved group has one.
    public Optional<UUID> inboxId() {
        return Optional.ofNullable(inboxId);
    }

    SharingPolicy.Way way() {
        return SharingPolicy.Way.valueOf(way.toUpperCase(Locale.ROOT));
    }

    public List<UUID> members() {
        return members;
    }

    Optional<UUID> overflowGroupId() {
        return Optional.ofNullable(overflowGroupId);
    }
}
