package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.Recipients;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Hands a notification over to the mail outbox, once, unless it was read meanwhile.
@Component
class NoticeMail implements JobHandler<NoticeMail.NoticeToMail> {
    static final JobType<NoticeToMail> TYPE =
            new JobType<>("notification-mail", JobPool.SHORT, NoticeToMail.class, RetryPolicy.USUAL);

    private final NoticeRows rows;
    private final Recipients recipients;
    private final Letters letters;
    private final Mail mail;
    private final TransactionTemplate transaction;

    NoticeMail(NoticeRows rows, Recipients recipients, Letters letters, Mail mail, TransactionTemplate transaction) {
        this.rows = rows;
        this.recipients = recipients;
        this.letters = letters;
        this.mail = mail;
        this.transaction = transaction;
    }

    record NoticeToMail(UUID notificationId) {}

    @Override
    public JobType<NoticeToMail> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<NoticeToMail> run) {
        transaction.executeWithoutResult(
                status -> rows.lockDue(run.payload().notificationId(), "mail").ifPresent(this::hand));
        return JobOutcome.done();
    }

    private void hand(NoticeRows.Row row) {
        var recipient = recipients.find(row.person()).filter(unread -> row.readAt() == null);
        recipient.ifPresent(to -> mail.send(letters.letter(to, row)));
        rows.conclude(row.id(), "mail", recipient.isPresent() ? "sent" : "skipped");
    }
}
