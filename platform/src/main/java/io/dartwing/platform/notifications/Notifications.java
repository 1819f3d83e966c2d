package io.dartwing.platform.notifications;

import java.util.Collection;
import java.util.UUID;

/// Tells people of the current actor's organisation what happened, by the ways each of them chose.
public interface Notifications {
    /// Written in the current transaction, or in one of its own when there is none; whoever is no active
    /// member, or caused it, hears nothing. Mail and push leave afterwards, outside of a person's quiet hours.
    void tell(Collection<UUID> people, Notice notice);

    /// The same for everybody who administers the organisation, whoever caused it.
    void tellAdministrators(Notice notice);
}
