package io.dartwing.telephony.connector.bandwidth;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
import io.dartwing.telephony.carriers.Capability;
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
import io.dartwing.telephony.carriers.NumberOrders;
import io.dartwing.telephony.carriers.NumberSearch;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebhookSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bandwidth's messages (<https://dev.bandwidth.com/apis/messaging/>) and numbers. It has no fax.
///
/// It has no idempotency key. The attempt travels as the message's tag, which its webhooks bring
/// back; its search does
/// not show it. So a message whose answer was lost is known by its webhook, or found by sender,
/// recipient and time, if
/// only one fits. How soon the search knows a message is not documented: that it has none proves
/// something later only.
public final class BandwidthConnector
        implements Connector, MessageSending, NumberSearch, NumberOrders, WebhookSource, MediaSource, HealthProbe {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SEARCH_KNOWS_AFTER = Duration.ofHours(1);
    private static final int PAGE = 1000;

    private final CarrierHttp http;
    private final Clock clock;
    private final BandwidthNumbers numbers;

    public BandwidthConnector(CarrierHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
        this.numbers = new BandwidthNumbers(http);
    }

    @Override
    public String name() {
        return "bandwidth";
    }

    @Override
    public String label() {
        return "Bandwidth";
    }

    @Override
    public URI api() {
        return BandwidthHosts.MESSAGING;
    }

    @Override
    public URI documentation() {
        return URI.create("https://dev.bandwidth.com/docs/messaging/");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.setting("account_id", "Account ID", "Bandwidth dashboard: account"),
                AccountField.setting("application_id", "Messaging application ID", "Dashboard: applications"),
                AccountField.setting("api_user", "API user", "A user of the dashboard with API access only"),
                AccountField.secret("api_password", "API password", "That user's password"),
                AccountField.setting("webhook_user", "Webhook user", "Of your choice; also in the application"),
                AccountField.secret("webhook_password", "Webhook password", "Of your choice, 20 characters or more"),
                AccountField.setting("site_id", "Sub-account ID", "Where bought numbers go; needed to buy some")
                        .optional(),
                AccountField.setting("location_id", "Location ID", "Of the sub-account; empty: its default location")
                        .optional());
    }

    @Override
    public Set<String> mediaHosts() {
        return Set.of("messaging.bandwidth.com");
    }

    @Override
    public Set<String> countries(Capability capability) {
        return switch (capability) {
            case NUMBER_SEARCH, NUMBER_ORDERS -> Set.of("US", "CA");
            default -> Set.of();
        };
    }

    @Override
    public CarrierResult<DeliveryReport> sendMessage(CarrierAccount account, MessageOrder order) {
        var wish = JSON.createObjectNode();
        wish.put("applicationId", account.value("application_id"));
        wish.putArray("to").add(order.to());
        wish.put("from", order.from());
        if (!order.text().isEmpty()) {
            wish.put("text", order.text());
        }
        if (!order.media().isEmpty()) {
            var media = wish.putArray("media");
            order.media().forEach(url -> media.add(url.toString()));
        }
        wish.put("tag", order.attempt().toString());
        var body = new ByteArrayEntity(JSON.writeValueAsBytes(wish), ContentType.APPLICATION_JSON);
        return ask(
                account,
                "POST",
                "",
                body,
                Effect.CREATES,
                answer -> BandwidthMessage.accepted(answer, clock.instant()));
    }

    /// <https://dev.bandwidth.com/apis/messaging/#operation/listMessages>
    @Override
    public CarrierResult<DeliveryReport> messageStatus(CarrierAccount account, String providerId) {
        CarrierResult<JsonNode> list = search(account, "?messageId=" + WebForms.encode(providerId));
        if (!(list instanceof Done<JsonNode>(var answer))) {
            return list.map(BandwidthMessage::searched);
        }
        return answer.path("messages")
                .valueStream()
                .filter(message -> message.path("messageId").asString("").equals(providerId))
                .findFirst()
                .<CarrierResult<DeliveryReport>>map(message -> new Done<>(BandwidthMessage.searched(message)))
                .orElseGet(() -> new Refused<>(CarrierCause.NO_SUCH, "", CarrierCause.NO_SUCH.sentence()));
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findMessage(CarrierAccount account, Sought sought) {
        Instant since = sought.earliest().truncatedTo(ChronoUnit.SECONDS);
        CarrierResult<JsonNode> list = search(
                account,
                "?messageDirection=OUTBOUND&sourceTn=" + WebForms.encode(sought.from()) + "&destinationTn="
                        + WebForms.encode(sought.to()) + "&fromDateTime=" + WebForms.encode(since.toString())
                        + "&limit=" + PAGE);
        if (!(list instanceof Done<JsonNode>(var answer))) {
            return list.map(none -> Optional.empty());
        }
        if (!answer.path("pageInfo").path("nextPageToken").asString("").isEmpty()) {
            return new Unknown<>("The carrier's list is too long to be searched");
        }
        CarrierResult<Optional<DeliveryReport>> found = sought.among(answer.path("messages")
                .valueStream()
                .map(message -> new Sought.Like(
                        BandwidthMessage.required(message, "messageId"),
                        BandwidthMessage.received(message),
                        () -> BandwidthMessage.searched(message)))
                .toList());
        boolean early = !sought.begun().plus(SEARCH_KNOWS_AFTER).isBefore(clock.instant());
        return early && found.equals(new Done<>(Optional.empty()))
                ? new Unknown<>("The carrier's search may not know the message yet")
                : found;
    }

    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        String since = clock.instant()
                .minus(SEARCH_KNOWS_AFTER)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return search(account, "?limit=1&fromDateTime=" + WebForms.encode(since))
                .map(answer -> "Bandwidth lists the account's messages");
    }

    /// What is no list doesn't say that there is nothing. The entries are read here, where a
    /// fault of theirs is caught.
    private CarrierResult<JsonNode> search(CarrierAccount account, String query) {
        return ask(account, "GET", query, null, Effect.READS, answer -> {
            if (!answer.path("messages").isArray()) {
                throw new IllegalArgumentException("messages: missing (expected: a list)");
            }
            answer.path("messages").forEach(BandwidthMessage::searched);
            return answer;
        });
    }

    @Override
    public CarrierResult<List<AvailableNumber>> searchNumbers(CarrierAccount account, NumberQuery query) {
        return numbers.search(account, query);
    }

    @Override
    public CarrierResult<NumberOrder> orderNumber(CarrierAccount account, UUID attempt, String number) {
        return numbers.order(account, attempt, number);
    }

    @Override
    public CarrierResult<NumberOrder> orderStatus(CarrierAccount account, String orderId) {
        return numbers.status(account, orderId);
    }

    @Override
    public CarrierResult<Optional<NumberOrder>> findOrder(CarrierAccount account, UUID attempt, String number) {
        return numbers.find(account, attempt);
    }

    @Override
    public CarrierResult<String> configureNumber(CarrierAccount account, String numberId, String number) {
        return numbers.configure(account, number);
    }

    @Override
    public CarrierResult<String> releaseNumber(CarrierAccount account, String numberId, String number) {
        return numbers.release(account, number);
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        return BandwidthWebhooks.credentials(account).carriedBy(webhook)
                ? Verification.GENUINE
                : new Verification.Refused("authorization: other or none (expected: the webhook user and password)");
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        return BandwidthWebhooks.parse(webhook);
    }

    /// The credentials go to the API's own host only.
    @Override
    public MediaRef media(CarrierAccount account, URI url, String contentType) {
        boolean ours = account.api().getScheme().equals(url.getScheme())
                && account.api().getAuthority().equals(url.getAuthority());
        return new MediaRef(url, contentType, ours ? BandwidthHosts.authorization(account) : Map.of());
    }

    private <T> CarrierResult<T> ask(
            CarrierAccount account,
            String method,
            String query,
            @Nullable HttpEntity body,
            Effect effect,
            Function<JsonNode, T> read) {
        URI url = URI.create(
                account.api() + "/users/" + WebForms.encode(account.value("account_id")) + "/messages" + query);
        return Answers.json(
                http.send(method, url, BandwidthHosts.authorization(account), body),
                effect,
                answer -> new Done<>(read.apply(answer)),
                (status, answer) -> {
                    CarrierCause cause = BandwidthErrors.ofRefusal(status, answer);
                    return new Refused<>(cause, Integer.toString(status), cause.sentence());
                });
    }
}
