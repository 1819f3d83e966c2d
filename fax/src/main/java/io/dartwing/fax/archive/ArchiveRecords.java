package io.dartwing.fax.archive;

import io.dartwing.fax.archive.ArchiveTarget.Content;
import io.dartwing.fax.archive.ArchiveTarget.Encryption;
import io.dartwing.fax.archive.ArchiveTarget.LockMode;
import io.dartwing.fax.archive.ArchiveTarget.Pace;
import io.dartwing.fax.archive.ArchiveTarget.Takes;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.net.GuardedRequests;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ArchiveRecords {
    @Bean
    RecordType<ArchiveTarget> archiveTargetType(ArchiveStates states, GuardedRequests requests) {
        return RecordType.of("archive_target", ArchiveTarget.class, ArchiveTarget::new)
                .label("Archive", "Archives")
                .path("archive-targets")
                .title("name")
                .permissions("admin", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .field(Field.choice("takes", "Takes by itself", Takes.class)
                        .defaults("asked")
                        .description("Asked: only faxes that retention policies or people put there."))
                .field(Field.choice("pace", "When", Pace.class)
                        .defaults("at_once")
                        .description(
                                "When faxes leave that it takes by itself, or that a policy puts there: each at once,"
                                        + " or in batches at the full hour or at midnight."))
                .field(Field.choice("content", "Files", Content.class)
                        .defaults("pdf")
                        .description(
                                "The pages as PDF, or with the TIFF as it came or the files as they were handed in."
                                        + " A description in JSON lies beside them."))
                .field(Field.text("folder", "Folders and name")
                        .maxLength(300)
                        .defaults(ArchiveKeys.USUAL)
                        .description(
                                "Under which key a fax lies, without an ending. Words: {year}, {month}, {day}, {direction},"
                                        + " {inbox}, {category}, {name}, {id}."))
                .field(Field.text("endpoint", "Address")
                        .maxLength(300)
                        .section("Bucket")
                        .description(
                                "Of a store that speaks S3, such as https://minio.clinic.example:9000. Empty: Amazon"
                                        + " S3."))
                .field(Field.text("region", "Region")
                        .required()
                        .maxLength(40)
                        .defaults("us-east-1")
                        .pattern("[a-z0-9-]+", "a region such as us-east-1")
                        .section("Bucket"))
                .field(Field.text("bucket", "Bucket")
                        .required()
                        .maxLength(63)
                        .pattern("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of a bucket")
                        .section("Bucket"))
                .field(Field.bool("path_style", "Bucket in the path")
                        .defaults(true)
                        .section("Bucket")
                        .description("Off: the bucket's name stands before the address of the store."))
                .field(Field.text("access_key", "Access key")
                        .required()
                        .maxLength(128)
                        .pattern("[A-Za-z0-9._-]+", "an access key")
                        .section("Bucket"))
                .field(Field.secret("secret_key", "Secret").section("Bucket"))
                .field(Field.choice("encryption", "Encryption", Encryption.class)
                        .defaults("bucket")
                        .section("Protection")
                        .description("Bucket: as the bucket is set up. sse_kms: with your own key in the store's key"
                                + " service."))
                .field(Field.text("kms_key", "Key of the key service")
                        .maxLength(300)
                        .pattern("[A-Za-z0-9:/_-]+", "the id or ARN of a key")
                        .section("Protection"))
                .field(
                        Field.choice("lock_mode", "Object lock", LockMode.class)
                                .defaults("none")
                                .section("Protection")
                                .description(
                                        "Compliance: nobody can delete or write over a fax there, not even you, until its"
                                                + " time is over. Governance: who has a special right can. The bucket needs object lock."))
                .field(Field.integer("lock_days", "Locked for (days)", 1, 36_500)
                        .section("Protection")
                        .description("From the day a fax is archived; a retention policy can say another time."))
                .computed(
                        Field.timestamp("last_asked_at", "Last asked").section("State"),
                        target -> states.find(target.id()).askedAt())
                .computed(
                        Field.timestamp("last_archived_at", "Last archived").section("State"),
                        target -> states.find(target.id()).lastArchivedAt())
                .computed(
                        Field.text("last_error", "Trouble").section("State"),
                        target -> states.find(target.id()).lastError())
                .list("name", "bucket", "takes", "last_archived_at", "last_error", "enabled")
                .unique("archive_targets_name", "name")
                .hooks(new Hooks(states, requests))
                .build();
    }

    @Bean
    NoticeKind.Group archiveNoticeKinds() {
        return NoticeKind.Group.of(ArchiveStates.TROUBLE);
    }

    @Bean
    RecurringJob archiveHealthJob(ArchiveHealth health) {
        return new RecurringJob("fax-archive-health", JobPool.DEFAULT, Duration.ofMinutes(10), health::look);
    }

    private record Hooks(ArchiveStates states, GuardedRequests requests) implements RecordHooks<ArchiveTarget> {
        @Override
        public void validate(ArchiveTarget target, boolean creating, Violations violations) {
            String service = target.service();
            requests.fault(service)
                    .or(() -> faultOfPath(service))
                    .ifPresent(fault -> violations.add("endpoint", fault, "an https:// address without a path"));
            if (!target.hasSecretKey()) {
                violations.add("secret_key", "missing", "the secret of the access key");
            }
            ArchiveKeys.fault(target.folder())
                    .ifPresent(fault -> violations.add("folder", fault, ArchiveKeys.EXPECTED));
            if (target.encryption() == Encryption.SSE_KMS && target.kmsKey().isEmpty()) {
                violations.add("kms_key", "missing", "the id or ARN of a key");
            }
            if (target.lockMode() != LockMode.NONE && target.lockDays().isEmpty()) {
                violations.add("lock_days", "missing", "how long faxes are locked");
            }
        }

        private static Optional<String> faultOfPath(String service) {
            URI uri = URI.create(service);
            boolean plain = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return plain ? Optional.empty() : Optional.of("more than a host and a port");
        }

        @Override
        public void afterSave(ArchiveTarget target, boolean creating) {
            states.changed(target.id());
        }
    }
}
