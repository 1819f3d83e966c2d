package io.dartwing.platform.actor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Break-glass in force: until then the person reads PHI of its organisation, all of it or that of one record.
public record Emergency(UUID id, Instant until, Optional<String> recordType, Optional<UUID> record) {
    /// Whether it is about this type as a whole or about some of its records.
    public boolean concerns(String type) {
        return recordType.isEmpty() || recordType.get().equals(type);
    }
}
