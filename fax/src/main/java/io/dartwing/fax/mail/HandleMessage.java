package io.dartwing.fax.mail;

import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.mail.FaxMessage.Status;
import io.dartwing.fax.mail.MessageDecision.Verdict;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Decides about one message and carries that out.
@Component
class HandleMessage implements JobHandler<HandleMessage.Handle> {
    record Handle(UUID messageId) {}

    static final JobType<Handle> JOB = new JobType<>(
            "fax-mail", JobPool.LONG, Handle.class, new RetryPolicy(5, Duration.ofSeconds(5), Duration.ofMinutes(10)));

    private static final Logger LOG = LoggerFactory.getLogger(HandleMessage.class);
    private static final Duration SOON = Duration.ofMinutes(1);

    /// Name servers that are silent for so long don't speak for the sender.
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final MessageRows rows;
    private final MailboxAccess mailboxes;
    private final MessageDecision decision;
    private final MessageOutcomes outcomes;
    private final CodeAnswers answers;
    private final FileStore files;
    private final WorkFolders folders;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HandleMessage(
            MessageRows rows,
            MailboxAccess mailboxes,
            MessageDecision decision,
            MessageOutcomes outcomes,
            CodeAnswers answers,
            FileStore files,
            WorkFolders folders,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.mailboxes = mailboxes;
        this.decision = decision;
        this.outcomes = outcomes;
        this.answers = answers;
        this.files = files;
        this.folders = folders;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public JobType<Handle> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Handle> run) throws Exception {
        UUID id = run.payload().messageId();
        Optional<FaxMessage> found =
                transaction.execute(status -> rows.find(id).filter(message -> message.status() == Status.RECEIVED));
        if (found.isEmpty()) {
            return JobOutcome.done();
        }
        try {
            return handle(found.get());
        } catch (IOException | RuntimeException failure) {
            if (run.attempt() < JOB.retry().maxAttempts()) {
                throw failure;
            }
            LOG.error("message {}: given up", id, failure);
            return outcomes.carryOut(
                    found.get(), Optional.empty(), new Verdict.Refuse("an error of this server", null, false, null));
        }
    }

    private JobOutcome handle(FaxMessage message) throws IOException, InterruptedException {
        Optional<FaxMailbox> box = message.mailbox().flatMap(mailboxes::find);
        if (message.source().equals("imap") && box.isEmpty()) {
            return outcomes.carryOut(message, box, new Verdict.Ignore("its mailbox was removed"));
        }
        try (WorkFolders.Folder folder = folders.open()) {
            Path raw = folder.copy(files.open(new FileId(message.rawFile().orElseThrow())), "message.eml");
            ReadMail mail = MailReader.read(
                    raw,
                    Files.createDirectories(folder.file("parts")),
                    box.map(FaxMailbox::address).orElse(""),
                    message.content().cut());
            FaxMessage known = noted(message, mail, box.isPresent());
            if (box.isPresent() && mail.automatic().isEmpty() && answers.take(known, mail)) {
                return JobOutcome.done();
            }
            Verdict verdict =
                    box.isPresent() ? decision.ofMailbox(box.get(), known, mail, raw) : decision.ofProgram(known, mail);
            return outcomes.carryOut(known, box, verdict);
        } catch (TextRecords.NotNow silent) {
            Instant now = clock.instant();
            return now.isBefore(message.arrivedAt().plus(PATIENCE))
                    ? new JobOutcome.Again(now.plus(SOON))
                    : outcomes.carryOut(
                            message,
                            box,
                            new Verdict.Refuse(
                                    "its sender could not be checked", "no name server answered", false, null));
        }
    }

    /// Who wrote it is kept for the list, also when nothing becomes of it.
    private FaxMessage noted(FaxMessage message, ReadMail mail, boolean inMailbox) {
        String from = inMailbox ? mail.from().orElse(null) : message.content().from();
        return transaction.execute(status -> {
            rows.content(message.id(), message.content().of(from, mail.messageId()));
            return rows.find(message.id()).orElseThrow();
        });
    }
}
