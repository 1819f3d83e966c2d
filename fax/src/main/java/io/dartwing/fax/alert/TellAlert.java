package io.dartwing.fax.alert;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.notifications.Recipients;
import io.dartwing.platform.notifications.Recipients.Recipient;
import io.dartwing.platform.webhooks.EventType;
import io.dartwing.platform.webhooks.Meaning;
import io.dartwing.platform.webhooks.WebhookEvents;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells people of one alert, by the ways its rule names: all of it in one transaction, with the mark that it was told.
@Component
class TellAlert implements JobHandler<TellAlert.Tell> {
    record Tell(UUID alertId) {}

    record Raised(
            @Meaning("The alert; read and acknowledge it at /api/v1/alerts/{alert_id}.")
            UUID alertId,

            @Meaning("The rule that asked for it.") UUID ruleId,

            @Meaning("The fax; null when it is about the queue of outgoing faxes.") @Nullable
            UUID faxId,

            @Meaning("What the rule asked for and found, several with commas: word, critical_value, category, sender,"
                    + " priority or queue_depth.")
            String reasons) {}

    static final JobType<Tell> JOB = new JobType<>("fax-alert", JobPool.SHORT, Tell.class, RetryPolicy.USUAL);

    static final NoticeKind FAX = NoticeKind.of(
            "fax.alert",
            "A fax raised an alert",
            "Alert: {rule}",
            "{fax_name} raised the alert “{rule}”. Look at it, and acknowledge the alert.",
            "rule",
            "fax_name");
    static final NoticeKind QUEUE = NoticeKind.of(
            "fax.queue-deep",
            "Many faxes wait to be sent",
            "Alert: {rule}",
            "{count} faxes wait to be sent: the alert “{rule}”.",
            "rule",
            "count");

    private static final UUID EXAMPLE = UUID.fromString("01998b6e-5d1c-7a31-9f00-3c5d8a0b1c2d");
    static final EventType<Raised> EVENT = EventType.of(
            "fax.alert",
            "alert",
            Raised.class,
            "An alert rule that goes to webhooks was met.",
            new Raised(EXAMPLE, EXAMPLE, EXAMPLE, "word,category"));

    private final AlertRows rows;
    private final EntityManager entities;
    private final Notifications notifications;
    private final Recipients recipients;
    private final Mail mail;
    private final WebhookEvents webhooks;
    private final String publicUrl;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TellAlert(
            AlertRows rows,
            EntityManager entities,
            Notifications notifications,
            Recipients recipients,
            Mail mail,
            WebhookEvents webhooks,
            @Value("${dartwing.public-url:}") String publicUrl,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.entities = entities;
        this.notifications = notifications;
        this.recipients = recipients;
        this.mail = mail;
        this.webhooks = webhooks;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public JobType<Tell> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Tell> run) {
        transaction.executeWithoutResult(
                status -> rows.lockUntold(run.payload().alertId()).ifPresent(this::tell));
        return JobOutcome.done();
    }

    private void tell(Alert alert) {
        AlertRule rule = entities.find(AlertRule.class, alert.ruleId());
        if (rule != null) {
            if (rule.channels().contains("app")) {
                Notice notice = notice(alert);
                if (rule.recipients().isEmpty()) {
                    notifications.tellAdministrators(notice);
                } else {
                    notifications.tell(rule.recipients(), notice);
                }
            }
            if (rule.channels().contains("mail")) {
                people(rule).forEach(person -> mail.send(letter(alert, person)));
            }
            if (rule.channels().contains("webhook")) {
                webhooks.publish(
                        EVENT,
                        alert.id(),
                        new Raised(alert.id(), alert.ruleId(), alert.faxId(), String.join(",", alert.reasons())));
            }
        }
        rows.told(alert.id(), clock.instant());
    }

    private List<Recipient> people(AlertRule rule) {
        return rule.recipients().isEmpty()
                ? recipients.administrators()
                : rule.recipients().stream()
                        .flatMap(person -> recipients.find(person).stream())
                        .toList();
    }

    private static Notice notice(Alert alert) {
        return alert.faxId() == null
                ? new Notice(
                        QUEUE,
                        Map.of("rule", alert.ruleName(), "count", String.valueOf(alert.depth())),
                        "/alerts",
                        alert.id())
                : new Notice(
                        FAX,
                        Map.of("rule", alert.ruleName(), "fax_name", String.valueOf(alert.faxName())),
                        "/faxes/" + alert.faxId(),
                        alert.faxId());
    }

    /// Names the rule and nothing of the fax.
    private MailMessage letter(Alert alert, Recipient to) {
        String link = publicUrl.isEmpty() ? "" : "\n\n" + publicUrl + "/alerts";
        return MailMessage.of(
                        "fax-alert",
                        to.email(),
                        "Alert: " + alert.ruleName(),
                        "The alert “" + alert.ruleName() + "” was raised. Look at it and acknowledge it under Alerts."
                                + link)
                .usefulFor(Duration.ofDays(2));
    }
}
