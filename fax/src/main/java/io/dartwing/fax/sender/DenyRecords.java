package io.dartwing.fax.sender;

import io.dartwing.fax.inbox.Inbox;
import io.dartwing.fax.sharing.WorkGroup;
import io.dartwing.platform.database.ModuleMigrations;
import io.dartwing.platform.identity.Person;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DenyRecords {
    @Bean
    ModuleMigrations faxMigrations() {
        return new ModuleMigrations("fax", 30);
    }

    @Bean
    RecordType<DenyEntry> denyEntryType(EntityManager entities, SenderFilter filter) {
        return RecordType.of("deny_entry", DenyEntry.class, DenyEntry::new)
                .label("Known sender", "Known senders")
                .path("deny-list")
                .title("pattern")
                .permissions("fax:read", "admin")
                .field(SenderFields.pattern())
                .field(SenderFields.effect(
                        "Block: its faxes are kept, but in nobody's inbox. Allow: its faxes are never held"
                                + " as spam. The entry that names the number most exactly decides."))
                .field(SenderFields.reason())
                .field(SenderFields.expiresAt())
                .field(Field.reference("inbox_id", "Into the inbox", "inbox")
                        .section("Where its faxes go")
                        .description(
                                "Allowed senders only. It goes before the rules; they still set priority and tags."))
                .field(Field.reference("person_id", "To the person", "person").section("Where its faxes go"))
                .field(Field.reference("group_id", "To the work group", "work_group")
                        .section("Where its faxes go"))
                .list("pattern", "effect", "reason", "expires_at")
                .unique("deny_entries_pattern", "pattern")
                .hooks(new Hooks(entities, filter))
                .build();
    }

    private record Hooks(EntityManager entities, SenderFilter filter) implements RecordHooks<DenyEntry> {
        @Override
        public void validate(DenyEntry entry, boolean creating, Violations violations) {
            if (entry.inboxId() != null && entities.find(Inbox.class, entry.inboxId()) == null) {
                violations.add("inbox_id", "no such inbox", "one of the organisation's inboxes");
            }
            if (entry.groupId() != null && entities.find(WorkGroup.class, entry.groupId()) == null) {
                violations.add("group_id", "no such group", "one of the organisation's work groups");
            }
            if (entry.personId() != null && !isActive(entry.personId())) {
                violations.add("person_id", "no such person", "an active person of the organisation");
            }
            if (entry.groupId() != null && (entry.inboxId() != null || entry.personId() != null)) {
                violations.add("group_id", "beside an inbox or a person", "a group alone: it has its own inbox");
            }
        }

        @Override
        public void afterSave(DenyEntry entry, boolean creating) {
            filter.listed(entry.organizationId(), entry.pattern());
        }

        private boolean isActive(UUID person) {
            Person found = entities.find(Person.class, person);
            return found != null && found.active();
        }
    }
}
