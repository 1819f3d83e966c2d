package io.dartwing.fax.version;

import io.dartwing.platform.identity.People;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StampRecords {
    @Bean
    RecordType<FaxStamp> faxStampType(EntityManager entities, People people) {
        return RecordType.of("fax_stamp", FaxStamp.class, FaxStamp::new)
                .label("Stamp", "Stamps")
                .path("fax-stamps")
                .title("name")
                .permissions("fax:read", "admin")
                .field(Field.text("name", "Name").required().maxLength(60).searchable())
                .field(Field.longText("text", "Text")
                        .required()
                        .maxLength(200)
                        .description("One line each, the first is the largest. {date}, {time}, {person}, {fax},"
                                + " {sender} and {received} (when the fax came in) are filled in."))
                .field(Field.choice("color", "Color", "black", "red", "blue", "green", "violet")
                        .defaults("red"))
                .field(Field.choice("border", "Border", "none", "single", "double", "round")
                        .defaults("single"))
                .field(Field.integer("opacity", "Opacity (%)", 10, 100).defaults(100))
                .field(Field.texts("roles", "Only for roles")
                        .maxLength(60)
                        .description("Keys of roles such as fax_user. None: for everybody."))
                .list("name", "color", "border")
                .hooks(new Hooks(entities, people))
                .build();
    }

    private record Hooks(EntityManager entities, People people) implements RecordHooks<FaxStamp> {
        @Override
        public void validate(FaxStamp stamp, boolean creating, Violations violations) {
            if (stamp.text().lines().count() > Stamps.MOST_LINES) {
                violations.add("text", "too many lines", "at most " + Stamps.MOST_LINES);
            }
            people.requireKnownRoles(stamp.roles());
            boolean taken = entities.createQuery(
                                    "select count(s) from FaxStamp s where lower(s.name) = lower(:name)"
                                            + " and s.id <> :id and s.deletedAt is null",
                                    Long.class)
                            .setParameter("name", stamp.name())
                            .setParameter("id", stamp.id())
                            .getSingleResult()
                    > 0;
            if (taken) {
                violations.add("name", "taken", "a name that no other stamp has");
            }
        }
    }
}
