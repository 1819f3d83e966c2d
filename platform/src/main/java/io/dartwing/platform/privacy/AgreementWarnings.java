package io.dartwing.platform.privacy;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells once at 30, 7 and 1 days before an agreement ends, and when it has ended.
@Component
class AgreementWarnings {
    private static final List<Integer> STEPS = List.of(30, 7, 1, 0);

    static final NoticeKind ENDS = NoticeKind.of(
                    "privacy.agreement-ends",
                    "A business associate agreement ends",
                    "A business associate agreement ends on {day}",
                    "A business associate agreement ends on {day}. In healthcare mode sending stops when none is in force.",
                    "day")
            .withMail();
    static final NoticeKind ENDED = NoticeKind.of(
                    "privacy.agreement-ended",
                    "A business associate agreement has ended",
                    "A business associate agreement ended on {day}",
                    "A business associate agreement ended on {day}. In healthcare mode nothing is sent until another is in"
                            + " force.",
                    "day")
            .withMail();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Events events;
    private final Notifications notifications;
    private final Audit audit;
    private final Clock clock;

    AgreementWarnings(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Events events,
            Notifications notifications,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    private record Ending(UUID id, LocalDate on, @Nullable Integer warned) {}

    /// Goes through every organisation.
    void warn() {
        Date horizon = Date.valueOf(PrivacyRecords.today(clock).plusDays(STEPS.getFirst()));
        List<UUID> organizations = transaction.execute(status -> jdbc.sql("select dartwing_agreements_ending(?)")
                .param(horizon)
                .query(UUID.class)
                .list());
        for (UUID organization : organizations) {
            Actors.runAs(
                    SystemJobActor.of(organization, "agreement-warnings"),
                    () -> transaction.executeWithoutResult(status -> warnOf(organization, horizon)));
        }
    }

    private void warnOf(UUID organization, Date horizon) {
        LocalDate today = PrivacyRecords.today(clock);
        jdbc.sql("""
                        select id, expires_on, warned_days from business_associate_agreements
                        where organization_id = ? and deleted_at is null and expires_on <= ? for update""")
                .params(organization, horizon)
                .query((row, number) -> new Ending(
                        row.getObject("id", UUID.class),
                        row.getObject("expires_on", LocalDate.class),
                        row.getObject("warned_days", Integer.class)))
                .list()
                .forEach(ending -> tell(organization, ending, step(today, ending.on())));
    }

    /// The nearest step that is reached; the day after the last is the end.
    static int step(LocalDate today, LocalDate expiresOn) {
        long days = ChronoUnit.DAYS.between(today, expiresOn);
        if (days < 0) {
            return 0;
        }
        return STEPS.stream()
                .filter(step -> step > 0 && days <= step)
                .min(Integer::compare)
                .orElse(STEPS.getFirst());
    }

    private void tell(UUID organization, Ending ending, int step) {
        if (ending.warned() != null && ending.warned() <= step) {
            return;
        }
        jdbc.sql("update business_associate_agreements set warned_days = ? where id = ?")
                .params(step, ending.id())
                .update();
        events.publish(new AgreementEnds(organization, ending.id(), step));
        notifications.tellAdministrators(new Notice(
                step == 0 ? ENDED : ENDS, Map.of("day", ending.on().toString()), "/baas/" + ending.id(), ending.id()));
        audit.record("privacy.agreement_ends", "baa", ending.id(), Map.of("days", Integer.toString(step)));
    }
}
