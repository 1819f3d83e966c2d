package io.dartwing.platform.permission;

import java.util.Set;
import java.util.UUID;

/// What the decision needs to know of one record: whose it is, and the people it is kept for (empty:
/// everyone with the permission), such as the members of a fax's inbox and the person it is assigned
/// to.
public record RecordFacts(UUID organizationId, Set<UUID> keptFor) {
    public RecordFacts {
        keptFor = Set.copyOf(keptFor);
    }

    public static RecordFacts of(UUID organizationId) {
        return new RecordFacts(organizationId, Set.of());
    }
}
