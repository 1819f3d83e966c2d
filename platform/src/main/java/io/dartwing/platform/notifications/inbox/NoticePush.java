package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.notifications.push.PushSender;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Pushes a notification to its person's browsers, unless it was read meanwhile. A browser that gets it twice
/// shows it once: the message carries its id.
@Component
class NoticePush implements JobHandler<NoticePush.NoticeToPush> {
    static final JobType<NoticeToPush> TYPE =
            new JobType<>("notification-push", JobPool.DEFAULT, NoticeToPush.class, RetryPolicy.USUAL);

    private final NoticeRows rows;
    private final NoticeKinds kinds;
    private final Templates templates;
    private final PushSender sender;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    NoticePush(
            NoticeRows rows,
            NoticeKinds kinds,
            Templates templates,
            PushSender sender,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.rows = rows;
        this.kinds = kinds;
        this.templates = templates;
        this.sender = sender;
        this.transaction = transaction;
        this.json = json;
    }

    record NoticeToPush(UUID notificationId) {}

    private record Message(UUID person, byte[] bytes) {}

    @Override
    public JobType<NoticeToPush> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<NoticeToPush> run) throws IOException {
        UUID id = run.payload().notificationId();
        Optional<Message> message = transaction.execute(status -> message(id));
        if (message.isPresent()) {
            if (!sender.send(message.get().person(), message.get().bytes())) {
                throw new IOException("no push service took it");
            }
            transaction.executeWithoutResult(status -> rows.conclude(id, "push", "sent"));
        }
        return JobOutcome.done();
    }

    private Optional<Message> message(UUID id) {
        Optional<NoticeRows.Row> due = rows.lockDue(id, "push");
        Optional<Message> message = due.filter(row -> row.readAt() == null)
                .flatMap(row -> kinds.find(row.kind()).map(kind -> {
                    var content = new LinkedHashMap<String, @Nullable Object>();
                    content.put("id", row.id().toString());
                    content.put(
                            "title",
                            Wording.fill(kind, templates.of(kind).subject(), row.values(), false)); // a lock screen
                    content.put("link", row.link());
                    return new Message(row.person(), json.writeValueAsBytes(content));
                }));
        if (due.isPresent() && message.isEmpty()) {
            rows.conclude(id, "push", "skipped");
        }
        return message;
    }
}
