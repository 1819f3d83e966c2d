package io.dartwing.platform.notifications;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The people of the current actor's organisation, as far as telling them things goes. Identity provides it.
/// Every method needs a transaction.
public interface Recipients {
    record Recipient(UUID id, String email, String fullName) {}

    /// Empty for whoever is no active member.
    Optional<Recipient> find(UUID person);

    List<Recipient> administrators();
}
