package io.dartwing.platform.notifications.inbox;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.notifications.Recipients;
import io.dartwing.platform.notifications.Recipients.Recipient;
import io.dartwing.platform.notifications.push.PushSubscriptions;
import io.dartwing.platform.realtime.LiveUpdates;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// One row per person, and one job per way out, in the caller's transaction.
@Component
class NoticeBoard implements Notifications {
    private final NoticeKinds kinds;
    private final NoticeRows rows;
    private final Preferences preferences;
    private final Recipients recipients;
    private final PushSubscriptions subscriptions;
    private final Mail mail;
    private final Jobs jobs;
    private final LiveUpdates live;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeBoard(
            NoticeKinds kinds,
            NoticeRows rows,
            Preferences preferences,
            Recipients recipients,
            PushSubscriptions subscriptions,
            Mail mail,
            Jobs jobs,
            LiveUpdates live,
            TransactionTemplate transaction,
            Clock clock) {
        this.kinds = kinds;
        this.rows = rows;
        this.preferences = preferences;
        this.recipients = recipients;
        this.subscriptions = subscriptions;
        this.mail = mail;
        this.jobs = jobs;
        this.live = live;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void tell(Collection<UUID> people, Notice notice) {
        requireDeclared(notice.kind());
        var others = new LinkedHashSet<>(people);
        Actor actor = Actors.current();
        if (!notice.kind().security() && actor.reference().type() == ActorReference.Type.PERSON) {
            others.remove(actor.reference().id());
        }
        transaction.executeWithoutResult(status ->
                others.forEach(person -> recipients.find(person).ifPresent(it -> tell(it, notice))));
    }

    @Override
    public void tellAdministrators(Notice notice) {
        requireDeclared(notice.kind());
        transaction.executeWithoutResult(status -> recipients.administrators().forEach(person -> tell(person, notice)));
    }

    private void tell(Recipient person, Notice notice) {
        NoticeKind kind = notice.kind();
        Choice choice = preferences.of(person.id(), kind);
        Times times = preferences.times(person.id());
        Instant now = clock.instant();
        Instant due = kind.security() ? now : times.notBefore(now);
        UUID id = Ids.next();
        var ways = new NoticeRows.Ways(
                choice.inApp(),
                mailState(kind, choice),
                choice.push() && subscriptions.any(person.id()) ? "due" : "off");
        rows.insert(id, person.id(), notice, ways, now);
        if (ways.inApp()) {
            live.changed("notifications", "notification.created", id, 0);
        }
        Actors.runAs(SystemJobActor.of(Actors.current().requireOrganization(), "notifications"), () -> {
            if (ways.mail().equals("due")) {
                jobs.enqueue(NoticeMail.TYPE, id.toString(), new NoticeMail.NoticeToMail(id), due, JobPriority.NORMAL);
            } else if (ways.mail().equals("digest")) {
                jobs.enqueue(
                        Digest.TYPE,
                        person.id().toString(),
                        new Digest.DigestOf(person.id()),
                        times.nextDigest(now),
                        JobPriority.LOW);
            }
            if (ways.push().equals("due")) {
                jobs.enqueue(NoticePush.TYPE, id.toString(), new NoticePush.NoticeToPush(id), due, JobPriority.NORMAL);
            }
        });
    }

    private String mailState(NoticeKind kind, Choice choice) {
        if (choice.mail() != Choice.MailChoice.OFF && !mail.configured() && !kind.security()) {
            return "skipped";
        }
        return switch (choice.mail()) {
            case OFF -> "off";
            case NOW -> "due";
            case DIGEST -> "digest";
        };
    }

    private void requireDeclared(NoticeKind kind) {
        if (kinds.find(kind.name()).isEmpty()) {
            throw new IllegalStateException(
                    "notice kind " + kind.name() + ": not declared (expected: a bean names it)");
        }
    }
}
