package io.dartwing.platform.privacy;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may not be deleted or erased, and why. Deleting the hold releases it; its row stays.
@Entity
@Table(name = "legal_holds")
class LegalHold extends TenantRecord {
    @Column(nullable = false)
    private String matter = "";

    @Column(nullable = false, updatable = false)
    private String subjectType = "";

    @Column(updatable = false)
    private @Nullable String subjectId;

    private @Nullable String reason;

    protected LegalHold() {}

    static LegalHold blank() {
        return new LegalHold();
    }

    String subjectType() {
        return subjectType;
    }

    Optional<String> subjectId() {
        return Optional.ofNullable(subjectId).filter(it -> !it.isBlank());
    }
}
