package io.dartwing.fax.tag;

import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TagRecords {
    @Bean
    RecordType<FaxTag> faxTagType(EntityManager entities) {
        return RecordType.of("fax_tag", FaxTag.class, FaxTag::new)
                .label("Tag", "Tags")
                .path("fax-tags")
                .title("name")
                .permissions("fax:read", "admin")
                .field(Field.text("name", "Name").required().maxLength(40).searchable())
                .field(Field.choice(
                                "color", "Color", "gray", "red", "orange", "yellow", "green", "teal", "blue", "violet",
                                "pink")
                        .defaults("gray"))
                .list("name", "color")
                .hooks(new Hooks(entities))
                .build();
    }

    private record Hooks(EntityManager entities) implements RecordHooks<FaxTag> {
        @Override
        public void validate(FaxTag tag, boolean creating, Violations violations) {
            boolean taken = entities.createQuery(
                                    "select count(t) from FaxTag t where lower(t.name) = lower(:name) and t.id <> :id"
                                            + " and t.deletedAt is null",
                                    Long.class)
                            .setParameter("name", tag.name())
                            .setParameter("id", tag.id())
                            .getSingleResult()
                    > 0;
            if (taken) {
                violations.add("name", "taken", "a name that no other tag has");
            }
        }
    }
}
