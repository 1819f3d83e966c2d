package io.dartwing.telephony.connector.telnyx;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.MessageSending.MessageOrder;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Messages (<https://developers.telnyx.com/api-reference/messages/send-a-message>). There is neither
/// an idempotency key nor a field for a reference: our attempt travels in the address that reports go
/// to, which the detail records show.
final class TelnyxMessages {
    private static final int PAGE = 50;

    private final TelnyxApi api;

    TelnyxMessages(TelnyxApi api) {
        this.api = api;
    }

    CarrierResult<DeliveryReport> send(CarrierAccount account, MessageOrder order) {
        var body = TelnyxApi.object()
                .put("from", order.from())
                .put("to", order.to())
                .put("text", order.text())
                .put("type", order.media().isEmpty() ? "SMS" : "MMS")
                .put("use_profile_webhooks", false)
                .put("webhook_url", account.callback(order.attempt()).toString());
        account.optional(TelnyxConnector.MESSAGING_PROFILE)
                .ifPresent(profile -> body.put("messaging_profile_id", profile));
        if (!order.media().isEmpty()) {
            var media = body.putArray("media_urls");
            order.media().forEach(url -> media.add(url.toString()));
        }
        return api.create(account, "/messages", body, answer -> report(answer.path("data")));
    }

    CarrierResult<DeliveryReport> status(CarrierAccount account, String id) {
        return api.get(account, "/messages/" + WebForms.encode(id), answer -> report(answer.path("data")));
    }

    /// Detail records are written some time after the message: that there is none proves nothing
    /// (<https://developers.telnyx.com/api-reference/detail-records/search-detail-records>).
    CarrierResult<Optional<DeliveryReport>> find(CarrierAccount account, Sought sought) {
        String callback = account.callback(sought.attempt()).toString();
        String path = "/detail_records?filter%5Brecord_type%5D=messaging&filter%5Bdate_range%5D=last_2_days"
                + "&filter%5Bdirection%5D=outbound"
                + "&filter%5Bcld%5D=" + WebForms.encode(sought.to())
                + "&filter%5Bcli%5D=" + WebForms.encode(sought.from())
                + "&sort=-created_at&page%5Bnumber%5D=1&page%5Bsize%5D=" + PAGE;
        CarrierResult<Optional<DeliveryReport>> found = api.get(account, path, list -> {
            for (JsonNode record : list.path("data")) {
                if (record.path("delivery_status_webhook_url").asString("").equals(callback)) {
                    return Optional.of(recorded(record));
                }
            }
            return Optional.empty();
        });
        return found instanceof Done<Optional<DeliveryReport>>(var report) && report.isEmpty()
                ? new Unknown<>("The carrier has no record of it yet")
                : found;
    }

    private DeliveryReport recorded(JsonNode record) {
        DeliveryState state = state(TelnyxApi.required(record, "status"));
        String code = record.path("errors").path(0).asString("");
        return new DeliveryReport(
                TelnyxApi.required(record, "uuid"),
                state,
                cause(state, record.path("status").asString(""), code),
                code,
                units(record),
                money(record.path("cost").asString(""), record.path("currency").asString("")),
                api.time(record.path("updated_at").asString("")));
    }

    private DeliveryReport report(JsonNode message) {
        return report(message, api.time(message.path("completed_at").asString("")));
    }

    /// The message as Telnyx's API and its webhooks both show it.
    static DeliveryReport report(JsonNode message, Instant at) {
        String status = TelnyxApi.required(message.path("to").path(0), "status");
        DeliveryState state = state(status);
        String code = message.path("errors").path(0).path("code").asString("");
        JsonNode cost = message.path("cost");
        return new DeliveryReport(
                TelnyxApi.required(message, "id"),
                state,
                cause(state, status, code),
                code,
                units(message),
                money(cost.path("amount").asString(""), cost.path("currency").asString("")),
                at);
    }

    private static Optional<CarrierCause> cause(DeliveryState state, String status, String code) {
        if (state != DeliveryState.FAILED) {
            return Optional.empty();
        }
        return Optional.of(status.equals("expired") ? CarrierCause.EXPIRED : TelnyxCauses.message(code));
    }

    private static OptionalInt units(JsonNode message) {
        return message.path("parts").isInt()
                ? OptionalInt.of(message.path("parts").intValue())
                : OptionalInt.empty();
    }

    private static Optional<Money> money(String amount, String currency) {
        return amount.isEmpty() || currency.isEmpty() ? Optional.empty() : Optional.of(Money.of(amount, currency));
    }

    /// `delivery_unconfirmed`: the mobile network gave no receipt in time; nobody knows whether it
    /// arrived.
    private static DeliveryState state(String status) {
        return switch (status) {
            case "queued", "scheduled" -> DeliveryState.ACCEPTED;
            case "sending" -> DeliveryState.SENDING;
            case "sent", "delivery_unconfirmed", "dlr_timeout" -> DeliveryState.SENT;
            case "delivered" -> DeliveryState.DELIVERED;
            case "sending_failed", "delivery_failed", "expired", "gw_timeout" -> DeliveryState.FAILED;
            case "cancelled" -> DeliveryState.CANCELLED;
            default -> throw new IllegalArgumentException("status: unknown (expected: one of an outbound message)");
        };
    }
}
