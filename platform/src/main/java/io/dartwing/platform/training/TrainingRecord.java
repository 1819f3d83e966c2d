package io.dartwing.platform.training;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a person completed a course. Without an end it counts for ever.
@Entity
@Table(name = "training_records")
class TrainingRecord extends TenantRecord {
    @Column(nullable = false, updatable = false)
    private @Nullable UUID personId;

    private String course = "";

    @Column(nullable = false)
    private @Nullable LocalDate completedOn;

    private @Nullable LocalDate expiresOn;
    private @Nullable String note;

    @Nullable
    LocalDate completedOn() {
        return completedOn;
    }

    @Nullable
    LocalDate expiresOn() {
        return expiresOn;
    }

    TrainingState state(LocalDate today) {
        return TrainingState.of(expiresOn, today);
    }
}
