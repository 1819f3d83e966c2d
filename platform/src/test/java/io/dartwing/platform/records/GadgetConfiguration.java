package io.dartwing.platform.records;

import io.dartwing.platform.database.ModuleMigrations;
import io.dartwing.platform.permission.PhiRole;
import io.dartwing.platform.permission.RecordTypeRef;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
public class GadgetConfiguration {
    @Bean
    ModuleMigrations gadgetMigrations() {
        return new ModuleMigrations("platformtest", 99);
    }

    @Bean
    RecordType<PatientCard> patientCardType() {
        return RecordType.of("patient_card", PatientCard.class, PatientCard::new)
                .label("Patient card", "Patient cards")
                .path("patient-cards")
                .title("ward")
                .permissions("fax:read", "admin")
                .field(Field.text("ward", "Ward").required().searchable())
                .field(Field.text("mrn", "Medical record number")
                        .required()
                        .maxLength(20)
                        .encryptedWithIndex())
                .field(Field.text("full_name", "Name").encryptedWithIndex())
                .field(Field.date("born", "Born").encrypted())
                .field(Field.longText("note", "Note").encrypted())
                .list("ward", "mrn")
                .build();
    }

    @Bean
    RecordType<Gadget> gadgetType() {
        return RecordType.of("gadget", Gadget.class, Gadget::new)
                .label("Gadget", "Gadgets")
                .path("gadgets")
                .title("title")
                .naming("GAD-.YYYY.-.#####")
                .permissions("fax:read", "admin")
                .field(Field.text("title", "Title").required().maxLength(40).searchable())
                .field(Field.phone("phone", "Phone"))
                .field(Field.email("email", "E-mail"))
                .field(Field.choice("colour", "Colour", Gadget.Colour.class).defaults("red"))
                .field(Field.integer("size", "Size", 1, 100))
                .field(Field.bool("active", "Active").defaults(true))
                .field(Field.timestamp("seen_at", "Seen"))
                .field(Field.reference("parent_id", "Parent", "gadget"))
                .field(Field.references("friends", "Friends", "gadget"))
                .field(Field.texts("tags", "Tags"))
                .field(Field.object("settings", "Settings", "{\"type\":\"object\"}"))
                .field(Field.secret("password", "Password"))
                .field(Field.longText("diagnosis", "Diagnosis").phi())
                .computed(Field.integer("title_length", "Title length", 0, 40), gadget -> gadget.title.length())
                .list("title", "colour")
                .unique("gadgets_title", "title")
                .build();
    }

    /// Any id will do: these people are no members of anything.
    @Bean
    ReferenceTarget anyId() {
        return new ReferenceTarget() {
            @Override
            public String type() {
                return "any";
            }

            @Override
            public Set<UUID> existing(Collection<UUID> ids) {
                return Set.copyOf(ids);
            }
        };
    }

    @Bean
    RecordType<Note> noteType() {
        return RecordType.of("note", Note.class, Note::new)
                .label("Note", "Notes")
                .path("notes")
                .title("title")
                .permissions("note:read", "note:write")
                .seeAll("note:all")
                .field(Field.text("title", "Title").required().searchable())
                .field(Field.longText("body", "Body").phi().searchable())
                .field(Field.integer("salary", "Salary", 0, 1000).permission("hr:read"))
                .field(Field.reference("owner_id", "Owner", "any"))
                .field(Field.reference("assigned_to", "Assigned to", "any"))
                .field(Field.reference("team_id", "Team", "any"))
                .field(Field.reference("contact_id", "Contact", "any"))
                .field(Field.reference("patient_id", "Patient", "any"))
                .field(Field.references("kept_for", "Kept for", "any"))
                .people(PeopleField.OWNER, "owner_id")
                .people(PeopleField.ASSIGNEE, "assigned_to")
                .people(PeopleField.TEAM, "team_id")
                .people(PeopleField.CONTACT, "contact_id")
                .people(PeopleField.PATIENT, "patient_id")
                .people(PeopleField.KEPT_FOR, "kept_for")
                .phi(new RecordTypeRef.Phi(Map.of(PhiRole.MEDICAL_RECORDS, Set.of("salary", "owner_id"))))
                .list("title")
                .build();
    }
}
