package io.dartwing.platform.care;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person's care for one patient. It counts from `since` on and before `until`.
@Entity
@Table(name = "care_relationships")
class CareRelationship extends TenantRecord {
    @Column(nullable = false, updatable = false)
    private @Nullable UUID personId;

    @Column(nullable = false, updatable = false)
    private @Nullable UUID patientId;

    @Column(nullable = false, updatable = false)
    private @Nullable Instant since;

    private @Nullable Instant until;

    UUID personId() {
        return Objects.requireNonNull(personId);
    }

    UUID patientId() {
        return Objects.requireNonNull(patientId);
    }

    @Nullable
    Instant since() {
        return since;
    }

    @Nullable
    Instant until() {
        return until;
    }

    void begin(Instant now) {
        since = now;
    }

    void end(Instant at) {
        until = at;
    }

    /// `planned`, `open` or `ended`.
    String status(Instant now) {
        if (since != null && since.isAfter(now)) {
            return "planned";
        }
        return until != null && !until.isAfter(now) ? "ended" : "open";
    }
}
