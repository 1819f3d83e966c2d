package io.dartwing.fax.cover;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A design of cover pages.
@Entity
@Table(name = "cover_templates")
public class CoverTemplate extends TenantRecord {
    private String name = "";
    private @Nullable UUID inboxId;
    private boolean standard;

    @JdbcTypeCode(SqlTypes.JSON)
    private CoverDesign design = CoverDesign.EMPTY;

    CoverDesign design() {
        return design;
    }
}
