package io.dartwing.fax.report;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReportScheduleRecords {
    @Bean
    RecordType<ReportSchedule> reportScheduleType() {
        String[] kinds =
                Arrays.stream(ReportKind.values()).map(ReportKind::value).toArray(String[]::new);
        return RecordType.of("report_schedule", ReportSchedule.class, ReportSchedule::new)
                .label("Report schedule", "Report schedules")
                .path("report-schedules")
                .title("name")
                .permissions("admin", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .field(Field.choice("report", "Report", kinds).required())
                .field(Field.choice("every", "Every", "day", "week", "month")
                        .defaults("week")
                        .description("About the day, week (from Monday) or month that just ended."))
                .field(Field.text("at_time", "At")
                        .pattern("([01][0-9]|2[0-3]):[0-5][0-9]", "a time such as 07:00")
                        .maxLength(5)
                        .defaults("07:00")
                        .description("In the organisation's time zone, on the first day after."))
                .field(Field.reference("inbox_id", "Inbox", "inbox").description("Only faxes of this inbox."))
                .field(Field.texts("columns", "Columns")
                        .maxLength(40)
                        .description("Names of the columns to show, such as sent. None: all."))
                .field(Field.references("recipients", "Who is told", "person")
                        .description("They get a notification with a link, by mail too unless they turned that off, and"
                                + " see there what they may read. None: everybody who administers."))
                .list("name", "report", "every", "at_time", "enabled")
                .hooks(new Hooks())
                .build();
    }

    @Bean
    NoticeKind.Group reportNoticeKinds() {
        return NoticeKind.Group.of(ReportClock.READY);
    }

    @Bean
    RecurringJob reportClockJob(ReportClock clock) {
        return new RecurringJob("report-schedules", JobPool.DEFAULT, Duration.ofSeconds(30), clock::tellDue);
    }

    private record Hooks() implements RecordHooks<ReportSchedule> {
        @Override
        public void validate(ReportSchedule schedule, boolean creating, Violations violations) {
            if (schedule.inbox().isPresent()
                    && schedule.kind().filter(kind -> !kind.countsFaxes()).isPresent()) {
                violations.add("inbox_id", "not for this report", "no inbox");
            }
            if (schedule.columns().stream().anyMatch(name -> !name.matches("[a-z_]{1,40}"))) {
                violations.add("columns", "not valid", "names of columns such as sent");
            }
        }
    }
}
