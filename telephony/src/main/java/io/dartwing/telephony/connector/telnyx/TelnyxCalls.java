package io.dartwing.telephony.connector.telnyx;

import io.dartwing.telephony.carriers.CallControl.CallOrder;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Calls (<https://developers.telnyx.com/api-reference/call-commands/dial>). `command_id` is our
/// attempt: Telnyx ignores a second dial with the same one.
final class TelnyxCalls {
    /// What Telnyx takes as `timeout_secs`.
    private static final long SHORTEST = 5;

    private static final long LONGEST = 600;

    private final TelnyxApi api;

    TelnyxCalls(TelnyxApi api) {
        this.api = api;
    }

    CarrierResult<DeliveryReport> call(CarrierAccount account, CallOrder order) {
        var body = TelnyxApi.object()
                .put("connection_id", account.value(TelnyxConnector.CALL_APPLICATION))
                .put("from", order.from())
                .put("to", order.to())
                .put("timeout_secs", Math.clamp(order.ring().toSeconds(), SHORTEST, LONGEST))
                .put("command_id", order.attempt().toString())
                .put("client_state", TelnyxApi.state(order.attempt()))
                .put("webhook_url", account.callback(order.attempt()).toString());
        order.callerName().ifPresent(name -> body.put("from_display_name", name));
        return api.create(
                account,
                "/calls",
                body,
                answer -> DeliveryReport.of(
                        TelnyxApi.required(answer.path("data"), "call_control_id"),
                        DeliveryState.ACCEPTED,
                        api.time("")));
    }

    CarrierResult<String> hangUp(CarrierAccount account, String id) {
        return api.change(
                account, "POST", "/calls/" + WebForms.encode(id) + "/actions/hangup", TelnyxApi.object(), answer -> id);
    }

    /// Telnyx says only whether the call is alive; how it ended is told by its webhook.
    CarrierResult<DeliveryReport> status(CarrierAccount account, String id) {
        return api.get(account, "/calls/" + WebForms.encode(id), answer -> {
            JsonNode call = answer.path("data");
            if (!call.path("is_alive").isBoolean()) {
                throw new IllegalArgumentException("is_alive: missing (expected: true or false)");
            }
            return DeliveryReport.of(
                    id,
                    call.path("is_alive").asBoolean() ? DeliveryState.SENDING : DeliveryState.SENT,
                    api.time(call.path("end_time").asString("")));
        });
    }

    /// Calls that have ended are not listed: that there is none proves nothing
    /// (<https://developers.telnyx.com/api-reference/call-information/list-all-active-calls-for-given-connection>).
    CarrierResult<Optional<DeliveryReport>> find(CarrierAccount account, Sought sought) {
        String state = TelnyxApi.state(sought.attempt());
        String path = "/connections/" + WebForms.encode(account.value(TelnyxConnector.CALL_APPLICATION))
                + "/active_calls?page%5Blimit%5D=250";
        CarrierResult<Optional<DeliveryReport>> found = api.get(account, path, list -> {
            for (JsonNode call : list.path("data")) {
                if (call.path("client_state").asString("").equals(state)) {
                    return Optional.of(DeliveryReport.of(
                            TelnyxApi.required(call, "call_control_id"), DeliveryState.SENDING, api.time("")));
                }
            }
            return Optional.empty();
        });
        return found instanceof Done<Optional<DeliveryReport>>(var report) && report.isEmpty()
                ? new Unknown<>("No call of this attempt is going on; whether there was one can't be told")
                : found;
    }

    /// <https://developers.telnyx.com/docs/voice/programmable-voice/receiving-webhooks>
    static DeliveryReport ended(JsonNode payload, Instant at) {
        String reason = payload.path("hangup_cause").asString("");
        DeliveryState state = switch (reason) {
            case "normal_clearing", "time_limit" -> DeliveryState.DELIVERED;
            case "originator_cancel" -> DeliveryState.CANCELLED;
            default -> DeliveryState.FAILED;
        };
        Optional<CarrierCause> cause =
                state == DeliveryState.DELIVERED ? Optional.empty() : Optional.of(TelnyxCauses.hangup(reason));
        return new DeliveryReport(
                TelnyxApi.required(payload, "call_control_id"),
                state,
                cause,
                state == DeliveryState.DELIVERED ? "" : reason,
                OptionalInt.empty(),
                Optional.empty(),
                at);
    }
}
