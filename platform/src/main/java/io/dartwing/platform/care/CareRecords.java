package io.dartwing.platform.care;

import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.permission.RecordTypeRef;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.PeopleField;
import io.dartwing.platform.records.RecordType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CareRecords {
    /// Who looks after people, and in healthcare mode has a healthcare role as well: who cares for whom is health
    /// information itself. Naming the patient keeps who sees only its own patients from making others its own.
    @Bean
    RecordType<CareRelationship> careRelationshipType(CareHooks hooks, Clock clock) {
        return RecordType.of("care_relationship", CareRelationship.class, CareRelationship::new)
                .label("Care relationship", "Care relationships")
                .path("care-relationships")
                .title("patient_id")
                .permissions(Permissions.ADMIN, Permissions.ADMIN)
                .field(Field.reference("person_id", "Person", "person")
                        .required()
                        .immutable()
                        .description("Who cares: an active member of the organisation."))
                .field(Field.text("patient_id", "Patient")
                        .required()
                        .immutable()
                        .maxLength(36)
                        .pattern("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "an id of 36 characters")
                        .description("The patient’s id, as records name it.")
                        .phi())
                .field(Field.timestamp("since", "Since")
                        .immutable()
                        .description("From when on it counts; now, when left empty."))
                .field(Field.timestamp("until", "Until")
                        .description("When it ends. A time that has passed ends it now."))
                .computed(Field.text("status", "Status"), it -> it.status(clock.instant()))
                .people(PeopleField.PATIENT, "patient_id")
                .phi(RecordTypeRef.Phi.ALL_FIELDS)
                .list("person_id", "patient_id", "since", "until", "status")
                .softDelete()
                .governsRights()
                .hooks(hooks)
                .build();
    }
}
