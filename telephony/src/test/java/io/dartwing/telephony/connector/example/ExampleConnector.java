package io.dartwing.telephony.connector.example;

import io.dartwing.kernel.Ids;
import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Signatures;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebhookSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An invented provider that sends faxes: it fetches the document from a link, signs its webhooks with HMAC-SHA256 over
/// `time.body`, and finds a fax by the reference it was given.
public final class ExampleConnector implements Connector, FaxSending, WebhookSource, HealthProbe {
    private static final JsonMapper JSON = new JsonMapper();
    static final Duration FRESH = Duration.ofMinutes(5);

    private final CarrierHttp http;

    public ExampleConnector(CarrierHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "example";
    }

    @Override
    public String label() {
        return "Example";
    }

    @Override
    public URI api() {
        return URI.create("https://api.example.com/v1");
    }

    @Override
    public URI documentation() {
        return URI.create("https://www.example.com/docs");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.secret("api_key", "API key", "Where the administrator finds it"),
                AccountField.secret("signing_secret", "Signing secret", "Proves the provider's webhooks"));
    }

    @Override
    public CarrierResult<DeliveryReport> sendFax(CarrierAccount account, FaxOrder order) {
        var wish = Map.of(
                "from", order.from(),
                "to", order.to(),
                "document", order.link().get(),
                "callback", account.callback(order.attempt()),
                "reference", order.attempt());
        var body = new StringEntity(JSON.writeValueAsString(wish), ContentType.APPLICATION_JSON);
        return ask(account, "POST", "/faxes", body, Effect.CREATES, ExampleConnector::report);
    }

    @Override
    public CarrierResult<DeliveryReport> faxStatus(CarrierAccount account, String providerId) {
        return ask(
                account, "GET", "/faxes/" + WebForms.encode(providerId), null, Effect.READS, ExampleConnector::report);
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findFax(CarrierAccount account, Sought sought) {
        return ask(account, "GET", "/faxes?reference=" + sought.attempt(), null, Effect.READS, answer -> {
            if (!answer.path("faxes").isArray()) {
                throw new IllegalArgumentException("faxes: missing (expected: a list)");
            }
            return answer.path("faxes").valueStream().findFirst().map(ExampleConnector::report);
        });
    }

    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        return ask(account, "GET", "/account", null, Effect.READS, answer -> "The account " + text(answer, "name"));
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        String time = webhook.header("x-example-time").orElse("");
        if (!time.matches("[0-9]{1,12}")) {
            return new Verification.Refused("x-example-time: missing (expected: seconds)");
        }
        String message = time + "." + new String(webhook.body(), StandardCharsets.UTF_8);
        byte[] expected = Signatures.hmacSha256(
                account.value("signing_secret").getBytes(StandardCharsets.UTF_8),
                message.getBytes(StandardCharsets.UTF_8));
        byte[] given = webhook.header("x-example-signature").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(HexFormat.of().formatHex(expected).getBytes(StandardCharsets.UTF_8), given)) {
            return new Verification.Refused("x-example-signature: does not match (expected: made with our secret)");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), webhook.receivedAt());
        return age.abs().compareTo(FRESH) <= 0
                ? Verification.GENUINE
                : new Verification.Refused("x-example-time: expired (expected: within 5 minutes)");
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        JsonNode told;
        try {
            told = JSON.readTree(new String(webhook.body(), StandardCharsets.UTF_8));
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("body: unreadable (expected: JSON)", malformed);
        }
        JsonNode fax = told.path("fax");
        return new Parsed(
                Optional.of(text(told, "event")),
                List.of(new CarrierEvent.FaxProgress(report(fax), Ids.parse(text(fax, "reference")))));
    }

    private static DeliveryReport report(JsonNode fax) {
        DeliveryState state = switch (text(fax, "state")) {
            case "queued" -> DeliveryState.ACCEPTED;
            case "sending" -> DeliveryState.SENDING;
            case "delivered" -> DeliveryState.DELIVERED;
            case "failed" -> DeliveryState.FAILED;
            default -> throw new IllegalArgumentException("state: unknown (expected: a documented one)");
        };
        String error = fax.path("error").asString("");
        Optional<CarrierCause> cause = error.isEmpty() ? Optional.empty() : Optional.of(cause(error));
        Instant at = Instant.ofEpochMilli(fax.path("at").asLong(0));
        return new DeliveryReport(text(fax, "id"), state, cause, error, OptionalInt.empty(), Optional.empty(), at);
    }

    private static CarrierCause cause(String code) {
        return switch (code) {
            case "busy" -> CarrierCause.BUSY;
            case "no_answer" -> CarrierCause.NO_ANSWER;
            case "voice" -> CarrierCause.VOICE_ANSWERED;
            case "dropped" -> CarrierCause.REMOTE_HANG_UP;
            case "no_such_number" -> CarrierCause.INVALID_NUMBER;
            case "unreachable" -> CarrierCause.UNREACHABLE;
            case "no_such_fax" -> CarrierCause.NO_SUCH;
            default -> CarrierCause.OTHER;
        };
    }

    private <T> CarrierResult<T> ask(
            CarrierAccount account,
            String method,
            String path,
            @Nullable HttpEntity body,
            Effect effect,
            Function<JsonNode, T> read) {
        var headers = Map.of("Authorization", "Bearer " + account.value("api_key"));
        var exchange = http.send(method, URI.create(account.api() + path), headers, body);
        return Answers.json(exchange, effect, answer -> new Done<>(read.apply(answer)), (status, answer) -> {
            String code = answer.path("error").asString("");
            return new Refused<>(cause(code), code, cause(code).sentence());
        });
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isString()) {
            throw new IllegalArgumentException(name + ": missing (expected: text)");
        }
        return node.path(name).asString();
    }
}
