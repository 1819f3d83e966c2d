package io.dartwing.fax.document;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.realtime.LiveUpdates;
import io.dartwing.platform.records.Names;
import io.dartwing.platform.records.NamingSeries;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The faxes of the current actor's organisation. Every method needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Faxes {
    private static final NamingSeries SERIES = NamingSeries.parse("FAX-.YYYY.-.#####");

    private final EntityManager entities;
    private final LiveUpdates live;
    private final Clock clock;
    private final Names names;

    Faxes(EntityManager entities, LiveUpdates live, Clock clock, Names names) {
        this.entities = entities;
        this.live = live;
        this.clock = clock;
        this.names = names;
    }

    /// A new fax with the next name of its series, not yet saved.
    public FaxDocument begin(FaxDirection direction, FaxStatus status) {
        return new FaxDocument(names.next(SERIES), direction, status);
    }

    public Optional<FaxDocument> find(UUID id) {
        return Optional.ofNullable(entities.find(FaxDocument.class, id)).filter(fax -> !fax.deleted());
    }

    /// The fax behind a view, when its pages are for the current actor as well; problem `DW-403` when not.
    public FaxDocument withPages(FaxView view) {
        FaxDocument fax = find(view.id()).orElseThrow(Faxes::notFound);
        FaxAccess.requireField(fax, FaxAccess.DOCUMENT);
        return fax;
    }

    /// By id or by name (`FAX-2026-00042`); problem `FAX-006` when there is none in this organisation.
    public FaxDocument require(String idOrName) {
        Optional<FaxDocument> fax = Ids.parse(idOrName)
                .map(this::find)
                .orElseGet(() -> entities.createQuery(
                                "from FaxDocument where name = :name and deletedAt is null", FaxDocument.class)
                        .setParameter("name", idOrName)
                        .getResultStream()
                        .findFirst());
        return fax.orElseThrow(Faxes::notFound);
    }

    /// The same with the row locked until the transaction ends, so that a status moves once.
    public FaxDocument lock(String idOrName) {
        FaxDocument fax = require(idOrName);
        entities.refresh(fax, LockModeType.PESSIMISTIC_WRITE);
        return fax;
    }

    public Optional<FaxDocument> lock(UUID id) {
        return Optional.ofNullable(entities.find(FaxDocument.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /// The received fax of a call, locked: its processing may change it in this very moment.
    public Optional<FaxDocument> ofCall(UUID callId) {
        return entities.createQuery("from FaxDocument where callId = :call", FaxDocument.class)
                .setParameter("call", callId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /// Writes the fax and tells those who watch it.
    public void save(FaxDocument fax) {
        var actor = Actors.current();
        fax.stamp(actor.requireOrganization(), actor.reference().name(), clock.instant());
        if (!entities.contains(fax)) {
            entities.persist(fax);
        }
        entities.flush();
        announce(fax, "fax.changed");
    }

    /// Tells those who watch the list or this fax.
    public void announce(FaxDocument fax, String event) {
        live.changed("faxes", event, fax.id(), fax.version());
        live.changed("fax:" + fax.id(), event, fax.id(), fax.version());
    }

    public void add(FaxAttempt attempt) {
        entities.persist(attempt);
    }

    public Optional<FaxAttempt> attempt(UUID id) {
        return Optional.ofNullable(entities.find(FaxAttempt.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /// Takes an attempt back that never left this server.
    public void remove(UUID attempt) {
        attempt(attempt).ifPresent(entities::remove);
    }

    public List<FaxAttempt> attempts(UUID fax) {
        return entities.createQuery("from FaxAttempt where faxId = :fax order by createdAt, id", FaxAttempt.class)
                .setParameter("fax", fax)
                .getResultList();
    }

    public static ProblemException notFound() {
        return new ProblemException(FaxError.NOT_FOUND, "fax: not found");
    }
}
