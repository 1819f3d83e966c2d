package io.dartwing.fax.alert;

import io.dartwing.fax.reading.Categories;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import io.dartwing.platform.webhooks.EventTypes;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AlertRecords {
    private static final int MOST_WORDS = 100;
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    @Bean
    RecordType<AlertRule> alertRuleType(Categories categories) {
        return RecordType.of("alert_rule", AlertRule.class, AlertRule::new)
                .label("Alert rule", "Alert rules")
                .path("alert-rules")
                .title("name")
                .permissions("admin", "admin")
                .field(Field.text("name", "Name")
                        .required()
                        .maxLength(80)
                        .searchable()
                        .description("Stands in what people are told, in mail too: no patient's name."))
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .field(Field.texts("words", "Words")
                        .maxLength(80)
                        .phi()
                        .section("Which received faxes")
                        .description("One of them stands on the pages. Each list below that isn't empty must fit too."))
                .field(Field.bool("critical_values", "Words of critical results")
                        .defaults(false)
                        .section("Which received faxes")
                        .description("Such as “critical value” or “notify physician immediately”."))
                .field(Field.texts("categories", "Categories")
                        .maxLength(40)
                        .section("Which received faxes")
                        .description("Codes such as lab_results."))
                .field(Field.texts("senders", "Senders")
                        .maxLength(20)
                        .phi()
                        .section("Which received faxes")
                        .description("Numbers such as +12025550143, or how they begin: +1202*."))
                .field(Field.choices("priorities", "Priorities", "low", "normal", "high", "urgent")
                        .section("Which received faxes"))
                .field(Field.reference("inbox_id", "Only in inbox", "inbox").section("Which received faxes"))
                .field(Field.integer("queue_depth", "Faxes waiting to be sent", 1, 1_000_000)
                        .section("Or how deep a queue")
                        .description("Tells when so many or more wait; again once they were fewer in between."))
                .field(Field.choices("channels", "Told by", "app", "mail", "webhook")
                        .defaults(List.of("app"))
                        .section("Who is told, and when")
                        .description("Webhook: the event fax.alert goes to the webhooks that want it."))
                .field(Field.references("recipients", "Who is told", "person")
                        .section("Who is told, and when")
                        .description("None: everybody who administers."))
                .field(Field.text("quiet_from", "Quiet from")
                        .pattern(TIME, "a time such as 22:00")
                        .maxLength(5)
                        .section("Who is told, and when")
                        .description("Alerts of these hours are told when they end. In the organisation's time zone."))
                .field(Field.text("quiet_until", "Quiet until")
                        .pattern(TIME, "a time such as 06:00")
                        .maxLength(5)
                        .section("Who is told, and when"))
                .field(Field.integer("pause_minutes", "Pause (minutes)", 0, 10_080)
                        .defaults(0)
                        .section("Who is told, and when")
                        .description("So long after an alert further ones of this rule are only listed."))
                .list("name", "enabled", "channels")
                .softDelete()
                .hooks(new Hooks(categories))
                .build();
    }

    @Bean
    NoticeKind.Group alertNoticeKinds() {
        return NoticeKind.Group.of(TellAlert.FAX, TellAlert.QUEUE);
    }

    @Bean
    EventTypes alertEvents() {
        return EventTypes.of(TellAlert.EVENT);
    }

    @Bean
    RecurringJob alertQueueJob(QueueWatch watch) {
        return new RecurringJob("alert-queues", JobPool.DEFAULT, Duration.ofSeconds(30), watch::look);
    }

    private record Hooks(Categories categories) implements RecordHooks<AlertRule> {
        @Override
        public void validate(AlertRule rule, boolean creating, Violations violations) {
            boolean faxes = rule.condition().asksForFaxes();
            if (faxes == rule.queueDepth().isPresent()) {
                violations.add(
                        "queue_depth",
                        faxes ? "beside what faxes are asked for" : "nothing is asked for",
                        "either words, categories, senders, priorities or critical results, or a depth");
            }
            if (rule.words().size() > MOST_WORDS
                    || rule.words().stream().anyMatch(word -> !word.matches(".*[\\p{L}\\p{N}].*"))) {
                violations.add("words", "not valid", "at most " + MOST_WORDS + " words with letters or digits");
            }
            if (rule.senders().size() > MOST_WORDS
                    || rule.senders().stream().anyMatch(sender -> !sender.matches("\\+[1-9][0-9]{0,14}\\*?"))) {
                violations.add("senders", "not valid", "numbers such as +12025550143 or +1202*");
            }
            if (rule.categories().stream()
                    .anyMatch(
                            code -> categories.all().noneMatch(one -> one.code().equals(code)))) {
                violations.add("categories", "no such category", "some of GET /api/v1/faxes/categories");
            }
            if ((rule.quietFromText() == null) != (rule.quietUntilText() == null)) {
                violations.add("quiet_until", "only one end", "both ends of the quiet hours, or neither");
            }
            if (rule.channels().isEmpty()) {
                violations.add("channels", "empty", "at least one of app, mail, webhook");
            }
        }
    }
}
