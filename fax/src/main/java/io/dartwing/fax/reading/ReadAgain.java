package io.dartwing.fax.reading;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.Judgement;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads a received fax once more when a person asks, for example after an update that reads better.
/// It stays where it lies; what people said it is stays too.
@Component
public class ReadAgain implements JobHandler<ReadAgain.Go> {
    record Go(UUID faxId) {}

    static final JobType<Go> JOB = new JobType<>("fax-read-again", JobPool.LONG, Go.class, RetryPolicy.USUAL);

    private final FaxReading reading;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final FileStore files;
    private final WorkFolders folders;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    ReadAgain(
            FaxReading reading,
            Faxes faxes,
            FaxTimeline timeline,
            FileStore files,
            WorkFolders folders,
            Jobs jobs,
            TransactionTemplate transaction) {
        this.reading = reading;
        this.faxes = faxes;
        this.timeline = timeline;
        this.files = files;
        this.folders = folders;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /// Callers have asked whether the actor may work on the fax. Asked twice before it began, it is read once.
    ///
    /// @throws ProblemException `FAX-011` for a fax that was sent, is still arriving or was rejected
    @Transactional(propagation = Propagation.MANDATORY)
    public FaxDocument ask(String id) {
        FaxDocument fax = faxes.lock(Ids.parse(id).orElseThrow(Faxes::notFound)).orElseThrow(Faxes::notFound);
        if (fax.direction() != FaxDirection.INBOUND) {
            throw new ProblemException(FaxError.WRONG_STATE, "direction: outbound (expected: inbound)");
        }
        if (fax.status() != FaxStatus.DELIVERED && fax.status() != FaxStatus.HELD) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: " + fax.status().text() + " (expected: delivered or held)");
        }
        if (jobs.enqueue(JOB, fax.id().toString(), new Go(fax.id()))) {
            timeline.add(fax.id(), "read_again", "To be read again");
        }
        return fax;
    }

    /// The sender was known when the fax came.
    private static Optional<String> unjudged(FaxDocument fax) {
        Judgement before = fax.judgement();
        return before.category() != null && before.spamScore() == null
                ? Optional.of("It got none when it came")
                : Optional.empty();
    }

    @Override
    public JobType<Go> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Go> run) throws Exception {
        UUID id = run.payload().faxId();
        Optional<FaxDocument> fax = transaction.execute(status -> faxes.find(id));
        Optional<FileId> tiff = fax.flatMap(FaxDocument::tiff);
        if (tiff.isPresent()) {
            try (WorkFolders.Folder folder = folders.open()) {
                reading.read(id, folder.copy(files.open(tiff.get()), "received.tif"), unjudged(fax.get()));
            }
        }
        return JobOutcome.done();
    }
}
