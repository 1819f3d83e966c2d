package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
    private static final Duration KEPT = Duration.ofDays(90);

    @Bean
    RecordType<NoticeTemplate> noticeTemplateType(NoticeKinds kinds) {
        String[] names = kinds.all().stream().map(NoticeKind::name).toArray(String[]::new);
        return RecordType.of("notification_template", NoticeTemplate.class, NoticeTemplate::new)
                .label("Notification template", "Notification templates")
                .path("notification-templates")
                .title("kind")
                .permissions(Permissions.ADMIN, Permissions.ADMIN)
                .field(Field.choice("kind", "Kind", names).required().immutable())
                .field(Field.text("subject", "Subject").required().maxLength(200))
                .field(Field.longText("body", "Text")
                        .required()
                        .description("Plain text. Places such as {fax_name} are filled in; the kind says which."))
                .list("kind", "subject")
                .unique("notification_templates_kind", "kind")
                .hooks(new TemplateHooks(kinds))
                .build();
    }

    @Bean
    RecurringJob notificationUpkeep(JdbcClient database, Clock clock) {
        return new RecurringJob(
                "notification-upkeep",
                JobPool.SHORT,
                Duration.ofHours(1),
                () -> database.sql("select dartwing_forget_notifications(?)")
                        .param(Timestamp.from(clock.instant().minus(KEPT)))
                        .query(Long.class)
                        .single());
    }

    private record TemplateHooks(NoticeKinds kinds) implements RecordHooks<NoticeTemplate> {
        @Override
        public void validate(NoticeTemplate template, boolean creating, Violations violations) {
            kinds.find(template.kind()).ifPresent(kind -> {
                check(kind, "subject", template.subject(), violations);
                check(kind, "body", template.body(), violations);
            });
        }

        private static void check(NoticeKind kind, String field, String text, Violations violations) {
            if (!Wording.unknownPlaces(kind, text).isEmpty()) {
                violations.add(field, "names a place this kind does not have", String.join(", ", kind.values()));
            }
        }
    }

    @Bean
    SealedData sealedNotices(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(database, transaction, keys, "notifications", "content", "id", id -> NoticeRows.CONTEXT);
    }
}
