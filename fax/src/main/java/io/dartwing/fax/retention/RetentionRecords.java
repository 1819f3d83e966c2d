package io.dartwing.fax.retention;

import io.dartwing.fax.reading.Categories;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionRecords {
    @Bean
    RecordType<RetentionPolicy> retentionPolicyType(Categories categories) {
        return RecordType.of("retention_policy", RetentionPolicy.class, RetentionPolicy::new)
                .label("Retention policy", "Retention policies")
                .path("retention-policies")
                .title("name")
                .permissions("admin", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .field(Field.integer("days", "Days", 1, 36_500)
                        .required()
                        .description(
                                "So many days after they came in or were handed in, faxes are erased for good, pages"
                                        + " and numbers included, or archived. A legal hold stops the erasing."))
                .field(Field.choice("action", "Then", "erase", "archive")
                        .defaults("erase")
                        .description("Archive: they are put into an archive, and erased later or not at all. Nothing is"
                                + " erased before the archive has confirmed that it has it."))
                .field(Field.reference("archive_target_id", "Archive", "archive_target")
                        .section("Archiving"))
                .field(Field.integer("erase_after_days", "Erase after further days", 1, 36_500)
                        .section("Archiving")
                        .description("Empty: archived faxes are kept here too."))
                .field(Field.integer("lock_days", "Locked there for (days)", 1, 36_500)
                        .section("Archiving")
                        .description("With an archive that has object lock. Empty: as the archive says."))
                .field(Field.choice("state", "Faxes that are", "any", "received", "held", "rejected", "sent")
                        .defaults("any")
                        .description("Sent: every fax to be sent that came to its end, delivered or not."))
                .field(Field.text("category", "Category")
                        .maxLength(40)
                        .description("A code such as lab_results; empty: every category."))
                .field(Field.reference("number_id", "Number", "fax_number")
                        .description("The own number that was called, or sent from; empty: every number."))
                .field(Field.choice("health", "Health information", "any", "yes", "no")
                        .defaults("any")
                        .description("Whether the fax was found to hold health information of a person."))
                .field(Field.reference("inbox_id", "Of the inbox", "inbox")
                        .section("Whose policy")
                        .description("Empty: the organisation's. A policy of the organisation that names a fax comes"
                                + " before one of an inbox, and that before one of a person."))
                .field(Field.reference("person_id", "Of the person", "person")
                        .section("Whose policy")
                        .description("For faxes that are assigned to it."))
                .list("name", "days", "action", "state", "category", "enabled")
                .hooks(new Hooks(categories))
                .build();
    }

    @Bean
    NoticeKind.Group retentionNoticeKinds() {
        return NoticeKind.Group.of(RetentionWarnings.SOON);
    }

    @Bean
    RecurringJob retentionJob(RetentionRuns runs) {
        return new RecurringJob("fax-retention", JobPool.DEFAULT, Duration.ofHours(24), runs::startDue);
    }

    private record Hooks(Categories categories) implements RecordHooks<RetentionPolicy> {
        @Override
        public void validate(RetentionPolicy policy, boolean creating, Violations violations) {
            if (policy.archives() && !policy.hasTarget()) {
                violations.add("archive_target_id", "missing", "the archive that takes the faxes");
            }
            if (policy.ofBoth()) {
                violations.add("person_id", "not possible", "an inbox or a person, or neither");
            }
            policy.category()
                    .filter(code -> categories.all().noneMatch(one -> one.code().equals(code)))
                    .ifPresent(code ->
                            violations.add("category", "no such category", "one of GET /api/v1/faxes/categories"));
        }
    }
}
