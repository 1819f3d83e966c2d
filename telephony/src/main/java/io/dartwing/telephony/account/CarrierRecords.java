package io.dartwing.telephony.account;

import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.carriers.Connector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CarrierRecords {
    private static final String STATE = "State";
    private static final String TEXTS = """
            {"type":"object","additionalProperties":{"type":"string"}}""";
    private static final String WRITE_ONLY_TEXTS = """
            {"type":"object","additionalProperties":{"type":"string"},"writeOnly":true}""";
    private static final String TEST = """
            {"type":"object","properties":{"at":{"type":"string","format":"date-time"},"works":{"type":"boolean"},
            "text":{"type":"string"},"balance":{"type":"number"},"currency":{"type":"string"}}}""";

    @Bean
    RecordType<CarrierEntry> carrierType(
            Connectors connectors, AccountSecrets secrets, JdbcClient jdbc, ObjectProvider<CarrierVitals> vitals) {
        return RecordType.of("carrier_account", CarrierEntry.class, CarrierEntry::new)
                .label("Carrier", "Carriers")
                .path("carriers")
                .title("name")
                .permissions("admin", "admin")
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.choice("connector", "Provider", names(connectors))
                        .required()
                        .immutable())
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .field(Field.integer("priority", "Priority", 1, 5)
                        .defaults(3)
                        .description("1 is preferred, 5 is the last choice."))
                .field(Field.integer("most_per_minute", "Faxes a minute, at most", 1, 10_000)
                        .section("Limits")
                        .description("Those that are too many wait in the queue. Empty: as many as there are."))
                .field(Field.integer("most_at_once", "Faxes at the same time, at most", 1, 10_000)
                        .section("Limits")
                        .description("Counted until the carrier says how they ended. Empty: as many as there are."))
                .field(Field.object("settings", "Settings", TEXTS)
                        .section("Account")
                        .widget("carrier-settings")
                        .description("By the names of the provider's fields, see /api/v1/carriers/connectors."))
                .field(Field.object("credentials", "Credentials", WRITE_ONLY_TEXTS)
                        .phi()
                        .section("Account")
                        .widget("carrier-credentials")
                        .description(
                                "Written, never shown. Those left out stay as they are; an empty text removes one."))
                .field(Field.texts("credential_names", "Credentials that are set")
                        .readOnly()
                        .section("Account"))
                .field(Field.integer("credential_version", "Version of the credentials", 1, Long.MAX_VALUE)
                        .readOnly()
                        .section("Account"))
                .field(Field.text("public_id", "Name in the webhooks' address")
                        .readOnly()
                        .section("Account"))
                .computed(
                        Field.text("callback", "Webhooks' address").section("Account"),
                        entry -> connectors
                                .named(entry.connector())
                                .map(connector -> connectors
                                        .callback(connector, entry.publicId())
                                        .toString())
                                .orElse(null))
                .computed(
                        Field.integer("health", "Health", 0, 100)
                                .section(STATE)
                                .description("The worst of its operations; empty while nothing is known."),
                        entry -> {
                            var score = vitals.getObject().score(entry.id());
                            return score.isPresent() ? score.getAsInt() : null;
                        })
                .computed(
                        Field.text("breaker", "Breaker").section(STATE),
                        entry -> vitals.getObject().breaker(entry.id()).orElse(null))
                .field(Field.object("last_test", "Last test", TEST).readOnly().section(STATE))
                .field(Field.timestamp("refused_at", "Last webhook refused")
                        .readOnly()
                        .section(STATE))
                .field(Field.text("refused_reason", "Why it was refused")
                        .readOnly()
                        .section(STATE))
                .list("name", "connector", "enabled", "priority", "health", "breaker")
                .unique("carrier_accounts_name", "name")
                .hooks(new CarrierHooks(connectors, secrets, jdbc))
                .softDelete()
                .build();
    }

    @Bean
    SealedData sealedCarrierCredentials(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database,
                transaction,
                keys,
                AccountSecrets.TABLE,
                AccountSecrets.COLUMN,
                "id",
                AccountSecrets::context);
    }

    private static String[] names(Connectors connectors) {
        return connectors.all().stream().map(Connector::name).toArray(String[]::new);
    }
}
