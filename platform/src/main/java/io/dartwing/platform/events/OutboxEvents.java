package io.dartwing.platform.events;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Spring Modulith writes one row per listener into `event_publication` and calls the listeners after the
/// commit.
@Component
final class OutboxEvents implements Events {
    private final ApplicationEventPublisher publisher;

    OutboxEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(OrganizationEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    event.getClass().getSimpleName() + ": published outside a transaction (expected: inside)");
        }
        publisher.publishEvent(event);
    }
}
