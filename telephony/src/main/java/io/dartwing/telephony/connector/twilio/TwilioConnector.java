package io.dartwing.telephony.connector.twilio;

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
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.MediaRef;
import io.dartwing.telephony.carriers.MediaSource;
import io.dartwing.telephony.carriers.MessageSending;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebhookSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Twilio's messages: <https://www.twilio.com/docs/messaging/api/message-resource>. Its programmable fax has ended.
///
/// There is neither an idempotency key nor a reference of ours in its records. A message whose answer was lost is known
/// by its status callback, whose address names the attempt; without it by sender, recipient and time, if only one fits.
public final class TwilioConnector
        implements Connector, MessageSending, WebhookSource, MediaSource, HealthProbe, BalanceReport {
    private static final Duration ROUNDING = Duration.ofSeconds(2);
    private static final int PAGE = 100;
    private static final int MOST_MEDIA = 10;
    private static final Reply NOTHING_TO_SAY = new Reply(200, "text/xml", "<Response/>");

    private final CarrierHttp http;
    private final Clock clock;

    public TwilioConnector(CarrierHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "twilio";
    }

    @Override
    public String label() {
        return "Twilio";
    }

    @Override
    public URI api() {
        return URI.create("https://api.twilio.com/2010-04-01");
    }

    @Override
    public URI documentation() {
        return URI.create("https://www.twilio.com/docs/messaging");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.setting("account_sid", "Account SID", "Twilio console: account info; begins with AC"),
                AccountField.secret("auth_token", "Auth token", "Twilio console: account info; signs webhooks too"));
    }

    @Override
    public Set<String> mediaHosts() {
        return Set.of("api.twilio.com", ".twiliocdn.com");
    }

    @Override
    public CarrierResult<DeliveryReport> sendMessage(CarrierAccount account, MessageOrder order) {
        if (order.media().size() > MOST_MEDIA) {
            return new Refused<>(CarrierCause.INVALID_REQUEST, "", "This carrier sends at most ten media in a message");
        }
        var form = new StringBuilder("To=" + WebForms.encode(order.to()) + "&From=" + WebForms.encode(order.from()));
        form.append("&StatusCallback=")
                .append(WebForms.encode(account.callback(order.attempt()).toString()));
        if (!order.text().isEmpty()) {
            form.append("&Body=").append(WebForms.encode(order.text()));
        }
        order.media().forEach(url -> form.append("&MediaUrl=").append(WebForms.encode(url.toString())));
        var body = new StringEntity(form.toString(), ContentType.APPLICATION_FORM_URLENCODED);
        return ask(
                account,
                "POST",
                "/Messages.json",
                body,
                Effect.CREATES,
                answer -> TwilioMessage.report(answer, clock.instant()));
    }

    @Override
    public CarrierResult<DeliveryReport> messageStatus(CarrierAccount account, String providerId) {
        return ask(
                account,
                "GET",
                "/Messages/" + WebForms.encode(providerId) + ".json",
                null,
                Effect.READS,
                answer -> TwilioMessage.report(answer, clock.instant()));
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findMessage(CarrierAccount account, Sought sought) {
        String path = "/Messages.json?To=" + WebForms.encode(sought.to()) + "&From=" + WebForms.encode(sought.from())
                + "&PageSize=" + PAGE;
        CarrierResult<JsonNode> list = ask(account, "GET", path, null, Effect.READS, TwilioConnector::listing);
        if (!(list instanceof Done<JsonNode>(var answer))) {
            return list.map(none -> Optional.empty());
        }
        List<JsonNode> near = answer.path("messages")
                .valueStream()
                .filter(message -> message.path("direction").asString("").startsWith("outbound"))
                .filter(message -> !created(message).isBefore(sought.earliest()))
                .toList();
        boolean more = !answer.path("next_page_uri").asString("").isEmpty();
        if (near.isEmpty() && !more) {
            return new Done<>(Optional.empty());
        }
        return near.size() == 1
                        && !created(near.getFirst()).isBefore(sought.begun().minus(ROUNDING))
                ? new Done<>(Optional.of(TwilioMessage.report(near.getFirst(), clock.instant())))
                : new Unknown<>("The carrier has several messages that may be this one");
    }

    private static JsonNode listing(JsonNode answer) {
        if (!answer.path("messages").isArray()) {
            throw new IllegalArgumentException("messages: missing (expected: a list)");
        }
        answer.path("messages").forEach(TwilioConnector::created);
        return answer;
    }

    private static Instant created(JsonNode message) {
        return TwilioMessage.time(message, "date_created")
                .orElseThrow(() -> new IllegalArgumentException("date_created: missing (expected: a time)"));
    }

    /// <https://www.twilio.com/docs/usage/api/account>
    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        CarrierResult<String> status = ask(
                account,
                "GET",
                ".json",
                null,
                Effect.READS,
                answer -> answer.path("status").asString(""));
        return status instanceof Done<String>(var told) && !told.equals("active")
                ? new Refused<>(CarrierCause.NOT_ALLOWED, "", "The account is not active")
                : status.map(active -> "Twilio says that the account is active");
    }

    /// <https://support.twilio.com/hc/en-us/articles/360025294494>
    @Override
    public CarrierResult<Money> balance(CarrierAccount account) {
        return ask(
                account,
                "GET",
                "/Balance.json",
                null,
                Effect.READS,
                answer -> Money.of(
                        answer.path("balance").asString(""),
                        answer.path("currency").asString("")));
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        return TwilioWebhooks.verify(account.value("auth_token"), webhook);
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        return TwilioWebhooks.parse(webhook);
    }

    /// TwiML that does nothing; any other text would be an error in the account's log.
    @Override
    public Reply reply(RawWebhook webhook) {
        return NOTHING_TO_SAY;
    }

    /// The credentials go to the API's own host only.
    @Override
    public MediaRef media(CarrierAccount account, URI url, String contentType) {
        boolean ours = account.api().getAuthority().equals(url.getAuthority());
        return new MediaRef(url, contentType, ours ? authorization(account) : Map.of());
    }

    private <T> CarrierResult<T> ask(
            CarrierAccount account,
            String method,
            String path,
            @Nullable HttpEntity body,
            Effect effect,
            Function<JsonNode, T> read) {
        URI url = URI.create(account.api() + "/Accounts/" + WebForms.encode(account.value("account_sid")) + path);
        return Answers.json(
                http.send(method, url, authorization(account), body),
                effect,
                answer -> new Done<>(read.apply(answer)),
                (status, answer) -> {
                    String code = answer.path("code").asString("");
                    CarrierCause cause = TwilioErrors.ofRefusal(status, TwilioMessage.number(code));
                    return new Refused<>(cause, code, cause.sentence());
                });
    }

    private static Map<String, String> authorization(CarrierAccount account) {
        return new BasicAuth(account.value("account_sid"), account.value("auth_token")).headers();
    }
}
