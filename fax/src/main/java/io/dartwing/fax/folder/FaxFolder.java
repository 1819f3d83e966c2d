package io.dartwing.fax.folder;

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

/// A folder; with a rule it holds what fits that, and nothing is put in.
@Entity
@Table(name = "fax_folders")
public class FaxFolder extends TenantRecord {
    private String name = "";
    private @Nullable UUID parentId;
    private @Nullable UUID ownerId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> sharedWith = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> editors = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable FaxFilterFields filter;

    public String name() {
        return name;
    }

    Optional<UUID> parentId() {
        return Optional.ofNullable(parentId);
    }

    Optional<UUID> ownerId() {
        return Optional.ofNullable(ownerId);
    }

    /// Empty: everyone who may read faxes.
    List<UUID> sharedWith() {
        return sharedWith;
    }

    void shareWith(List<UUID> people) {
        sharedWith = List.copyOf(people);
    }

    /// Empty: everyone who sees it.
    List<UUID> editors() {
        return editors;
    }

    /// Rather than by people.
    public boolean filledByRule() {
        return filter != null;
    }

    Optional<FaxFilterFields> filter() {
        return Optional.ofNullable(filter);
    }
}
