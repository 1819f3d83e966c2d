package io.dartwing.platform.records;

import io.dartwing.kernel.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What every record has. `RecordService` fills it; a product that saves an entity itself calls `stamp` first.
///
/// The table needs the columns `id, organization_id, version, created_at, created_by, updated_at, updated_by,
/// deleted_at`
/// and row-level security (`dartwing_enable_tenancy`).
@MappedSuperclass
public abstract class TenantRecord {
    @Id
    private UUID id = Ids.next();

    @Column(nullable = false, updatable = false)
    private @Nullable UUID organizationId;

    @Version
    private @Nullable Long version;

    @Column(nullable = false, updatable = false)
    private @Nullable Instant createdAt;

    /// The name of the actor, as shown (`ActorReference.name`).
    @Column(nullable = false, updatable = false)
    private @Nullable String createdBy;

    @Column(nullable = false)
    private @Nullable Instant updatedAt;

    @Column(nullable = false)
    private @Nullable String updatedBy;

    private @Nullable Instant deletedAt;

    public UUID id() {
        return id;
    }

    public UUID organizationId() {
        return saved(organizationId);
    }

    /// 0 for a record that was never changed.
    public long version() {
        return version == null ? 0 : version;
    }

    public Instant createdAt() {
        return saved(createdAt);
    }

    public String createdBy() {
        return saved(createdBy);
    }

    public Instant updatedAt() {
        return saved(updatedAt);
    }

    public String updatedBy() {
        return saved(updatedBy);
    }

    public boolean deleted() {
        return deletedAt != null;
    }

    /// Notes who changed this record and when; the first call also notes the organisation and the creation.
    public void stamp(UUID organization, String actorName, Instant now) {
        // As exact as the database: what is shown before it is read back is what stands there.
        updatedAt = now.truncatedTo(ChronoUnit.MICROS);
        if (createdAt == null) {
            organizationId = organization;
            createdAt = updatedAt;
            createdBy = actorName;
        }
        updatedBy = actorName;
    }

    /// Marks the record as deleted: it disappears from lists and reads, its row stays.
    public void markDeleted(Instant now) {
        deletedAt = now;
    }

    /// Takes the deletion back.
    public void markKept() {
        deletedAt = null;
    }

    private static <T> T saved(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("record: not stamped yet (expected: saved through RecordService)");
        }
        return value;
    }
}
