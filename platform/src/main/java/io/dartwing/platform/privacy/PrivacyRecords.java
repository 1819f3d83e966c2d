package io.dartwing.platform.privacy;

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
class PrivacyRecords {
    @Bean
    RecordType<Agreement> agreementType(Clock clock) {
        return RecordType.of("baa", Agreement.class, Agreement::blank)
                .label("Business associate agreement", "Business associate agreements")
                .path("baas")
                .title("counterparty")
                .permissions(Permissions.ADMIN, Permissions.ADMIN)
                .field(Field.text("counterparty", "Counterparty")
                        .required()
                        .searchable()
                        .maxLength(200))
                .field(Field.choice("kind", "Kind", Agreement.OPERATOR, Agreement.VENDOR)
                        .defaults(Agreement.OPERATOR)
                        .description("operator: with whoever runs this installation, which healthcare mode asks for."))
                .field(Field.date("signed_on", "Signed"))
                .field(Field.date("effective_on", "In force from"))
                .field(Field.date("expires_on", "In force until"))
                .field(Field.text("contact", "Contact").maxLength(200))
                .field(Field.longText("notes", "Notes"))
                .computed(Field.text("status", "Status"), it -> it.status(today(clock)))
                .computed(Field.bool("has_document", "Document"), Agreement::hasDocument)
                .list("counterparty", "kind", "status", "expires_on")
                .softDelete()
                .hooks(new AgreementHooks())
                .build();
    }

    @Bean
    RecordType<LegalHold> legalHoldType(LegalHoldHooks hooks) {
        return RecordType.of("legal_hold", LegalHold.class, LegalHold::blank)
                .label("Legal hold", "Legal holds")
                .path("legal-holds")
                .title("matter")
                .permissions(Permissions.ADMIN, Permissions.ADMIN)
                .field(Field.text("matter", "Matter").required().searchable().maxLength(200))
                .field(Field.text("subject_type", "Holds")
                        .required()
                        .immutable()
                        .maxLength(100)
                        .pattern("[a-z][a-z_]*", "organization, person, or a record type such as fax_document")
                        .description("organization: everything; person, or a record type such as fax_document: one."))
                .field(Field.text("subject_id", "Id")
                        .immutable()
                        .maxLength(36)
                        .description("Which one; empty for the whole organisation."))
                .field(Field.longText("reason", "Reason"))
                .list("matter", "subject_type", "subject_id", "created_at")
                .softDelete()
                .hooks(hooks)
                .build();
    }

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static final class AgreementHooks implements RecordHooks<Agreement> {
        @Override
        public void beforeSave(Agreement agreement, boolean creating) {
            agreement.forgetWarnings();
        }

        @Override
        public void validate(Agreement agreement, boolean creating, Violations violations) {
            LocalDate from = agreement.effectiveOn() == null ? agreement.signedOn() : agreement.effectiveOn();
            LocalDate until = agreement.expiresOn();
            if (from != null && until != null && until.isBefore(from)) {
                violations.add("expires_on", "before it begins", "a later day");
            }
        }
    }
}
