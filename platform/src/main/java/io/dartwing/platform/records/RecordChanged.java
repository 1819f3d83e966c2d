package io.dartwing.platform.records;

import io.dartwing.platform.events.OrganizationEvent;
import java.util.UUID;

/// A record was created, changed or deleted.
public record RecordChanged(UUID organizationId, String type, UUID id, long version, Change change)
        implements OrganizationEvent {
    public enum Change {
        CREATED,
        UPDATED,
        DELETED
    }
}
