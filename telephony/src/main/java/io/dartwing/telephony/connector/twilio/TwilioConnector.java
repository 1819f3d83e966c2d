package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.BalanceReport;
import io.dartwing.telephony.carriers.CallControl;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.MediaRef;
import io.dartwing.telephony.carriers.MediaSource;
import io.dartwing.telephony.carriers.MessageSending;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberLookup;
import io.dartwing.telephony.carriers.NumberOrders;
import io.dartwing.telephony.carriers.NumberSearch;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebhookSource;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Twilio (<https://www.twilio.com/docs>): messages, calls, numbers, look-up. Its programmable
/// fax has ended.
///
/// Neither messages nor calls take an idempotency key or a reference of ours: their callbacks
/// name the attempt.
public final class TwilioConnector
        implements Connector,
                MessageSending,
                CallControl,
                NumberSearch,
                NumberOrders,
                NumberLookup,
                HealthProbe,
                BalanceReport,
                WebhookSource,
                MediaSource {
    static final String VOICE_URL = "voice_url";

    private final TwilioApi api;
    private final TwilioMessages messages;
    private final TwilioCalls calls;
    private final TwilioNumbers numbers;
    private final TwilioLookup lookup;

    public TwilioConnector(CarrierHttp http, Clock clock) {
        this.api = new TwilioApi(http, clock);
        this.messages = new TwilioMessages(api);
        this.calls = new TwilioCalls(api);
        this.numbers = new TwilioNumbers(api);
        this.lookup = new TwilioLookup(api);
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
        return URI.create("https://www.twilio.com/docs");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.setting("account_sid", "Account SID", "Twilio console: account info; begins with AC"),
                AccountField.secret("auth_token", "Auth token", "Twilio console: account info; signs webhooks too"),
                AccountField.setting(
                                VOICE_URL,
                                "TwiML address",
                                "Says what a call that was answered hears; without it the line stays open")
                        .optional());
    }

    @Override
    public Set<String> mediaHosts() {
        return Set.of("api.twilio.com", ".twiliocdn.com");
    }

    @Override
    public CarrierResult<DeliveryReport> sendMessage(CarrierAccount account, MessageOrder order) {
        return messages.send(account, order);
    }

    @Override
    public CarrierResult<DeliveryReport> messageStatus(CarrierAccount account, String providerId) {
        return messages.status(account, providerId);
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findMessage(CarrierAccount account, Sought sought) {
        return messages.find(account, sought);
    }

    @Override
    public CarrierResult<DeliveryReport> call(CarrierAccount account, CallOrder order) {
        return calls.call(account, order);
    }

    @Override
    public CarrierResult<String> hangUp(CarrierAccount account, String providerId) {
        return calls.hangUp(account, providerId);
    }

    @Override
    public CarrierResult<DeliveryReport> callStatus(CarrierAccount account, String providerId) {
        return calls.status(account, providerId);
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findCall(CarrierAccount account, Sought sought) {
        return calls.find(account, sought);
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
        return numbers.orderStatus(account, orderId);
    }

    @Override
    public CarrierResult<Optional<NumberOrder>> findOrder(CarrierAccount account, UUID attempt, String number) {
        return numbers.find(account, attempt, number);
    }

    @Override
    public CarrierResult<String> configureNumber(CarrierAccount account, String numberId, String number) {
        return numbers.configure(account, numberId);
    }

    @Override
    public CarrierResult<String> releaseNumber(CarrierAccount account, String numberId, String number) {
        return numbers.release(account, numberId);
    }

    @Override
    public CarrierResult<LookupAnswer> lookUp(CarrierAccount account, String number) {
        return lookup.lookUp(account, number);
    }

    /// <https://www.twilio.com/docs/usage/api/account>
    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        CarrierResult<String> status =
                api.get(account, ".json", answer -> answer.path("status").asString(""));
        return status instanceof Done<String>(var told) && !told.equals("active")
                ? new Refused<>(CarrierCause.NOT_ALLOWED, "", "The account is not active")
                : status.map(active -> "Twilio says that the account is active");
    }

    /// <https://support.twilio.com/hc/en-us/articles/360025294494>
    @Override
    public CarrierResult<Money> balance(CarrierAccount account) {
        return api.get(
                account,
                "/Balance.json",
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

    @Override
    public Reply reply(RawWebhook webhook) {
        return TwilioWebhooks.reply(webhook);
    }

    /// The credentials go to the API's own host only.
    @Override
    public MediaRef media(CarrierAccount account, URI url, String contentType) {
        boolean ours = account.api().getAuthority().equals(url.getAuthority());
        return new MediaRef(url, contentType, ours ? TwilioApi.authorization(account) : Map.of());
    }
}
