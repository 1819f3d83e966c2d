package io.dartwing.telephony.connector.signalwire;

import static io.dartwing.telephony.connector.signalwire.SignalWireApi.field;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.MessageSending.MessageOrder;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebForms.FormField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// SignalWire's messages:
/// <https://signalwire.com/docs/compatibility-api/rest/messages/create-message>.
final class SignalWireMessages {
    static final int MOST_MEDIA = 8;

    private static final Map<String, DeliveryState> STATES = Map.of(
            "queued", DeliveryState.ACCEPTED,
            "initiated", DeliveryState.SENDING,
            "sending", DeliveryState.SENDING,
            "sent", DeliveryState.SENT,
            "delivered", DeliveryState.DELIVERED,
            "undelivered", DeliveryState.FAILED,
            "failed", DeliveryState.FAILED);

    private final SignalWireApi api;

    SignalWireMessages(SignalWireApi api) {
        this.api = api;
    }

    CarrierResult<DeliveryReport> send(CarrierAccount account, MessageOrder order) {
        if (order.media().size() > MOST_MEDIA) {
            return new Refused<>(
                    CarrierCause.INVALID_REQUEST, "", "This carrier sends at most eight media in a message");
        }
        var form = new ArrayList<FormField>();
        form.add(field("To", order.to()));
        form.add(field("From", order.from()));
        form.add(field("StatusCallback", account.callback(order.attempt()).toString()));
        if (!order.text().isEmpty()) {
            form.add(field("Body", order.text()));
        }
        order.media().forEach(url -> form.add(field("MediaUrl", url.toString())));
        return api.create(account, "/Messages", form, this::report);
    }

    CarrierResult<DeliveryReport> status(CarrierAccount account, String id) {
        return api.read(account, "/Messages/" + WebForms.encode(id), this::report);
    }

    CarrierResult<Optional<DeliveryReport>> find(CarrierAccount account, Sought sought) {
        return api.find(account, "Messages", "", sought, this::report);
    }

    private DeliveryReport report(JsonNode json) {
        return report(
                SignalWireApi.required(json, "sid"),
                SignalWireApi.required(json, "status"),
                json.path("error_code").asString(""),
                json.path("num_segments").asString(""),
                SignalWireApi.cost(json),
                SignalWireApi.time(json.path("date_updated").asString("")).orElseGet(api::now));
    }

    static DeliveryReport report(
            String sid, String status, String code, String segments, Optional<Money> cost, Instant at) {
        DeliveryState state = STATES.get(status);
        if (state == null) {
            throw new IllegalArgumentException("status: unknown (expected: one of " + STATES.keySet() + ")");
        }
        boolean failed = state == DeliveryState.FAILED;
        int count = SignalWireApi.number(segments);
        return new DeliveryReport(
                sid,
                state,
                failed ? Optional.of(SignalWireErrors.of(SignalWireApi.number(code))) : Optional.empty(),
                failed ? code : "",
                count == 0 ? OptionalInt.empty() : OptionalInt.of(count),
                cost,
                at);
    }
}
