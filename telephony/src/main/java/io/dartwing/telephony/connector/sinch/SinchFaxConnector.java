package io.dartwing.telephony.connector.sinch;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
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
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.MediaRef;
import io.dartwing.telephony.carriers.MediaSource;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebhookSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sinch's fax API v3: <https://developers.sinch.com/docs/fax/api-reference/fax/>.
///
/// It has no idempotency key: the attempt travels as a label, by which a fax whose answer was lost is found among those
/// to its number. There is no request that cancels a fax. Webhooks carry the Basic credentials that we put into their
/// address; the fax API signs nothing.
public final class SinchFaxConnector implements Connector, FaxSending, WebhookSource, MediaSource, HealthProbe {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_HEADER = 50;
    private static final int PAGE = 1000;

    private final CarrierHttp http;
    private final Clock clock;

    public SinchFaxConnector(CarrierHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sinch";
    }

    @Override
    public String label() {
        return "Sinch Fax";
    }

    @Override
    public URI api() {
        return URI.create("https://fax.api.sinch.com/v3");
    }

    @Override
    public URI documentation() {
        return URI.create("https://developers.sinch.com/docs/fax/");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.setting("project_id", "Project ID", "Sinch Build dashboard: settings, projects"),
                AccountField.secret("access_key", "Access key", "Sinch Build dashboard: settings, access keys"),
                AccountField.secret("access_secret", "Access key secret", "Shown once, when the key is made"),
                AccountField.setting("service_id", "Fax service ID", "Empty: the project's default service")
                        .optional(),
                AccountField.setting("webhook_user", "Webhook user", "Of your choice; also in the service's address"),
                AccountField.secret("webhook_password", "Webhook password", "Of your choice, 20 characters or more"));
    }

    @Override
    public Set<String> mediaHosts() {
        return Set.of("fax.api.sinch.com", ".fax.api.sinch.com");
    }

    /// <https://developers.sinch.com/docs/fax/api-reference/fax/faxes/sendfax>
    @Override
    public CarrierResult<DeliveryReport> sendFax(CarrierAccount account, FaxOrder order) {
        byte[] pdf;
        try {
            pdf = Files.readAllBytes(order.pdf());
        } catch (IOException unreadable) {
            return new Refused<>(CarrierCause.DOCUMENT, "", "The document can't be read");
        }
        var wish = JSON.createObjectNode();
        wish.put("to", order.to());
        wish.put("from", order.from());
        wish.putArray("files")
                .addObject()
                .put("fileType", "PDF")
                .put("file", Base64.getEncoder().encodeToString(pdf));
        wish.putObject("labels").put(SinchFax.LABEL, order.attempt().toString());
        wish.put(
                "callbackUrl",
                SinchFaxWebhooks.address(account, account.callback(order.attempt()))
                        .toString());
        wish.put("callbackUrlContentType", "application/json");
        // Whether a fax is dialled again is decided here, not there.
        wish.put("maxRetries", 0);
        order.header()
                .map(text -> text.length() > LONGEST_HEADER ? text.substring(0, LONGEST_HEADER) : text)
                .ifPresent(text -> wish.put("headerText", text));
        account.optional("service_id").ifPresent(service -> wish.put("serviceId", service));
        var body = new ByteArrayEntity(JSON.writeValueAsBytes(wish), ContentType.APPLICATION_JSON);
        return ask(
                account,
                "POST",
                "/faxes",
                body,
                Effect.CREATES,
                answer -> only(answer).report(clock.instant()));
    }

    /// The answer is the fax itself or a list that holds it.
    private static SinchFax only(JsonNode answer) {
        JsonNode list = answer.isArray() ? answer : answer.path("faxes");
        if (list.isArray() && list.size() != 1) {
            throw new IllegalArgumentException("faxes: " + list.size() + " (expected: one)");
        }
        return new SinchFax(list.isArray() ? list.get(0) : answer);
    }

    @Override
    public CarrierResult<DeliveryReport> faxStatus(CarrierAccount account, String providerId) {
        return ask(
                account,
                "GET",
                "/faxes/" + WebForms.encode(providerId),
                null,
                Effect.READS,
                answer -> new SinchFax(answer).report(clock.instant()));
    }

    /// <https://developers.sinch.com/docs/fax/api-reference/fax/faxes/getfaxes>
    @Override
    public CarrierResult<Optional<DeliveryReport>> findFax(CarrierAccount account, Sought sought) {
        String after = sought.earliest().truncatedTo(ChronoUnit.SECONDS).toString();
        String path = "/faxes?direction=OUTBOUND&to=" + WebForms.encode(sought.to()) + "&"
                + WebForms.encode("createTime>") + "=" + WebForms.encode(after) + "&pageSize=" + PAGE;
        CarrierResult<JsonNode> list =
                ask(account, "GET", path, null, Effect.READS, answer -> listing(answer, "faxes"));
        if (!(list instanceof Done<JsonNode>(var answer))) {
            return list.map(none -> Optional.empty());
        }
        Optional<DeliveryReport> found = answer.path("faxes")
                .valueStream()
                .map(SinchFax::new)
                .filter(fax -> fax.attempt().equals(Optional.of(sought.attempt())))
                .findFirst()
                .map(fax -> fax.report(clock.instant()));
        return found.isEmpty() && answer.path("totalPages").asInt(1) > 1
                ? new Unknown<>("The carrier's list is too long to be searched")
                : new Done<>(found);
    }

    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        return ask(
                account, "GET", "/faxes?pageSize=1", null, Effect.READS, answer -> "Sinch lists the project's faxes");
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        return SinchFaxWebhooks.credentials(account).carriedBy(webhook)
                ? Verification.GENUINE
                : new Verification.Refused("authorization: other or none (expected: the webhook user and password)");
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        return SinchFaxWebhooks.parse(root(account), webhook);
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
        var exchange = http.send(method, URI.create(root(account) + path), authorization(account), body);
        return Answers.json(exchange, effect, answer -> new Done<>(read.apply(answer)), (status, answer) -> {
            CarrierCause cause = SinchErrors.ofRefusal(status, answer);
            return new Refused<>(cause, Integer.toString(status), cause.sentence());
        });
    }

    /// What is no list doesn't say that there is nothing.
    static JsonNode listing(JsonNode answer, String name) {
        if (!answer.path(name).isArray()) {
            throw new IllegalArgumentException(name + ": missing (expected: a list)");
        }
        return answer;
    }

    private static String root(CarrierAccount account) {
        return account.api() + "/projects/" + WebForms.encode(account.value("project_id"));
    }

    private static Map<String, String> authorization(CarrierAccount account) {
        return new BasicAuth(account.value("access_key"), account.value("access_secret")).headers();
    }
}
