package io.dartwing.fax.cover;

import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CoverRecords {
    private static final String DESIGN = """
            {"type": "object", "properties": {"blocks": {"type": "array", "maxItems": 60, "items": {"type": "object",
              "properties": {
                "kind": {"type": "string", "enum": ["text", "logo", "line", "box"]},
                "x": {"type": "number"}, "y": {"type": "number"}, "w": {"type": "number"}, "h": {"type": "number"},
                "text": {"type": "string", "maxLength": 2000},
                "size": {"type": "integer", "minimum": 6, "maximum": 96},
                "align": {"type": "string", "enum": ["left", "center", "right"]},
                "shown_with": {"type": "string"},
                "image": {"type": "string", "description": "PNG or JPEG as Base64"}}}}}}""";

    @Bean
    RecordType<CoverTemplate> coverTemplateType() {
        return RecordType.of("cover_template", CoverTemplate.class, CoverTemplate::new)
                .label("Cover page", "Cover pages")
                .path("cover-templates")
                .title("name")
                .permissions("fax:read", "admin")
                .field(Field.text("name", "Name").required().maxLength(60).searchable())
                .field(Field.reference("inbox_id", "Inbox", "inbox")
                        .description("Usual for faxes from numbers of this inbox: a department's own cover page."))
                .field(Field.bool("standard", "Usual for all")
                        .defaults(false)
                        .description("Taken unless a person, an inbox or whoever sends has another one."))
                .field(Field.object("design", "Design", DESIGN)
                        .required()
                        .widget("cover-design")
                        .description("Blocks on a page of 210 × 277 mm; texts may hold fields: {{subject}}."))
                .list("name", "inbox_id", "standard")
                .unique("cover_templates_name", "name")
                .unique("cover_templates_standard", "standard")
                .unique("cover_templates_inbox", "inbox_id")
                .hooks(new Hooks())
                .build();
    }

    private static final class Hooks implements RecordHooks<CoverTemplate> {
        @Override
        public void validate(CoverTemplate template, boolean creating, Violations violations) {
            CoverCheck.check(template.design(), violations);
        }
    }
}
