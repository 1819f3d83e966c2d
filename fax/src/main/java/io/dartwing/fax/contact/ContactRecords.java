package io.dartwing.fax.contact;

import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ContactRecords {
    static final String[] RESOLUTIONS = {"standard", "fine", "superfine"};

    @Bean
    RecordType<ContactGroup> contactGroupType(JdbcClient jdbc) {
        return RecordType.of("contact_group", ContactGroup.class, ContactGroup::new)
                .label("Contact group", "Contact groups")
                .path("contact-groups")
                .title("name")
                .permissions("fax:read", "fax:send")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.longText("description", "Description").maxLength(400))
                .list("name", "description")
                .unique("contact_groups_name", "name")
                .hooks(new GroupHooks(jdbc))
                .build();
    }

    @Bean
    RecordType<Contact> contactType(ObjectProvider<ContactIndex> index) {
        return RecordType.of("contact", Contact.class, Contact::new)
                .label("Contact", "Contacts")
                .path("contacts")
                .title("name")
                .permissions("fax:read", "fax:send")
                .field(Field.text("name", "Name").required().maxLength(100).encrypted())
                .field(Field.text("company", "Organisation").maxLength(100).encrypted())
                .field(Field.phone("fax_number", "Fax number").required().encryptedWithIndex())
                .field(Field.phone("other_fax_number", "Second fax number").encryptedWithIndex())
                .field(Field.email("email", "E-mail").encrypted())
                .field(Field.references("group_ids", "Groups", "contact_group"))
                .field(Field.text("time_zone", "Time zone")
                        .maxLength(40)
                        .widget("time-zone")
                        .description("Such as America/New_York: faxes can be sent at a time that is good there."))
                .field(Field.choice("resolution", "Resolution", RESOLUTIONS)
                        .description("How faxes to this contact are sent, unless somebody chooses otherwise."))
                .field(Field.longText("notes", "Notes").maxLength(2000).encrypted())
                .list("name", "company", "fax_number", "group_ids")
                .hooks(new Hooks(index))
                .build();
    }

    private record GroupHooks(JdbcClient jdbc) implements RecordHooks<ContactGroup> {
        /// Its contacts stay.
        @Override
        public void beforeDelete(ContactGroup group) {
            jdbc.sql(
                            "update contacts set group_ids = group_ids - :group where group_ids @> to_jsonb(cast(:group as text))")
                    .param("group", group.id().toString())
                    .update();
        }
    }

    private record Hooks(ObjectProvider<ContactIndex> index) implements RecordHooks<Contact> {
        @Override
        public void validate(Contact contact, boolean creating, Violations violations) {
            String zone = contact.timeZone();
            if (zone != null && !known(zone)) {
                violations.add("time_zone", "not a time zone", "a name such as America/New_York");
            }
        }

        private static boolean known(String zone) {
            try {
                return zone.contains("/") && ZoneId.of(zone) != null;
            } catch (DateTimeException unknown) {
                return false;
            }
        }

        @Override
        public void afterSave(Contact contact, boolean creating) {
            index.getObject().put(contact);
        }
    }
}
