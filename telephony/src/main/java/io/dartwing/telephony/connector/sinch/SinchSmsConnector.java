package io.dartwing.telephony.connector.sinch;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.MediaRef;
import io.dartwing.telephony.carriers.MediaSource;
import io.dartwing.telephony.carriers.MessageSending;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebhookSource;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sinch's SMS REST API: <https://developers.sinch.com/docs/sms/api-reference/sms/>.
///
/// A message is a batch to one recipient. There is no idempotency key: the attempt travels as `client_reference`, by
/// which batches are listed (<https://developers.sinch.com/docs/sms/api-reference/sms/tag/Batches/>).
public final class SinchSmsConnector implements Connector, MessageSending, WebhookSource, MediaSource, HealthProbe {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DEFAULT_HOST = "us.sms.api.sinch.com";

    private final CarrierHttp http;
    private final Clock clock;

    public SinchSmsConnector(CarrierHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sinch-sms";
    }

    @Override
    public String label() {
        return "Sinch SMS";
    }

    @Override
    public URI api() {
        return URI.create("https://" + DEFAULT_HOST + "/xms/v1");
    }

    @Override
    public URI documentation() {
        return URI.create("https://developers.sinch.com/docs/sms/");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.setting("service_plan_id", "Service plan ID", "Sinch Build dashboard: SMS, APIs"),
                AccountField.secret("api_token", "API token", "Sinch Build dashboard: SMS, APIs"),
                AccountField.setting("region", "Region", "us, eu, au, br or ca; empty: us")
                        .optional(),
                AccountField.secret("webhook_secret", "Webhook secret", "If Sinch signs your callbacks (HMAC)")
                        .optional(),
                AccountField.setting("webhook_user", "Webhook user", "If Sinch was told Basic credentials")
                        .optional(),
                AccountField.secret("webhook_password", "Webhook password", "If Sinch was told Basic credentials")
                        .optional());
    }

    @Override
    public CarrierResult<DeliveryReport> sendMessage(CarrierAccount account, MessageOrder order) {
        if (order.media().size() > 1) {
            return new Refused<>(CarrierCause.INVALID_REQUEST, "", "This carrier sends one medium in a message");
        }
        var wish = JSON.createObjectNode();
        wish.put("from", order.from());
        wish.putArray("to").add(order.to());
        if (order.media().isEmpty()) {
            wish.put("type", "mt_text").put("body", order.text());
        } else {
            wish.put("type", "mt_media");
            wish.putObject("body")
                    .put("url", order.media().getFirst().toString())
                    .put("message", order.text());
        }
        wish.put("delivery_report", "per_recipient")
                .put("callback_url", account.callback(order.attempt()).toString())
                .put("client_reference", order.attempt().toString());
        var body = new ByteArrayEntity(JSON.writeValueAsBytes(wish), ContentType.APPLICATION_JSON);
        return ask(
                account,
                "POST",
                "/batches",
                body,
                Effect.CREATES,
                batch -> SinchMessages.accepted(batch, clock.instant()));
    }

    /// The full report groups recipients by status; ours has one.
    @Override
    public CarrierResult<DeliveryReport> messageStatus(CarrierAccount account, String providerId) {
        String path = "/batches/" + WebForms.encode(providerId) + "/delivery_report?type=full";
        return ask(account, "GET", path, null, Effect.READS, answer -> {
            JsonNode told = answer.path("statuses").path(0);
            return SinchMessages.report(providerId, told, clock.instant());
        });
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findMessage(CarrierAccount account, Sought sought) {
        String after = sought.earliest().truncatedTo(ChronoUnit.SECONDS).toString();
        String path =
                "/batches?page_size=100&client_reference=" + sought.attempt() + "&start_date=" + WebForms.encode(after);
        CarrierResult<JsonNode> list =
                ask(account, "GET", path, null, Effect.READS, answer -> SinchFaxConnector.listing(answer, "batches"));
        if (!(list instanceof Done<JsonNode>(var answer))) {
            return list.map(none -> Optional.empty());
        }
        String reference = sought.attempt().toString();
        List<JsonNode> batches = answer.path("batches").valueStream().toList();
        if (!batches.stream()
                .allMatch(
                        batch -> reference.equals(batch.path("client_reference").asString("")))) {
            return new Unknown<>("The carrier's list holds what was not asked for");
        }
        return new Done<>(batches.stream().findFirst().map(batch -> SinchMessages.accepted(batch, clock.instant())));
    }

    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        return ask(
                account,
                "GET",
                "/batches?page_size=1",
                null,
                Effect.READS,
                answer -> "Sinch lists the service plan's messages");
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        return SinchSmsWebhooks.verify(account, webhook);
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        return SinchSmsWebhooks.parse(webhook);
    }

    /// The addresses of received media are signed themselves; our token is not for their host.
    @Override
    public MediaRef media(CarrierAccount account, URI url, String contentType) {
        return new MediaRef(url, contentType, Map.of());
    }

    private <T> CarrierResult<T> ask(
            CarrierAccount account,
            String method,
            String path,
            @Nullable HttpEntity body,
            Effect effect,
            Function<JsonNode, T> read) {
        URI url = URI.create(root(account) + "/" + WebForms.encode(account.value("service_plan_id")) + path);
        var headers = Map.of("Authorization", "Bearer " + account.value("api_token"));
        return Answers.json(
                http.send(method, url, headers, body),
                effect,
                answer -> new Done<>(read.apply(answer)),
                (status, answer) -> {
                    CarrierCause cause = SinchErrors.ofRefusal(status, answer);
                    return new Refused<>(cause, answer.path("code").asString(""), cause.sentence());
                });
    }

    /// Each region has a host of its own; an operator's address stands as it is.
    static String root(CarrierAccount account) {
        String api = account.api().toString();
        String region = account.optional("region").orElse("us");
        if (!region.matches("us|eu|au|br|ca")) {
            throw new IllegalStateException("region: unknown (expected: us, eu, au, br or ca)");
        }
        return api.replace(DEFAULT_HOST, region + DEFAULT_HOST.substring(2));
    }
}
