package io.dartwing.fax.inbound;

import io.dartwing.platform.database.ModuleMigrations;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DenyRecords {
    @Bean
    ModuleMigrations faxMigrations() {
        return new ModuleMigrations("fax", 30);
    }

    @Bean
    RecordType<DenyEntry> denyEntryType() {
        return RecordType.of("deny_entry", DenyEntry.class, DenyEntry::new)
                .label("Known sender", "Known senders")
                .path("deny-list")
                .title("pattern")
                .permissions("fax:read", "admin")
                .field(Field.text("pattern", "Number")
                        .required()
                        .maxLength(17)
                        .pattern("\\+[1-9][0-9]{1,14}\\*?", "a number such as +12025550143, or a prefix such as +1900*")
                        .searchable()
                        .description("A number, or a prefix with * behind it."))
                .field(Field.choice("effect", "Effect", "block", "allow")
                        .defaults("block")
                        .description("Block: its faxes are kept, but in nobody's inbox. Allow: its faxes are never held"
                                + " as spam. The entry that names the number most exactly decides."))
                .field(Field.text("reason", "Reason").maxLength(200))
                .field(Field.timestamp("expires_at", "Until"))
                .list("pattern", "effect", "reason", "expires_at")
                .build();
    }
}
