package io.dartwing.platform.training;

import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrainingRecords {
    @Bean
    RecordType<TrainingRecord> trainingRecordType(Clock clock) {
        return RecordType.of("training_record", TrainingRecord.class, TrainingRecord::new)
                .label("Training record", "Training records")
                .path("training-records")
                .title("course")
                .permissions(Permissions.ADMIN, Permissions.ADMIN)
                .field(Field.reference("person_id", "Person", "person")
                        .required()
                        .immutable())
                .field(Field.text("course", "Course")
                        .required()
                        .maxLength(80)
                        .searchable()
                        .description("As the setting “Courses that everybody needs” names it, or another one."))
                .field(Field.date("completed_on", "Completed on").required())
                .field(Field.date("expires_on", "Expires on")
                        .description("The last day on which it counts. Empty: never."))
                .field(Field.longText("note", "Note").maxLength(400))
                .computed(
                        Field.text("state", "State"),
                        training -> training.state(today(clock)).text())
                .list("person_id", "course", "completed_on", "expires_on", "state")
                .softDelete()
                .hooks(new Hooks(clock))
                .build();
    }

    private static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private record Hooks(Clock clock) implements RecordHooks<TrainingRecord> {
        @Override
        public void validate(TrainingRecord training, boolean creating, Violations violations) {
            LocalDate completed = training.completedOn();
            // It may be tomorrow already where the person is.
            if (completed != null && completed.isAfter(today(clock).plusDays(1))) {
                violations.add("completed_on", "not yet", "a day that has come");
            }
            if (completed != null
                    && training.expiresOn() != null
                    && !training.expiresOn().isAfter(completed)) {
                violations.add("expires_on", "not after completed_on", "a later day, or nothing");
            }
        }
    }
}
