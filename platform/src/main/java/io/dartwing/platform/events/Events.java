package io.dartwing.platform.events;

/// Publishes facts to the outbox.
public interface Events {
    /// Stores the event with the current transaction, one entry per listener; listeners run after the commit.
    ///
    /// Throws `IllegalStateException` without a transaction: the event would be lost or would lie.
    void publish(OrganizationEvent event);
}
