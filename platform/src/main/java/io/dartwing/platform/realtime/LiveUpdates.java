package io.dartwing.platform.realtime;

import java.util.UUID;

/// Tells subscribers that something changed.
public interface LiveUpdates {
    /// Announces a change in the current actor's organisation to the subscribers of `topic` (for example
    /// `faxes` or
    /// `fax:0198…`) on every node, once the current transaction commits; at once when there is none.
    void changed(String topic, String event, UUID id, long version);
}
