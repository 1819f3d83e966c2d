package io.dartwing.fax.inbound;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.routing.KnownSenders;
import io.dartwing.fax.routing.Place;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What the organisation says of the senders of faxes. Every method needs a transaction.
@Component("listedSenders")
class Senders implements KnownSenders {
    private final EntityManager entities;
    private final Clock clock;

    Senders(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /// The entry that decides about a fax's sender now.
    Optional<DenyEntry> of(FaxDocument fax) {
        return DenyEntry.deciding(
                entities.createQuery("from DenyEntry where deletedAt is null", DenyEntry.class)
                        .getResultList(),
                fax.senderNumber(),
                clock.instant());
    }

    @Override
    public Place place(FaxDocument fax) {
        return of(fax).filter(entry -> !entry.blocks()).map(DenyEntry::place).orElse(Place.NONE);
    }
}
