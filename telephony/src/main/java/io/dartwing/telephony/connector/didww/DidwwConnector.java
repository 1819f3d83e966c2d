package io.dartwing.telephony.connector.didww;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.BalanceReport;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.MessageSending;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberOrders;
import io.dartwing.telephony.carriers.NumberSearch;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebhookSource;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// DIDWW (<https://doc.didww.com>): numbers through API v3, SMS through its HTTP trunks.
/// Thread-safe.
///
/// Faxes go over its SIP trunks: it has no API for them.
public final class DidwwConnector
        implements Connector, MessageSending, NumberSearch, NumberOrders, HealthProbe, BalanceReport, WebhookSource {
    static final String API_KEY = "api_key";
    static final String CALLBACK_SECRET = "callback_secret";
    static final String SMS_USER = "sms_user";
    static final String SMS_PASSWORD = "sms_password";
    static final String WEBHOOK_TOKEN = "webhook_token";
    static final String VOICE_TRUNK = "voice_in_trunk_id";

    private final DidwwApi api;
    private final DidwwStock stock;
    private final DidwwNumbers numbers;
    private final DidwwMessages messages;

    public DidwwConnector(CarrierHttp http, Clock clock) {
        this.api = new DidwwApi(http, clock);
        this.stock = new DidwwStock(api);
        this.numbers = new DidwwNumbers(api);
        this.messages = new DidwwMessages(api);
    }

    @Override
    public String name() {
        return "didww";
    }

    @Override
    public String label() {
        return "DIDWW";
    }

    @Override
    public URI api() {
        return URI.create("https://api.didww.com/v3");
    }

    @Override
    public URI documentation() {
        return URI.create("https://doc.didww.com/api3/configuration.html");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.secret(API_KEY, "API key", "User panel: API, DIDWW API 3"),
                AccountField.secret(
                                CALLBACK_SECRET,
                                "Callback secret",
                                "User panel: API, DIDWW API 3, callback secrets; without one the API key signs")
                        .optional(),
                AccountField.setting(SMS_USER, "SMS user", "Credentials of the HTTP OUT trunk, to send messages")
                        .optional(),
                AccountField.secret(SMS_PASSWORD, "SMS password", "Credentials of the HTTP OUT trunk")
                        .optional(),
                AccountField.secret(
                                WEBHOOK_TOKEN,
                                "Webhook token",
                                "Of your choice; the SMS trunks' addresses end in ?token= and it")
                        .optional(),
                AccountField.setting(VOICE_TRUNK, "Voice trunk", "Id of the inbound trunk that takes the calls")
                        .optional());
    }

    @Override
    public CarrierResult<DeliveryReport> sendMessage(CarrierAccount account, MessageOrder order) {
        return messages.send(account, order);
    }

    @Override
    public CarrierResult<DeliveryReport> messageStatus(CarrierAccount account, String providerId) {
        return DidwwMessages.notToBeAsked();
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findMessage(CarrierAccount account, Sought sought) {
        return DidwwMessages.notToBeAsked();
    }

    @Override
    public CarrierResult<List<AvailableNumber>> searchNumbers(CarrierAccount account, NumberQuery query) {
        return stock.search(account, query);
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
        return numbers.find(account, attempt);
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
    public CarrierResult<String> probe(CarrierAccount account) {
        return balance(account)
                .map(money -> "DIDWW answers; the balance is " + money.amount().toPlainString() + " "
                        + money.currency().getCurrencyCode());
    }

    /// What is prepaid, in US dollars (<https://doc.didww.com/api3/2026-04-16/overview.html>).
    @Override
    public CarrierResult<Money> balance(CarrierAccount account) {
        return api.get(
                account,
                "/balance",
                answer -> Money.of(
                        DidwwApi.required(answer.path("data").path("attributes"), "balance"), DidwwStock.CURRENCY));
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        String secret = account.optional(CALLBACK_SECRET).orElseGet(() -> account.value(API_KEY));
        return DidwwSignature.verify(secret, account.optional(WEBHOOK_TOKEN), webhook);
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        return DidwwWebhooks.parse(webhook);
    }
}
