package io.dartwing.platform.records;

import io.dartwing.platform.database.ModuleMigrations;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
public class GadgetConfiguration {
    @Bean
    ModuleMigrations gadgetMigrations() {
        return new ModuleMigrations("platformtest", 99);
    }

    @Bean
    RecordType<Gadget> gadgetType() {
        return RecordType.of("gadget", Gadget.class, Gadget::new)
                .label("Gadget", "Gadgets")
                .path("gadgets")
                .title("title")
                .naming("GAD-.YYYY.-.#####")
                .permissions("fax:read", "admin")
                .field(Field.text("title", "Title").required().maxLength(40).searchable())
                .field(Field.phone("phone", "Phone"))
                .field(Field.email("email", "E-mail"))
                .field(Field.choice("colour", "Colour", Gadget.Colour.class).defaults("red"))
                .field(Field.integer("size", "Size", 1, 100))
                .field(Field.bool("active", "Active").defaults(true))
                .field(Field.timestamp("seen_at", "Seen"))
                .field(Field.reference("parent_id", "Parent", "gadget"))
                .field(Field.references("friends", "Friends", "gadget"))
                .field(Field.texts("tags", "Tags"))
                .field(Field.object("settings", "Settings", "{\"type\":\"object\"}"))
                .field(Field.secret("password", "Password"))
                .field(Field.longText("diagnosis", "Diagnosis").phi())
                .computed(Field.integer("title_length", "Title length", 0, 40), gadget -> gadget.title.length())
                .list("title", "colour")
                .unique("gadgets_title", "title")
                .build();
    }
}
