package io.dartwing.platform.apikey;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ApiKeyConfiguration {
    private static final String LIMITS = """
            {"type": "object", "additionalProperties": {
              "type": "object", "additionalProperties": false, "properties": {
                "per_second": {"type": "integer", "minimum": 0}, "per_minute": {"type": "integer", "minimum": 0},
                "per_day": {"type": "integer", "minimum": 0}, "concurrent": {"type": "integer", "minimum": 0}}}}""";

    @Bean
    ApiKeys apiKeys(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, Clock clock) {
        return new ApiKeys(jdbc, transactions, audit, clock);
    }

    @Bean
    KeyUses keyUses(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new KeyUses(jdbc, transactions, clock);
    }

    @Bean
    RecordType<ApiKey> apiKeyType(Clock clock) {
        String[] scopes = Permissions.SCOPES.toArray(String[]::new);
        return RecordType.of("api_key", ApiKey.class, ApiKey::new)
                .label("API key", "API keys")
                .path("api-keys")
                .title("name")
                .permissions(Permissions.ADMIN, Permissions.ADMIN)
                .field(Field.text("name", "Name").required().searchable().maxLength(200))
                .field(Field.choices("scopes", "Scopes", scopes).required().immutable())
                .field(Field.bool("test", "Test key")
                        .defaults(false)
                        .immutable()
                        .description("What it sends ends in a simulated outcome and reaches nobody."))
                .field(Field.timestamp("expires_at", "Expires"))
                .field(Field.texts("allowed_networks", "Allowed networks")
                        .maxLength(64)
                        .description("Addresses or CIDR blocks it may be used from. None: from everywhere."))
                .field(Field.object("limits", "Limits", LIMITS)
                        .widget("key-limits")
                        .description("By operation, in place of the defaults; 0 means no limit."))
                .field(Field.text("prefix", "Begins with").readOnly())
                .field(Field.timestamp("rotated_at", "Rotated").readOnly())
                .field(Field.timestamp("previous_until", "Old secret works until")
                        .readOnly())
                .field(Field.timestamp("last_used_at", "Last used").readOnly())
                .list("name", "prefix", "scopes", "expires_at", "last_used_at")
                .softDelete()
                .governsRights()
                .hooks(new ApiKeyHooks(clock))
                .build();
    }
}
