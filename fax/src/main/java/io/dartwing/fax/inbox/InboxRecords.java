package io.dartwing.fax.inbox;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.number.Numbers;
import java.util.regex.Pattern;
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
                .field(
                        Field.choice("mail_copies", "Tell by e-mail", "off", "notice", "link", "pages")
                                .defaults("off")
                                .section("E-mail")
                                .description(
                                        "Of each fax that is delivered here. Notice: only that there is one. Link: and"
                                                + " where it is. Pages: attached as PDF. The setting “What may leave by e-mail” bounds it."))
                .field(Field.texts("mail_to", "Addresses").maxLength(254).section("E-mail"))
                .list("name", "description", "members")
                .hooks(new Hooks(jdbc, numbers))
                .build();
    }

    private record Hooks(JdbcClient jdbc, Numbers numbers) implements RecordHooks<Inbox> {
        private static final Pattern ADDRESS = Pattern.compile(
                "[^\\s@<>()\\[\\],;:\\\\\"\\p{Cntrl}]{1,64}@[^\\s@<>()\\[\\],;:\\\\\"\\p{Cntrl}]{1,185}");
        private static final int MOST_ADDRESSES = 20;

        @Override
        public void validate(Inbox inbox, boolean creating, Violations violations) {
            if (inbox.mailTo().size() > MOST_ADDRESSES
                    || inbox.mailTo().stream()
                            .anyMatch(it -> !ADDRESS.matcher(it).matches())) {
                violations.add(
                        "mail_to", "not addresses", "at most " + MOST_ADDRESSES + " such as desk@clinic.example");
            }
            if (inbox.mailTo().isEmpty() && !inbox.mailCopies().equals("off")) {
                violations.add("mail_to", "missing", "at least one address");
            }
        }

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
