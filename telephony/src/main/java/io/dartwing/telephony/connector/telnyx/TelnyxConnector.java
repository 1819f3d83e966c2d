package io.dartwing.telephony.connector.telnyx;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.BalanceReport;
import io.dartwing.telephony.carriers.CallControl;
import io.dartwing.telephony.carriers.CallerNames;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.MediaRef;
import io.dartwing.telephony.carriers.MediaSource;
import io.dartwing.telephony.carriers.MessageSending;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberLookup;
import io.dartwing.telephony.carriers.NumberOrders;
import io.dartwing.telephony.carriers.NumberPorting;
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

/// Telnyx (<https://developers.telnyx.com>). Thread-safe.
///
/// Our attempt travels as `client_state` of faxes and calls, `command_id` of calls,
/// `customer_reference` of number and porting orders and in every address for reports. Telnyx
/// prints no header on faxes: the pages have to carry it.
public final class TelnyxConnector
        implements Connector,
                FaxSending,
                MessageSending,
                CallControl,
                NumberSearch,
                NumberOrders,
                NumberLookup,
                NumberPorting,
                CallerNames,
                HealthProbe,
                BalanceReport,
                WebhookSource,
                MediaSource {
    static final String API_KEY = "api_key";
    static final String PUBLIC_KEY = "public_key";
    static final String FAX_APPLICATION = "fax_application_id";
    static final String CALL_APPLICATION = "call_application_id";
    static final String MESSAGING_PROFILE = "messaging_profile_id";

    private final TelnyxApi api;
    private final TelnyxFaxes faxes;
    private final TelnyxMessages messages;
    private final TelnyxCalls calls;
    private final TelnyxNumbers numbers;
    private final TelnyxPorting ports;

    public TelnyxConnector(CarrierHttp http, Clock clock) {
        this.api = new TelnyxApi(http, clock);
        this.faxes = new TelnyxFaxes(api);
        this.messages = new TelnyxMessages(api);
        this.calls = new TelnyxCalls(api);
        this.numbers = new TelnyxNumbers(api);
        this.ports = new TelnyxPorting(api);
    }

    @Override
    public String name() {
        return "telnyx";
    }

    @Override
    public String label() {
        return "Telnyx";
    }

    @Override
    public URI api() {
        return URI.create("https://api.telnyx.com/v2");
    }

    @Override
    public URI documentation() {
        return URI.create("https://developers.telnyx.com/docs/programmable-fax/quickstart");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.secret(API_KEY, "API key", "Portal: API keys, version 2; begins with KEY"),
                AccountField.setting(
                        PUBLIC_KEY, "Public key", "Portal: account settings, keys and credentials, public key"),
                AccountField.setting(
                        FAX_APPLICATION, "Fax application", "Its id; enter our callback as its webhook address"),
                AccountField.setting(
                                CALL_APPLICATION,
                                "Voice application",
                                "Id of the Call Control application; enter our callback as its webhook address")
                        .optional(),
                AccountField.setting(
                                MESSAGING_PROFILE,
                                "Messaging profile",
                                "Its id; enter our callback as its inbound webhook address")
                        .optional());
    }

    /// Pages received are kept at Amazon, media of messages at Telnyx.
    @Override
    public Set<String> mediaHosts() {
        return Set.of("s3.amazonaws.com", ".telnyx.com");
    }

    @Override
    public CarrierResult<DeliveryReport> sendFax(CarrierAccount account, FaxOrder order) {
        return faxes.send(account, order);
    }

    @Override
    public CarrierResult<DeliveryReport> faxStatus(CarrierAccount account, String providerId) {
        return faxes.status(account, providerId);
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findFax(CarrierAccount account, Sought sought) {
        return faxes.find(account, sought);
    }

    @Override
    public CarrierResult<String> cancelFax(CarrierAccount account, String providerId) {
        return faxes.cancel(account, providerId);
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
    public CarrierResult<String> publishCallerName(
            CarrierAccount account, String numberId, String number, Optional<String> name) {
        return numbers.callerName(account, numberId, name);
    }

    @Override
    public CarrierResult<LookupAnswer> lookUp(CarrierAccount account, String number) {
        return numbers.lookUp(account, number);
    }

    @Override
    public CarrierResult<PortStatus> submitPort(CarrierAccount account, PortOrder order) {
        return ports.submit(account, order);
    }

    @Override
    public CarrierResult<PortStatus> portStatus(CarrierAccount account, String portId) {
        return ports.status(account, portId);
    }

    @Override
    public CarrierResult<PortStatus> cancelPort(CarrierAccount account, String portId) {
        return ports.cancel(account, portId);
    }

    @Override
    public CarrierResult<Optional<String>> portedNumber(CarrierAccount account, String number) {
        return ports.numberId(account, number);
    }

    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        return balance(account)
                .map(money -> "Telnyx answers; the balance is " + money.amount().toPlainString() + " "
                        + money.currency().getCurrencyCode());
    }

    /// <https://developers.telnyx.com/api-reference/billing/get-user-balance-details>
    @Override
    public CarrierResult<Money> balance(CarrierAccount account) {
        return api.get(account, "/balance", answer -> {
            var data = answer.path("data");
            return Money.of(TelnyxApi.required(data, "balance"), TelnyxApi.required(data, "currency"));
        });
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        return TelnyxSignature.verify(account.value(PUBLIC_KEY), webhook);
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        return TelnyxWebhooks.parse(webhook);
    }

    /// The addresses are signed for a short time and want no credentials.
    @Override
    public MediaRef media(CarrierAccount account, URI url, String contentType) {
        return new MediaRef(url, contentType, Map.of());
    }
}
