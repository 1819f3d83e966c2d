package io.dartwing.fax.optout;

import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DoNotFaxRecords {
    static final String[] SOURCES = {"fax", "phone", "e-mail", "letter", "in person", "web", "import", "other"};

    @Bean
    RecordType<DoNotFaxEntry> doNotFaxType(EntityManager entities, Clock clock) {
        return RecordType.of("do_not_fax", DoNotFaxEntry.class, DoNotFaxEntry::new)
                .label("Number not to fax", "Do not fax")
                .path("do-not-fax")
                .title("number")
                .permissions("fax:read", "admin")
                .field(Field.phone("number", "Number").required().immutable().searchable())
                .field(Field.choice("applies_to", "Refused", DoNotFax.ALL, DoNotFax.BROADCASTS)
                        .defaults(DoNotFax.ALL)
                        .description("All: no fax goes to this number. Broadcasts: only what goes to many is refused."))
                .field(Field.choice("source", "Asked by", SOURCES).defaults("other"))
                .field(Field.text("reason", "Reason").maxLength(200))
                .field(Field.timestamp("asked_at", "Asked at").description("Empty: now."))
                .list("number", "applies_to", "source", "asked_at")
                .hooks(new Hooks(entities, clock))
                .build();
    }

    private record Hooks(EntityManager entities, Clock clock) implements RecordHooks<DoNotFaxEntry> {
        private static final Duration SKEW = Duration.ofMinutes(5);

        @Override
        public void validate(DoNotFaxEntry entry, boolean creating, Violations violations) {
            boolean taken = entities.createQuery(
                                    "select count(e) from DoNotFaxEntry e where e.number = :number and e.id <> :id"
                                            + " and e.deletedAt is null",
                                    Long.class)
                            .setParameter("number", entry.number())
                            .setParameter("id", entry.id())
                            .getSingleResult()
                    > 0;
            if (taken) {
                violations.add("number", "on the list already", "a number that is not");
            }
            @Nullable Instant asked = entry.askedAt();
            if (asked != null && asked.isAfter(clock.instant().plus(SKEW))) {
                violations.add("asked_at", "in the future", "when it was asked, or nothing for now");
            }
        }

        @Override
        public void beforeSave(DoNotFaxEntry entry, boolean creating) {
            if (entry.askedAt() == null) {
                entry.askedAt(clock.instant());
            }
        }
    }
}
