package io.dartwing.fax.inbox;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.permission.Action.OnRecord;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.number.Numbers;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class InboxRecords {
    private static final String ESCALATION = """
            {"type": "object", "additionalProperties": false, "properties": {"steps": {
              "type": "array", "maxItems": 10, "items": {
                "type": "object", "additionalProperties": false, "required": ["after_minutes", "unless", "to"],
                "properties": {
                  "after_minutes": {"type": "integer", "minimum": 1, "maximum": 86400},
                  "unless": {"type": "string", "enum": ["taken", "done"]},
                  "to": {"type": "string", "enum": ["members", "person", "group", "manager"]},
                  "person_id": {"type": ["string", "null"], "format": "uuid", "x-reference": "person"},
                  "group_id": {"type": ["string", "null"], "format": "uuid", "x-reference": "work_group"}}}}}}""";

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
                .field(Field.references("viewers", "Members who only look", "person")
                        .description("They read its faxes and change nothing. The other members work on them."))
                .field(Field.references("admins", "Members who administer", "person")
                        .description("They also change the inbox's members and its rules."))
                .field(Field.reference("manager_id", "Manager", "person").section("Escalation"))
                .field(Field.reference("stand_in_id", "Stand-in of the manager", "person")
                        .section("Escalation")
                        .description("Gets what the manager would get while the manager is not there."))
                .field(Field.object("escalation", "When a fax lies too long", ESCALATION)
                        .section("Escalation")
                        .widget("escalation")
                        .description("Step after step, until somebody takes or finishes it. Putting a fax aside stops"
                                + " its clock."))
                .field(
                        Field.choice("mail_copies", "Tell by e-mail", "off", "notice", "link", "pages")
                                .defaults("off")
                                .section("E-mail")
                                .description(
                                        "Of each fax that is delivered here. Notice: only that there is one. Link: and"
                                                + " where it is. Pages: attached as PDF. The setting “What may leave by e-mail” bounds it."))
                .field(Field.texts("mail_to", "Addresses").maxLength(254).section("E-mail"))
                .list("name", "description", "members", "viewers", "admins")
                .opensItself()
                .hooks(new Hooks(jdbc, numbers))
                .build();
    }

    private record Hooks(JdbcClient jdbc, Numbers numbers) implements RecordHooks<Inbox> {
        private static final int MOST_ADDRESSES = 20;
        private static final Set<String> ADMINISTERED =
                Set.of("description", "members", "viewers", "admins", "manager_id", "stand_in_id", "escalation");

        /// Whoever administers an inbox says who belongs to it and what becomes of faxes that lie there.
        @Override
        public Set<String> openedTo(UUID person, Inbox inbox, OnRecord act) {
            return act == OnRecord.UPDATE && inbox.admins().contains(person) ? ADMINISTERED : Set.of();
        }

        @Override
        public void validate(Inbox inbox, boolean creating, Violations violations) {
            mail(inbox, violations);
            roles(inbox, violations);
            Escalation escalation = inbox.escalation();
            if (escalation.steps().size() > Escalation.MOST) {
                violations.add("escalation", "too many steps", "at most " + Escalation.MOST);
                return;
            }
            inbox.managerId().filter(id -> !active(id)).ifPresent(id -> person("manager_id", violations));
            inbox.standInId().filter(id -> !active(id)).ifPresent(id -> person("stand_in_id", violations));
            for (Escalation.Step step : escalation.steps()) {
                step.fault().ifPresent(expected -> violations.add("escalation", "not usable", expected));
                if (step.personId() != null && !active(step.personId())) {
                    person("escalation", violations);
                }
                if (step.groupId() != null && !group(step.groupId())) {
                    violations.add("escalation", "no such group", "one of the organisation's work groups");
                }
                if ("manager".equals(step.to()) && inbox.managerId().isEmpty()) {
                    violations.add("manager_id", "missing", "a manager, since a step leads to the manager");
                }
            }
        }

        private static void roles(Inbox inbox, Violations violations) {
            if (!inbox.members().containsAll(inbox.viewers())) {
                violations.add("viewers", "not members", "only some of the members");
            }
            if (!inbox.members().isEmpty() && !inbox.members().containsAll(inbox.admins())) {
                violations.add("admins", "not members", "only some of the members");
            }
            if (inbox.admins().stream().anyMatch(inbox.viewers()::contains)) {
                violations.add("viewers", "administer it", "members who are not among its admins");
            }
        }

        private static void mail(Inbox inbox, Violations violations) {
            if (inbox.mailTo().size() > MOST_ADDRESSES
                    || !inbox.mailTo().stream().allMatch(MailMessage::isAddress)) {
                violations.add(
                        "mail_to", "not addresses", "at most " + MOST_ADDRESSES + " such as desk@clinic.example");
            }
            if (inbox.mailTo().isEmpty() && !inbox.mailCopies().equals("off")) {
                violations.add("mail_to", "missing", "at least one address");
            }
        }

        @Override
        public void beforeSave(Inbox inbox, boolean creating) {
            inbox.tidy();
        }

        private static void person(String field, Violations violations) {
            violations.add(field, "no such person", "an active person of the organisation");
        }

        private boolean active(UUID person) {
            return jdbc.sql("select exists (select from people where id = ? and status = 'active'"
                            + " and deleted_at is null)")
                    .param(person)
                    .query(Boolean.class)
                    .single();
        }

        /// Groups know inboxes, so that their rows are asked here and not they.
        private boolean group(UUID id) {
            return jdbc.sql("select exists (select from work_groups where id = ? and deleted_at is null)")
                    .param(id)
                    .query(Boolean.class)
                    .single();
        }

        @Override
        public void beforeDelete(Inbox inbox) {
            long uses = jdbc.sql("""
                            select (select count(*) from fax_documents where inbox_id = :id)
                                 + (select count(*) from routing_rules
                                    where action ->> 'inbox_id' = :id::text or inbox_id = :id)
                                 + (select count(*) from work_groups where inbox_id = :id)
                                 + (select count(*) from deny_entries where inbox_id = :id)""").param("id", inbox.id()).query(Long.class).single();
            if (uses > 0 || numbers.all().stream().anyMatch(number -> inbox.id().equals(number.inboxId()))) {
                throw new ProblemException(
                        FaxError.INBOX_IN_USE,
                        "inbox: holds faxes, or numbers, rules, groups and senders lead to it (expected: none)");
            }
        }
    }
}
