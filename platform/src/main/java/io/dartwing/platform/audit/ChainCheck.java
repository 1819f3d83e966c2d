package io.dartwing.platform.audit;

import io.dartwing.platform.audit.ArchiveRows.Archive;
import io.dartwing.platform.audit.AuditVerification.Broken;
import io.dartwing.platform.audit.AuditVerification.Intact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/// Verifies an organisation's chain as the database and the archives have it.
final class ChainCheck {
    private static final int BATCH = 1000;

    private final AuditRows rows;
    private final ArchiveRows archives;
    private final TransactionTemplate transactions;

    ChainCheck(AuditRows rows, ArchiveRows archives, TransactionTemplate transactions) {
        this.rows = rows;
        this.archives = archives;
        this.transactions = transactions;
    }

    AuditVerification verify(UUID organization, Evidence evidence) {
        var walk = new ChainWalk(0, AuditEntry.beginning(), evidence.of(organization));
        for (Archive archive : transactions.execute(status -> archives.of(organization))) {
            Optional<Broken> broken = through(archive, walk, evidence);
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        while (true) {
            List<AuditEntry> batch = following(organization, walk.sequence());
            for (AuditEntry entry : batch) {
                Optional<Broken> broken = walk.next(entry);
                if (broken.isPresent()) {
                    return broken.get();
                }
            }
            if (batch.size() < BATCH) {
                return end(organization, walk);
            }
        }
    }

    /// A file that was moved elsewhere is passed over on its signature; one that is there is read.
    private static Optional<Broken> through(Archive archive, ChainWalk walk, Evidence evidence) {
        boolean follows =
                archive.first() == walk.sequence() + 1 && MessageDigest.isEqual(archive.previousHash(), walk.hash());
        if (!follows || !evidence.trusts(archive.publicKey()) || !archive.signed()) {
            return Optional.of(new Broken(walk.sequence() + 1, "the archive of these entries was forged"));
        }
        Optional<Path> file = evidence.archives()
                .map(folder ->
                        folder.resolve(archive.organizationId().toString()).resolve(archive.file()))
                .filter(Files::exists);
        if (file.isEmpty()) {
            walk.skipTo(archive.last(), archive.hash());
            return Optional.empty();
        }
        try (var entries = new AuditLineReader(file.get())) {
            for (AuditEntry entry = entries.next(); entry != null; entry = entries.next()) {
                Optional<Broken> broken = walk.next(entry);
                if (broken.isPresent()) {
                    return broken;
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (IllegalArgumentException noEntry) {
            return Optional.of(new Broken(walk.sequence() + 1, "its archive can't be read"));
        }
        boolean whole = walk.sequence() == archive.last() && MessageDigest.isEqual(walk.hash(), archive.hash());
        return whole
                ? Optional.empty()
                : Optional.of(new Broken(walk.sequence() + 1, "entry is missing in its archive"));
    }

    private List<AuditEntry> following(UUID organization, long sequence) {
        return transactions.execute(status -> rows.following(organization, sequence, BATCH));
    }

    /// Entries cut off at the end leave a whole chain behind, but not the one whose head the database
    /// remembers.
    private AuditVerification end(UUID organization, ChainWalk walk) {
        AuditRows.Head head = transactions.execute(status -> rows.head(organization));
        if (head.sequence() > walk.sequence()) {
            if (following(organization, walk.sequence()).isEmpty()) {
                return new Broken(walk.sequence() + 1, "entry is missing");
            }
            return new Intact(walk.sequence(), walk.confirmed()); // the rest was written meanwhile
        }
        Optional<Broken> cutOff = walk.end();
        if (cutOff.isPresent()) {
            return cutOff.get();
        }
        return head.sequence() == walk.sequence() && MessageDigest.isEqual(head.hash(), walk.hash())
                ? new Intact(walk.sequence(), walk.confirmed())
                : new Broken(walk.sequence(), "is not the entry the chain ended with");
    }
}
