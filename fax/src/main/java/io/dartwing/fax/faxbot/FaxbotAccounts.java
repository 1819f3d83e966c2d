package io.dartwing.fax.faxbot;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.account.CarrierEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sets up accounts with the providers whose credentials are in Faxbot's environment. A provider
/// that the organisation ever had an account with is left alone: what an administrator changed or
/// deleted stays so.
@ForFaxbot
@Component
final class FaxbotAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(FaxbotAccounts.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FaxbotOrganization organization;
    private final FaxbotEnvironment environment;
    private final RecordService records;
    private final RecordType<CarrierEntry> type;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FaxbotAccounts(
            FaxbotOrganization organization,
            FaxbotEnvironment environment,
            RecordService records,
            RecordType<CarrierEntry> type,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.organization = organization;
        this.environment = environment;
        this.records = records;
        this.type = type;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Account(String name, Map<String, String> settings, Map<String, String> credentials) {}

    void setUp() {
        organization
                .find()
                .ifPresent(house -> Actors.runAs(SystemJobActor.of(house, "faxbot-accounts"), () -> {
                    setUp("phaxio", this::phaxio);
                    setUp("sinch", this::sinch);
                    setUp("signalwire", this::signalWire);
                }));
    }

    private void setUp(String connector, Supplier<Optional<Account>> wanted) {
        wanted.get()
                .ifPresent(account -> transaction.executeWithoutResult(status -> {
                    if (!known(connector)) {
                        ObjectNode values = JSON.createObjectNode()
                                .put("name", account.name)
                                .put("connector", connector);
                        account.settings.forEach(values.putObject("settings")::put);
                        account.credentials.forEach(values.putObject("credentials")::put);
                        records.create(type, values);
                        LOG.info("an account with {} is set up from the environment", connector);
                    }
                }));
    }

    /// Also one that was deleted.
    private boolean known(String connector) {
        return jdbc.sql("select exists (select from carrier_accounts where connector = ?)")
                .param(connector)
                .query(Boolean.class)
                .single();
    }

    private Optional<Account> phaxio() {
        return environment
                .text("PHAXIO_API_KEY")
                .flatMap(key -> environment
                        .text("PHAXIO_API_SECRET")
                        .map(secret -> new Account(
                                "Phaxio",
                                Map.of(),
                                Map.of(
                                        "api_key",
                                        key,
                                        "api_secret",
                                        secret,
                                        "webhook_token",
                                        environment
                                                .text("PHAXIO_CALLBACK_TOKEN")
                                                .orElse(secret)))));
    }

    private Optional<Account> sinch() {
        Optional<String> project = environment.text("SINCH_PROJECT_ID");
        Optional<String> key = environment.text("SINCH_API_KEY");
        Optional<String> secret = environment.text("SINCH_API_SECRET");
        if (project.isEmpty() || key.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        var settings = new LinkedHashMap<String, String>();
        settings.put("project_id", project.get());
        settings.put(
                "webhook_user", environment.text("SINCH_INBOUND_BASIC_USER").orElse("faxbot"));
        return Optional.of(new Account(
                "Sinch",
                settings,
                Map.of(
                        "access_key",
                        key.get(),
                        "access_secret",
                        secret.get(),
                        "webhook_password",
                        environment
                                .text("SINCH_INBOUND_BASIC_PASS")
                                .orElseGet(() -> DocumentToken.fresh().value()))));
    }

    private Optional<Account> signalWire() {
        Optional<String> space = environment.text("SIGNALWIRE_SPACE_URL");
        Optional<String> project = environment.text("SIGNALWIRE_PROJECT_ID");
        Optional<String> token = environment.text("SIGNALWIRE_API_TOKEN");
        Optional<String> signing = environment.text("SIGNALWIRE_WEBHOOK_SIGNING_KEY");
        if (space.isEmpty() || project.isEmpty() || token.isEmpty() || signing.isEmpty()) {
            return Optional.empty();
        }
        String name = space.get().replaceFirst("^https?://", "").replaceFirst("\\.signalwire\\.com/?$", "");
        return Optional.of(new Account(
                "SignalWire",
                Map.of("space", name, "project_id", project.get()),
                Map.of("api_token", token.get(), "signing_key", signing.get())));
    }
}
