package io.dartwing.platform.webhooks;

import java.util.UUID;

/// Publishes events to the endpoints of the current actor's organisation.
public interface WebhookEvents {
    /// Writes the event and its deliveries into the current transaction; nothing is told unless it commits.
    ///
    /// Events of one resource are delivered in the order of their transactions: the resource's own row is
    /// locked when its state changes, so that order is the true one. `data` holds ids and small words, no PHI.
    ///
    /// Throws `IllegalStateException` without a transaction: the event would be lost or would lie.
    <T extends Record> void publish(EventType<T> type, UUID resourceId, T data);
}
