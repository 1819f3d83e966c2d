package io.dartwing.platform.realtime;

import java.util.Collection;
import java.util.UUID;

/// Hears who has a live connection to this node: once when it opens, then every half minute while
/// it lasts. A bean of whoever wants to know. Called without an actor and without a transaction.
public interface LivePeople {
    void here(UUID organization, Collection<UUID> people);
}
