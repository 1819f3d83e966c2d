package io.dartwing.platform.notifications.mail;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.notifications.MailParts;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// A row and a job in the caller's transaction.
@Component
class MailOutbox implements Mail {
    private final MailRows rows;
    private final Jobs jobs;
    private final MailServer server;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailOutbox(MailRows rows, Jobs jobs, MailServer server, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.server = server;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public UUID send(MailMessage message, MailParts parts) {
        UUID organization = Actors.current().requireOrganization();
        UUID id = Ids.next();
        transaction.executeWithoutResult(status -> {
            rows.insert(id, message, parts, clock.instant());
            enqueue(organization, id);
        });
        return id;
    }

    @Override
    public boolean configured() {
        return server.configured();
    }

    /// In the system's name: what was to be said stays true when whoever caused it loses its rights.
    void enqueue(UUID organization, UUID id) {
        Actors.runAs(
                SystemJobActor.of(organization, MailJob.TYPE.name()),
                () -> jobs.enqueue(MailJob.TYPE, id.toString(), new MailJob.MailToSend(id)));
    }
}
