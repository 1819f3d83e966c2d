package io.dartwing.platform.files;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes blobs that no row names: deleted files, and what a crash left between blob and commit.
@Component
class FileSweep {
    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

    private final BlobStore blobs;
    private final FileRows rows;
    private final JdbcClient database;
    private final TransactionTemplate own;
    private final Clock clock;

    FileSweep(
            BlobStore blobs, FileRows rows, JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        this.blobs = blobs;
        this.rows = rows;
        this.database = database;
        this.clock = clock;
        own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Goes through every organisation. Younger blobs than `grace` are left: their transaction may still be
    /// running.
    void sweep(Duration grace) throws IOException {
        Instant before = clock.instant().minus(grace);
        blobs.removeTemporariesBefore(before);
        for (UUID organization : organizations()) {
            Actors.runAs(SystemJobActor.of(organization, "file-sweep"), () -> sweep(organization, before));
        }
    }

    private void sweep(UUID organization, Instant before) {
        try (Stream<BlobStore.Blob> all = blobs.list(organization.toString())) {
            all.filter(blob -> blob.modifiedAt().isBefore(before))
                    .forEach(blob -> removeIfUnused(
                            organization, blob.key().substring(blob.key().indexOf('/') + 1)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Does nothing when a file uses the blob or is just being stored; a failure is left to the next sweep.
    void removeIfUnused(UUID organization, String address) {
        own.executeWithoutResult(status -> {
            if (rows.tryLockAddressAlone(organization, address) && !rows.uses(organization, address)) {
                try {
                    blobs.delete(EncryptedFileStore.key(organization, address));
                } catch (IOException failure) {
                    LOG.warn("blob could not be removed, the next sweep tries again", failure);
                }
            }
        });
    }

    private List<UUID> organizations() {
        return database.sql("select dartwing_keyed_organizations()")
                .query(UUID.class)
                .list();
    }
}
