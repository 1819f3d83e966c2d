package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.Recipients;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// One mail with what gathered for a person and was not read. There is at most one such job per person.
@Component
class Digest implements JobHandler<Digest.DigestOf> {
    static final JobType<DigestOf> TYPE =
            new JobType<>("notification-digest", JobPool.SHORT, DigestOf.class, RetryPolicy.USUAL);

    private static final int MOST = 500;

    private final NoticeRows rows;
    private final Recipients recipients;
    private final Letters letters;
    private final Mail mail;
    private final TransactionTemplate transaction;

    Digest(NoticeRows rows, Recipients recipients, Letters letters, Mail mail, TransactionTemplate transaction) {
        this.rows = rows;
        this.recipients = recipients;
        this.letters = letters;
        this.mail = mail;
        this.transaction = transaction;
    }

    record DigestOf(UUID personId) {}

    @Override
    public JobType<DigestOf> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<DigestOf> run) {
        transaction.executeWithoutResult(status -> gather(run.payload().personId()));
        return JobOutcome.done();
    }

    private void gather(UUID person) {
        List<NoticeRows.Row> waiting = rows.lockDigest(person, MOST);
        List<NoticeRows.Row> unread =
                waiting.stream().filter(row -> row.readAt() == null).toList();
        var recipient = recipients.find(person).filter(to -> !unread.isEmpty());
        recipient.ifPresent(to -> mail.send(letters.digest(to, unread)));
        for (NoticeRows.Row row : waiting) {
            boolean sent = recipient.isPresent() && row.readAt() == null;
            rows.conclude(row.id(), "mail", sent ? "sent" : "skipped");
        }
    }
}
