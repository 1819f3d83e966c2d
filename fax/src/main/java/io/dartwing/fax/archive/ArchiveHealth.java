package io.dartwing.fax.archive;

import io.dartwing.fax.archive.StoreAnswer.Done;
import io.dartwing.fax.archive.StoreAnswer.Missing;
import io.dartwing.fax.archive.StoreAnswer.Refused;
import io.dartwing.fax.archive.StoreAnswer.Unknown;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Whether archives answer: looked after from time to time, and tried whenever an administrator wants to know.
@Component
class ArchiveHealth {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveHealth.class);
    private static final String TRIAL_KEY = "dartwing-connection-test.txt";

    /// @param detail what works, or what does not
    record Trial(boolean works, String detail) {}

    private record Due(UUID organization, UUID target) {}

    private final ArchiveTargets targets;
    private final ArchiveStates states;
    private final WorkFolders folders;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ArchiveHealth(
            ArchiveTargets targets,
            ArchiveStates states,
            WorkFolders folders,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.targets = targets;
        this.states = states;
        this.folders = folders;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Of all organisations; without an actor. Nothing is written there.
    void look() {
        List<Due> all = transaction.execute(status -> jdbc.sql(
                        "select organization_id, target_id from dartwing_archive_targets()")
                .query((row, index) -> new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
        for (Due one : all) {
            Actors.runAs(
                    SystemJobActor.of(one.organization(), "fax-archive-health"),
                    () -> targets.find(one.target()).ifPresent(this::look));
        }
    }

    private void look(ArchiveTarget target) {
        Optional<String> fault = fault(targets.open(target).look());
        fault.ifPresent(reason -> LOG.warn("archive {}: {}", target.id(), reason));
        transaction.executeWithoutResult(status -> keep(target, fault));
    }

    private void keep(ArchiveTarget target, Optional<String> fault) {
        fault.ifPresentOrElse(reason -> states.failed(target, reason), () -> states.answered(target.id()));
    }

    /// Lists the bucket, looks for its object lock where it is wanted, and writes a small file.
    Trial test(ArchiveTarget target) {
        S3Bucket bucket = targets.open(target);
        Optional<String> fault = fault(bucket.look());
        boolean locks = target.lockMode() != ArchiveTarget.LockMode.NONE;
        if (fault.isEmpty() && locks) {
            fault = lockFault(bucket);
        }
        if (fault.isEmpty()) {
            fault = writingFault(bucket);
        }
        Optional<String> found = fault;
        transaction.executeWithoutResult(status -> keep(target, found));
        return new Trial(
                found.isEmpty(),
                found.orElse("The bucket is there and was written to" + (locks ? ", and it has object lock" : "") + ": "
                        + target.place(TRIAL_KEY)));
    }

    private static Optional<String> lockFault(S3Bucket bucket) {
        StoreAnswer answer = bucket.lockRules();
        return answer instanceof Done done
                ? Optional.of("the bucket has no object lock")
                        .filter(word -> !done.body().contains("Enabled"))
                : fault(answer);
    }

    private Optional<String> writingFault(S3Bucket bucket) {
        byte[] words = "Dartwing can write here.\n".getBytes(StandardCharsets.UTF_8);
        try (WorkFolders.Folder folder = folders.open()) {
            return fault(bucket.put(
                    ArchiveObject.of(
                            "trial", TRIAL_KEY, folder.copy(new ByteArrayInputStream(words), "trial"), "text/plain"),
                    null));
        }
    }

    private static Optional<String> fault(StoreAnswer answer) {
        return switch (answer) {
            case Done ignored -> Optional.empty();
            case Missing ignored -> Optional.of("there is no such bucket");
            case Refused(String reason) -> Optional.of(reason);
            case Unknown(String reason) -> Optional.of(reason);
        };
    }
}
