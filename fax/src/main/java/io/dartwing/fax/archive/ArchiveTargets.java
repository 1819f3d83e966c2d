package io.dartwing.fax.archive;

import io.dartwing.platform.net.GuardedRequests;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds targets and opens their buckets.
@Component
class ArchiveTargets {
    private final EntityManager entities;
    private final RecordService records;
    private final RecordType<ArchiveTarget> type;
    private final GuardedRequests requests;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ArchiveTargets(
            EntityManager entities,
            RecordService records,
            RecordType<ArchiveTarget> type,
            GuardedRequests requests,
            TransactionTemplate transaction,
            Clock clock) {
        this.entities = entities;
        this.records = records;
        this.type = type;
        this.requests = requests;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<ArchiveTarget> find(UUID id) {
        return transaction.execute(status ->
                Optional.ofNullable(entities.find(ArchiveTarget.class, id)).filter(target -> !target.deleted()));
    }

    /// By name.
    List<ArchiveTarget> enabled() {
        return transaction.execute(status -> entities.createQuery(
                        "from ArchiveTarget where enabled and deletedAt is null order by lower(name)",
                        ArchiveTarget.class)
                .getResultList());
    }

    /// No transaction is open while it is spoken to.
    S3Bucket open(ArchiveTarget target) {
        String secret = records.secret(type, target, "secret_key").orElse("");
        return new S3Bucket(
                new S3Bucket.Place(
                        target.address(),
                        new SignatureV4.Keys(target.region(), target.accessKey(), secret),
                        target.encryption(),
                        target.kmsKey()),
                requests,
                clock);
    }
}
