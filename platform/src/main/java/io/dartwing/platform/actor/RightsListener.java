package io.dartwing.platform.actor;

import java.util.Optional;
import java.util.UUID;

/// Hears on every node, within moments, that somebody's rights changed; a bean. What is open or running for those
/// concerned looks its actor up again.
public interface RightsListener {
    /// @param organization empty: any may be concerned
    /// @param person       empty: anybody of the organisation, its keys included
    void rightsChanged(Optional<UUID> organization, Optional<UUID> person);
}
