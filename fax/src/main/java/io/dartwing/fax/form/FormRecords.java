package io.dartwing.fax.form;

import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import jakarta.persistence.EntityManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FormRecords {
    /// Each is laid under every page that comes in.
    static final int MOST = 100;

    private static final String PLACE = """
            "page": {"type": ["integer", "null"], "minimum": 1, "maximum": 20},
            "x": {"type": ["number", "null"]}, "y": {"type": ["number", "null"]},
            "w": {"type": ["number", "null"]}, "h": {"type": ["number", "null"]}""";
    private static final String WORDS = """
            {"type": ["array", "null"], "maxItems": 20, "items": {"type": "string", "maxLength": 120}}""";
    private static final String DEFINITION = """
            {"type": "object", "properties": {
              "shape": {"type": ["number", "null"], "description": "Height of its pages in their widths."},
              "needed": {"type": ["number", "null"], "description": "Share of its print that has to be found."},
              "anchors": {"type": "array", "maxItems": 100, "items": {"type": "object", "properties": {
                "text": {"type": "string", "maxLength": 120}, "also": %s, %s,
                "required": {"type": ["boolean", "null"]}}}},
              "fields": {"type": "array", "maxItems": 400, "items": {"type": "object", "properties": {
                "name": {"type": "string", "maxLength": 40}, "label": {"type": "string", "maxLength": 120},
                "type": {"type": "string", "enum": ["text", "number", "date", "code", "checkbox"]}, %s,
                "beside": %s, "side": {"type": ["string", "null"], "enum": ["right", "below", "either", null]},
                "print": %s}}}}}""".formatted(WORDS, PLACE, PLACE, WORDS, WORDS);

    @Bean
    RecordType<OwnForm> formTemplateType(EntityManager entities) {
        return RecordType.of("form_template", OwnForm.class, OwnForm::new)
                .label("Form template", "Form templates")
                .path("form-templates")
                .title("title")
                .permissions("fax:read", "admin")
                .field(Field.text("name", "Name")
                        .required()
                        .maxLength(40)
                        .pattern("[a-z][a-z0-9_]{1,39}", "small letters, digits and _, such as home_oxygen_order")
                        .searchable()
                        .description("As rules and the API know it. That of one that comes with the program takes its"
                                + " place."))
                .field(Field.text("title", "Title").required().maxLength(120).searchable())
                .field(Field.bool("enabled", "Recognised")
                        .defaults(true)
                        .description("Looked for in faxes that come in."))
                .field(Field.object("definition", "Print and fields", DEFINITION)
                        .required()
                        .widget("form-template")
                        .description("What the form prints and where, and where its fields are."))
                .list("title", "name", "enabled")
                .unique("form_templates_name", "name")
                .hooks(new Hooks(entities))
                .build();
    }

    private record Hooks(EntityManager entities) implements RecordHooks<OwnForm> {
        @Override
        public void validate(OwnForm form, boolean creating, Violations violations) {
            if (!violations.isEmpty()) {
                return;
            }
            form.definition().template(form.name(), form.title(), violations);
            long others = entities.createQuery("select count(f) from OwnForm f where f.deletedAt is null", Long.class)
                    .getSingleResult();
            if (creating && others >= MOST) {
                violations.add("name", "too many form templates", "at most " + MOST);
            }
        }
    }
}
