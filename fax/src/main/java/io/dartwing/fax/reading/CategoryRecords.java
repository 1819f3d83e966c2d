package io.dartwing.fax.reading;

import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CategoryRecords {
    @Bean
    RecordType<DocumentCategory> documentCategoryType(EntityManager entities) {
        return RecordType.of("document_category", DocumentCategory.class, DocumentCategory::new)
                .label("Category", "Categories")
                .path("document-categories")
                .title("label")
                .permissions("fax:read", "admin")
                .field(Field.text("code", "Code")
                        .required()
                        .maxLength(40)
                        .pattern("[a-z][a-z0-9_]{1,39}", "small letters, digits and _, such as sleep_study")
                        .searchable()
                        .description("As rules and the API know it."))
                .field(Field.text("label", "Name").required().maxLength(60).searchable())
                .field(Field.text("description", "What belongs to it").maxLength(200))
                .list("label", "code", "description")
                .hooks(new Hooks(entities))
                .build();
    }

    private record Hooks(EntityManager entities) implements RecordHooks<DocumentCategory> {
        @Override
        public void validate(DocumentCategory category, boolean creating, Violations violations) {
            if (Categories.reserved(category.code())) {
                violations.add("code", "every organisation has it already", "a code of your own");
            }
            boolean taken = entities.createQuery(
                                    "select count(c) from DocumentCategory c where c.code = :code and c.id <> :id"
                                            + " and c.deletedAt is null",
                                    Long.class)
                            .setParameter("code", category.code())
                            .setParameter("id", category.id())
                            .getSingleResult()
                    > 0;
            if (taken) {
                violations.add("code", "taken", "a code that no other category has");
            }
        }
    }
}
