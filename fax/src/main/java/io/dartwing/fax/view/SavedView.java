package io.dartwing.fax.view;

import io.dartwing.fax.document.FaxFilterFields;
import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Filters of the list of faxes, kept under a name.
@Entity
@Table(name = "fax_views")
public class SavedView extends TenantRecord {
    private String name = "";
    private boolean shared;
    private @Nullable UUID ownerId;

    @JdbcTypeCode(SqlTypes.JSON)
    private FaxFilterFields filter = FaxFilterFields.NONE;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> keptFor = List.of();

    FaxFilterFields filter() {
        return filter;
    }

    Optional<UUID> ownerId() {
        return Optional.ofNullable(ownerId);
    }

    /// Everybody sees what is shared, and what no person owns.
    void settle() {
        keptFor = shared || ownerId == null ? List.of() : List.of(ownerId);
    }
}
