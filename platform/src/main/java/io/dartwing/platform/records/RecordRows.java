package io.dartwing.platform.records;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Repository;

/// Records in the database. Every method runs in the caller's transaction.
@Repository
class RecordRows {
    private final EntityManager entities;

    RecordRows(EntityManager entities) {
        this.entities = entities;
    }

    /// Of any organisation that row-level security opens; the decision says which.
    <E extends TenantRecord> Optional<E> find(RecordType<E> type, UUID id) {
        return Optional.ofNullable(entities.find(type.entity(), id)).filter(record -> !record.deleted());
    }

    Set<UUID> existing(RecordType<?> type, UUID organization, Collection<UUID> ids) {
        return new HashSet<>(entities.createQuery(
                        "select e.id from " + type.entity().getName()
                                + " e where e.id in :ids and e.organizationId = :organization and e.deletedAt is null",
                        UUID.class)
                .setParameter("ids", ids)
                .setParameter("organization", organization)
                .getResultList());
    }

    <E extends TenantRecord> List<E> list(RecordType<E> type, RecordHql query, int limit) {
        var prepared = entities.createQuery(query.text(), type.entity()).setMaxResults(limit);
        query.parameters().forEach(prepared::setParameter);
        return prepared.getResultList();
    }

    /// Writes everything that is pending, so that what the database refuses is told as what it means.
    void insert(RecordType<?> type, TenantRecord record) {
        flush(type, () -> entities.persist(record));
    }

    void update(RecordType<?> type) {
        flush(type, () -> {});
    }

    void delete(RecordType<?> type, TenantRecord record) {
        flush(type, () -> entities.remove(record));
    }

    private void flush(RecordType<?> type, Runnable change) {
        try {
            change.run();
            entities.flush();
        } catch (OptimisticLockException overtaken) {
            throw new ProblemException(PlatformError.STALE_VERSION, "The record was changed at the same moment.");
        } catch (PersistenceException refused) {
            throw meaning(type, refused);
        }
    }

    private static RuntimeException meaning(RecordType<?> type, PersistenceException refused) {
        Throwable cause = refused instanceof ConstraintViolationException ? refused : refused.getCause();
        if (!(cause instanceof ConstraintViolationException violation)) {
            return refused;
        }
        String field = type.uniqueRules().get(violation.getConstraintName());
        return switch (violation.getKind()) {
            case UNIQUE -> {
                var violations = new Violations();
                violations.add(field == null ? type.titleField() : field, "taken", "a value no other record has");
                yield new ProblemException(
                        PlatformError.CONFLICT, "another record has this value already", violations.errors());
            }
            case FOREIGN_KEY -> new ProblemException(PlatformError.CONFLICT, "other records still refer to this one");
            default -> refused;
        };
    }
}
