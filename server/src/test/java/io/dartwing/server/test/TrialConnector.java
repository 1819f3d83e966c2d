package io.dartwing.server.test;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.BalanceReport;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A provider of the tests: believes `Authorization: Basic <api key>`, tells of faxes in a JSON of its own.
public final class TrialConnector implements Connector, WebhookSource, HealthProbe, BalanceReport {
    public static final String NAME = "trial";

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "Trial";
    }

    @Override
    public URI api() {
        return URI.create("https://api.trial.test");
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.trial.test");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.secret("api_key", "API key", "From the portal"),
                AccountField.secret("public_key", "Public key", "").optional(),
                AccountField.setting("connection_id", "Connection", ""));
    }

    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        return account.value("api_key").startsWith("good")
                ? new CarrierResult.Done<>("Trial account at " + account.api().getHost())
                : new CarrierResult.Refused<>(CarrierCause.AUTHENTICATION, "401", "The key was not accepted");
    }

    @Override
    public CarrierResult<Money> balance(CarrierAccount account) {
        return new CarrierResult.Done<>(Money.of("12.3450", "USD"));
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        byte[] expected = ("Basic " + account.value("api_key")).getBytes(StandardCharsets.UTF_8);
        byte[] shown = webhook.header("authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, shown)
                ? Verification.GENUINE
                : new Verification.Refused("Authorization: not this account's");
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        JsonNode body = JSON.readTree(webhook.body());
        if (!body.path("state").isString()) {
            throw new IllegalArgumentException("state: missing (expected: a text)");
        }
        var report = DeliveryReport.of(
                body.path("fax").asString(),
                DeliveryState.valueOf(body.path("state").asString()),
                webhook.receivedAt());
        return new Parsed(
                Optional.of(body.path("event").asString("")).filter(id -> !id.isEmpty()),
                List.of(new CarrierEvent.FaxProgress(report, webhook.attempt())));
    }

    @Override
    public Reply reply(RawWebhook webhook) {
        return new Reply(202, "text/plain", "thanks");
    }
}
