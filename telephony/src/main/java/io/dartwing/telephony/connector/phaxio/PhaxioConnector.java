package io.dartwing.telephony.connector.phaxio;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
import io.dartwing.telephony.carriers.BalanceReport;
import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.MediaRef;
import io.dartwing.telephony.carriers.MediaSource;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebhookSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Phaxio: <https://www.phaxio.com/docs/api/v2.1>.
///
/// It has no idempotency key: the attempt travels as a tag, by which a fax whose answer was lost is found
/// (<https://www.phaxio.com/docs/api/v2.1/faxes/list_faxes>). Numbers are not bought here: Phaxio assigns any number of
/// an area code, it can't be asked for a certain one.
public final class PhaxioConnector
        implements Connector, FaxSending, WebhookSource, MediaSource, HealthProbe, BalanceReport {
    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);
    private static final int LONGEST_HEADER = 50;

    private final CarrierHttp http;
    private final Clock clock;

    public PhaxioConnector(CarrierHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "phaxio";
    }

    @Override
    public String label() {
        return "Phaxio";
    }

    @Override
    public URI api() {
        return URI.create("https://api.phaxio.com/v2.1");
    }

    @Override
    public URI documentation() {
        return URI.create("https://www.phaxio.com/docs/api/v2.1");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.secret("api_key", "API key", "Phaxio console: API credentials"),
                AccountField.secret("api_secret", "API secret", "Phaxio console: API credentials"),
                AccountField.secret("webhook_token", "Webhook token", "Phaxio console: webhook settings"));
    }

    @Override
    public Set<String> mediaHosts() {
        return Set.of("api.phaxio.com");
    }

    /// <https://www.phaxio.com/docs/api/v2.1/faxes/create_and_send_fax>
    @Override
    public CarrierResult<DeliveryReport> sendFax(CarrierAccount account, FaxOrder order) {
        var form = MultipartEntityBuilder.create()
                .addTextBody("to", order.to(), TEXT)
                .addTextBody("caller_id", order.from(), TEXT)
                .addTextBody("callback_url", account.callback(order.attempt()).toString(), TEXT)
                .addTextBody("tag[" + PhaxioFax.TAG + "]", order.attempt().toString(), TEXT)
                .addBinaryBody("file", order.pdf().toFile(), ContentType.APPLICATION_PDF, "fax.pdf");
        order.header()
                .map(text -> text.length() > LONGEST_HEADER ? text.substring(0, LONGEST_HEADER) : text)
                .ifPresent(text -> form.addTextBody("header_text", text, TEXT));
        return ask(
                account,
                "POST",
                "/faxes",
                form.build(),
                Effect.CREATES,
                data -> DeliveryReport.of(id(data), DeliveryState.ACCEPTED, clock.instant()));
    }

    /// <https://www.phaxio.com/docs/api/v2.1/faxes/get_fax>
    @Override
    public CarrierResult<DeliveryReport> faxStatus(CarrierAccount account, String providerId) {
        return ask(
                account,
                "GET",
                "/faxes/" + WebForms.encode(providerId),
                null,
                Effect.READS,
                data -> new PhaxioFax(data).report(clock.instant()));
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findFax(CarrierAccount account, Sought sought) {
        String query = "?direction=sent&created_after="
                + WebForms.encode(
                        sought.earliest().truncatedTo(ChronoUnit.SECONDS).toString())
                + "&" + WebForms.encode("tag[" + PhaxioFax.TAG + "]") + "=" + sought.attempt();
        CarrierResult<List<PhaxioFax>> found =
                ask(account, "GET", "/faxes" + query, null, Effect.READS, PhaxioConnector::list);
        if (found instanceof Done<List<PhaxioFax>>(var faxes)
                && !faxes.stream().allMatch(fax -> fax.attempt().equals(Optional.of(sought.attempt())))) {
            return new Unknown<>("The carrier's list holds what was not asked for");
        }
        return found.map(faxes -> faxes.stream().findFirst().map(fax -> fax.report(clock.instant())));
    }

    /// <https://www.phaxio.com/docs/api/v2.1/faxes/cancel>
    @Override
    public CarrierResult<String> cancelFax(CarrierAccount account, String providerId) {
        return ask(
                account,
                "POST",
                "/faxes/" + WebForms.encode(providerId) + "/cancel",
                null,
                Effect.CREATES,
                data -> id(data));
    }

    /// <https://www.phaxio.com/docs/api/v2.1/account/status>
    @Override
    public CarrierResult<Money> balance(CarrierAccount account) {
        return ask(
                account,
                "GET",
                "/account/status",
                null,
                Effect.READS,
                data -> PhaxioFax.cents(data.path("balance"))
                        .orElseThrow(() -> new IllegalArgumentException("balance: missing (expected: cents)")));
    }

    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        return ask(account, "GET", "/account/status", null, Effect.READS, data -> "Phaxio knows the account");
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        return PhaxioWebhooks.verify(account.value("webhook_token"), webhook);
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        return PhaxioWebhooks.parse(account, webhook);
    }

    @Override
    public MediaRef media(CarrierAccount account, URI url, String contentType) {
        return new MediaRef(url, contentType, authorization(account));
    }

    private <T> CarrierResult<T> ask(
            CarrierAccount account,
            String method,
            String path,
            @Nullable HttpEntity body,
            Effect effect,
            Function<JsonNode, T> read) {
        var exchange = http.send(method, URI.create(account.api() + path), authorization(account), body);
        return Answers.json(
                exchange,
                effect,
                answer -> answer.path("success").asBoolean(false)
                        ? new Done<>(read.apply(answer.path("data")))
                        : refused(200, answer),
                PhaxioConnector::refused);
    }

    private static <T> CarrierResult<T> refused(int status, JsonNode answer) {
        CarrierCause cause =
                PhaxioErrors.ofRefusal(status, answer.path("message").asString(""));
        return new Refused<>(cause, Integer.toString(status), cause.sentence());
    }

    private static Map<String, String> authorization(CarrierAccount account) {
        return new BasicAuth(account.value("api_key"), account.value("api_secret")).headers();
    }

    private static String id(JsonNode data) {
        if (!data.path("id").isIntegralNumber()) {
            throw new IllegalArgumentException("id: missing (expected: a number)");
        }
        return Long.toString(data.path("id").asLong());
    }

    private static List<PhaxioFax> list(JsonNode data) {
        if (!data.isArray()) {
            throw new IllegalArgumentException("data: missing (expected: a list)");
        }
        return data.valueStream().map(PhaxioFax::new).toList();
    }
}
