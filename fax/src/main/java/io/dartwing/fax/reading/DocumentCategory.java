package io.dartwing.fax.reading;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A category that an organisation has besides the thirteen of the reading engine.
@Entity
@Table(name = "document_categories")
public class DocumentCategory extends TenantRecord {
    private String code = "";
    private String label = "";
    private @Nullable String description;

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public @Nullable String description() {
        return description;
    }
}
