package io.dartwing.fax.mail;

import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.mail.ImapFolder.Found;
import io.dartwing.fax.mail.MailboxStates.State;
import io.dartwing.fax.mail.MessageRows.Unmarked;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import jakarta.mail.MessagingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks into one mailbox: stores what is new, then marks it there.
///
/// The highest UID moves with each message that is stored. Killed before the mark, the message stays
/// as it is in the mailbox and is marked the next time.
@Component
class PollMailbox implements JobHandler<PollMailbox.Poll> {
    record Poll(UUID mailboxId) {}

    static final JobType<Poll> JOB = new JobType<>("fax-mailbox", JobPool.LONG, Poll.class, RetryPolicy.NONE);

    private static final Logger LOG = LoggerFactory.getLogger(PollMailbox.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /// When UIDs began anew, messages that came in this long before the last look are looked at again:
    /// those that are known are told by their content.
    private static final Duration OVERLAP = Duration.ofDays(2);

    private final MailboxAccess access;
    private final MailboxStates states;
    private final MessageIntake intake;
    private final MessageRows rows;
    private final WorkFolders folders;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final MailInProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PollMailbox(
            MailboxAccess access,
            MailboxStates states,
            MessageIntake intake,
            MessageRows rows,
            WorkFolders folders,
            Jobs jobs,
            JdbcClient jdbc,
            MailInProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.access = access;
        this.states = states;
        this.intake = intake;
        this.rows = rows;
        this.folders = folders;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Due(UUID organization, UUID mailbox) {}

    /// Of all organisations; without an actor.
    void queueDue() {
        List<Due> due = transaction.execute(status -> jdbc.sql(
                        "select organization_id, mailbox_id from dartwing_fax_mailboxes_due(?)")
                .param(Timestamp.from(clock.instant()))
                .query((row, index) -> new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
        for (Due one : due) {
            Actors.runAs(
                    SystemJobActor.of(one.organization(), JOB.name()),
                    () -> transaction.executeWithoutResult(
                            status -> jobs.enqueue(JOB, one.mailbox().toString(), new Poll(one.mailbox()))));
        }
    }

    @Override
    public JobType<Poll> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Poll> run) {
        access.find(run.payload().mailboxId()).filter(FaxMailbox::enabled).ifPresent(this::look);
        return JobOutcome.done();
    }

    private void look(FaxMailbox box) {
        try (ImapFolder folder = access.open(box)) {
            State state = transaction.execute(status -> states.find(box.id()));
            long uidValidity = folder.uidValidity();
            Long before = state.uidValidity();
            if (before == null) {
                long highest = folder.highestUid();
                transaction.executeWithoutResult(status -> states.begins(box, uidValidity, highest));
            } else {
                takeNew(box, folder, state, before != uidValidity, uidValidity);
            }
            transaction.executeWithoutResult(status -> states.looked(box.id(), clock.instant()));
        } catch (MessagingException | IOException failure) {
            pause(box, failure);
        }
    }

    private void takeNew(FaxMailbox box, ImapFolder folder, State state, boolean anew, long uidValidity)
            throws MessagingException, IOException {
        if (anew && !transaction.execute(status -> states.begins(box, uidValidity, 0))) {
            return;
        }
        Instant polled = state.polledAt();
        Instant since = anew && polled != null ? polled.minus(OVERLAP) : Instant.EPOCH;
        for (Found found : folder.after(anew ? 0 : state.lastUid())) {
            Instant arrived = found.arrived();
            boolean known = arrived != null && arrived.isBefore(since);
            if (!(known ? skip(box, uidValidity, found) : take(box, folder, uidValidity, found))) {
                return;
            }
        }
        for (Unmarked unmarked : transaction.execute(status -> rows.unmarked(box.id(), uidValidity))) {
            folder.done(unmarked.uid(), box.doneFolder());
            transaction.executeWithoutResult(status -> rows.marked(unmarked.id()));
        }
    }

    private boolean skip(FaxMailbox box, long uidValidity, Found found) {
        return transaction.execute(status -> states.stored(box, uidValidity, found.uid()));
    }

    private boolean take(FaxMailbox box, ImapFolder folder, long uidValidity, Found found)
            throws MessagingException, IOException {
        try (WorkFolders.Folder work = folders.open()) {
            Path raw = work.file("message.eml");
            boolean whole = found.size() <= MessageIntake.MAX_RAW;
            boolean there;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(raw))) {
                there = whole ? folder.copy(found.uid(), out) : folder.copyHead(found.uid(), out);
            }
            return there
                    ? intake.fromMailbox(box, uidValidity, found.uid(), raw, whole)
                    : skip(box, uidValidity, found);
        }
    }

    private void pause(FaxMailbox box, Exception failure) {
        String reason = ImapFolder.reason(failure);
        int failures = transaction.execute(status -> states.find(box.id())).failures();
        Duration pause = properties.every().multipliedBy(1L << Math.min(failures, 12));
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        LOG.warn("mailbox {}: {}; next try at {}", box.id(), reason, next);
        transaction.executeWithoutResult(status -> states.failed(box.id(), reason, next));
    }
}
