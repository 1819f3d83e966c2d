package io.dartwing.fax.report;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.settings.CommonSettings;
import io.dartwing.platform.settings.OrganizationSettings;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells people of scheduled reports. The row of a period and what is told about it are one transaction, so each period
/// is told once, by whichever node comes first; what came due while no server ran is told afterwards.
///
/// What is told is a link: figures stay where rights are asked for.
@Component
class ReportClock {
    static final NoticeKind READY = NoticeKind.of(
                    "report.ready",
                    "A scheduled report is ready",
                    "{report}: {days}",
                    "The report “{report}” of {days} is ready. You see there what you may read.",
                    "report",
                    "days")
            .withMail();

    private final OrganizationSettings settings;
    private final Notifications notifications;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReportClock(
            OrganizationSettings settings,
            Notifications notifications,
            EntityManager entities,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.notifications = notifications;
        this.entities = entities;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    void tellDue() {
        List<UUID> organizations = transaction.execute(status -> jdbc.sql("select report_schedule_organizations()")
                .query(UUID.class)
                .list());
        for (UUID organization : organizations) {
            Actors.runAs(
                    SystemJobActor.of(organization, "report-schedules"),
                    () -> transaction.executeWithoutResult(status -> entities.createQuery(
                                    "from ReportSchedule where enabled and deletedAt is null", ReportSchedule.class)
                            .getResultList()
                            .forEach(this::tell)));
        }
    }

    private void tell(ReportSchedule schedule) {
        ZoneId zone = settings.get(CommonSettings.TIME_ZONE);
        Instant now = clock.instant();
        for (ReportPeriods.Period period :
                ReportPeriods.due(schedule.every(), schedule.at(), zone, since(schedule), now)) {
            int first = jdbc.sql("""
                            insert into report_runs (schedule_id, period_from, organization_id, period_to, due_at,
                                told_at, told)
                            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(
                            schedule.id(),
                            period.from(),
                            Actors.current().requireOrganization(),
                            period.to(),
                            Timestamp.from(period.due()),
                            Timestamp.from(now),
                            schedule.recipients().size())
                    .update();
            if (first == 1) {
                tell(schedule, period);
            }
        }
    }

    /// What came due before a schedule was there, or was changed to what it is, nobody waits for.
    private Instant since(ReportSchedule schedule) {
        Optional<Timestamp> last = jdbc.sql("select max(due_at) from report_runs where schedule_id = ?")
                .param(schedule.id())
                .query(Timestamp.class)
                .optional();
        Instant changed = schedule.updatedAt();
        return last.map(Timestamp::toInstant).filter(changed::isBefore).orElse(changed);
    }

    private void tell(ReportSchedule schedule, ReportPeriods.Period period) {
        String days =
                period.from().equals(period.to()) ? period.from().toString() : period.from() + " to " + period.to();
        var notice = new Notice(
                READY, Map.of("report", schedule.name(), "days", days), link(schedule, period), schedule.id());
        if (schedule.recipients().isEmpty()) {
            notifications.tellAdministrators(notice);
        } else {
            notifications.tell(schedule.recipients(), notice);
        }
    }

    private static String link(ReportSchedule schedule, ReportPeriods.Period period) {
        String kind = schedule.kind().map(ReportKind::value).orElse("");
        return "/reports/" + kind + "?from=" + period.from() + "&to=" + period.to()
                + schedule.inbox().map(inbox -> "&inbox=" + inbox).orElse("")
                + (schedule.columns().isEmpty() ? "" : "&columns=" + String.join(",", schedule.columns()));
    }
}
