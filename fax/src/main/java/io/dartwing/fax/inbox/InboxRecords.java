package io.dartwing.fax.inbox;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.number.Numbers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class InboxRecords {
    @Bean
    RecordType<Inbox> inboxType(JdbcClient jdbc, Numbers numbers) {
        return RecordType.of("inbox", Inbox.class, Inbox::new)
                .label("Inbox", "Inboxes")
                .path("inboxes")
                .title("name")
                .permissions("fax:read", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.longText("description", "Description").maxLength(400))
                .field(Field.references("members", "Members", "person")
                        .description("Who sees this inbox. None: everyone who may read faxes."))
                .list("name", "description", "members")
                .hooks(new Hooks(jdbc, numbers))
                .build();
    }

    private record Hooks(JdbcClient jdbc, Numbers numbers) implements RecordHooks<Inbox> {
        @Override
        public void beforeDelete(Inbox inbox) {
            long uses = jdbc.sql("""
                            select (select count(*) from fax_documents where inbox_id = :id)
                                 + (select count(*) from routing_rules where action ->> 'inbox_id' = :id::text)""").param("id", inbox.id()).query(Long.class).single();
            if (uses > 0 || numbers.all().stream().anyMatch(number -> inbox.id().equals(number.inboxId()))) {
                throw new ProblemException(
                        FaxError.INBOX_IN_USE, "inbox: holds faxes, or numbers and rules lead to it (expected: none)");
            }
        }
    }
}
