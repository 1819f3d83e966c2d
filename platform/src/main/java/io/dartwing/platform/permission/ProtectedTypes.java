package io.dartwing.platform.permission;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// The record types of this server, as the decision sees them; a bean of each context that has some.
public interface ProtectedTypes {
    Collection<RecordTypeRef> types();

    /// What the decision on `person` needs to know of one record; empty when it is none of this context's, or not to
    /// be seen by the current actor's transaction, which the caller holds.
    Optional<RecordFacts> facts(String type, UUID record, Optional<UUID> person);
}
