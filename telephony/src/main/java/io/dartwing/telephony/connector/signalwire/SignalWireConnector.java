package io.dartwing.telephony.connector.signalwire;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.CallControl;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.MediaRef;
import io.dartwing.telephony.carriers.MediaSource;
import io.dartwing.telephony.carriers.MessageSending;
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

/// SignalWire's faxes, messages, calls and numbers by its Compatibility API:
/// <https://signalwire.com/docs/compatibility-api>.
///
/// There is neither an idempotency key nor a reference of ours in its records. What was sent and
/// whose answer was
/// lost is known by its status callback, whose address names the attempt; without it by sender,
/// recipient and time,
/// if only one fits.
public final class SignalWireConnector
        implements Connector,
                FaxSending,
                MessageSending,
                CallControl,
                NumberSearch,
                NumberOrders,
                WebhookSource,
                MediaSource,
                HealthProbe {
    private final SignalWireApi api;
    private final SignalWireFaxes faxes;
    private final SignalWireMessages messages;
    private final SignalWireNumbers numbers;
    private final SignalWireCalls calls;

    public SignalWireConnector(CarrierHttp http, Clock clock) {
        this.api = new SignalWireApi(http, clock);
        this.faxes = new SignalWireFaxes(api);
        this.messages = new SignalWireMessages(api);
        this.numbers = new SignalWireNumbers(api);
        this.calls = new SignalWireCalls(api);
    }

    @Override
    public String name() {
        return "signalwire";
    }

    @Override
    public String label() {
        return "SignalWire";
    }

    @Override
    public URI api() {
        return SignalWireApi.ROOT;
    }

    @Override
    public URI documentation() {
        return URI.create("https://signalwire.com/docs/compatibility-api");
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                AccountField.setting("space", "Space", "The name before .signalwire.com"),
                AccountField.setting("project_id", "Project ID", "SignalWire dashboard: API credentials"),
                AccountField.secret(
                        "api_token", "API token", "With the permissions calling, fax, messaging and numbers"),
                AccountField.secret("signing_key", "Signing key", "SignalWire dashboard: API credentials"),
                AccountField.setting("receive_mode", "Numbers receive", "fax or voice, for bought numbers; empty: fax")
                        .optional());
    }

    @Override
    public Set<String> mediaHosts() {
        return Set.of(".signalwire.com");
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
        return numbers.status(account, orderId);
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

    /// <https://signalwire.com/docs/compatibility-api/rest/accounts/retrieve-account>
    @Override
    public CarrierResult<String> probe(CarrierAccount account) {
        CarrierResult<String> status = api.read(account, "", answer -> SignalWireApi.required(answer, "status"));
        return status instanceof Done<String>(var told) && !told.equals("active")
                ? new Refused<>(CarrierCause.NOT_ALLOWED, "", "The project is not active")
                : status.map(active -> "SignalWire says that the project is active");
    }

    @Override
    public Verification verify(CarrierAccount account, RawWebhook webhook) {
        return SignalWireSignature.verify(account.value("signing_key"), webhook);
    }

    @Override
    public Parsed parse(CarrierAccount account, RawWebhook webhook) {
        return SignalWireWebhooks.parse(webhook);
    }

    @Override
    public Reply reply(RawWebhook webhook) {
        return SignalWireWebhooks.reply(webhook);
    }

    /// The credentials go to the API's own host only: what arrives lies at unguessable public
    /// addresses.
    @Override
    public MediaRef media(CarrierAccount account, URI url, String contentType) {
        boolean ours = SignalWireApi.root(account)
                .filter(root -> root.getAuthority().equals(url.getAuthority()))
                .isPresent();
        return new MediaRef(url, contentType, ours ? SignalWireApi.authorization(account) : Map.of());
    }
}
