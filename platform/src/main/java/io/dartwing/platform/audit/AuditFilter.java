package io.dartwing.platform.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which entries are asked for; an empty member asks for nothing. `event` with a final `*` matches every
/// event that begins so. `record` also finds lists that showed it.
public record AuditFilter(
        Optional<UUID> actor,
        Optional<String> event,
        Optional<String> recordType,
        Optional<UUID> record,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<AccessPurpose> purpose,
        Optional<String> dataSubject) {
    public static final AuditFilter EVERYTHING = new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public static AuditFilter ofRecord(UUID record) {
        return new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(record),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
