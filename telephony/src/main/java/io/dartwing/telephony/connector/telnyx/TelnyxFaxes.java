package io.dartwing.telephony.connector.telnyx;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.FaxSending.FaxOrder;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Faxes (<https://developers.telnyx.com/api-reference/programmable-fax-commands/send-a-fax>). Telnyx
/// fetches the document from an address and has no idempotency key: our attempt travels in
/// `client_state`, which the list of faxes shows.
final class TelnyxFaxes {
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    private final TelnyxApi api;

    TelnyxFaxes(TelnyxApi api) {
        this.api = api;
    }

    CarrierResult<DeliveryReport> send(CarrierAccount account, FaxOrder order) {
        var body = TelnyxApi.object()
                .put("connection_id", account.value(TelnyxConnector.FAX_APPLICATION))
                .put("from", order.from())
                .put("to", order.to())
                .put("media_url", order.link().get().toString())
                .put("quality", "high")
                .put("store_media", false)
                .put("client_state", TelnyxApi.state(order.attempt()))
                .put("webhook_url", account.callback(order.attempt()).toString());
        return api.create(account, "/faxes", body, answer -> report(answer.path("data")));
    }

    CarrierResult<DeliveryReport> status(CarrierAccount account, String id) {
        return api.get(account, "/faxes/" + WebForms.encode(id), answer -> report(answer.path("data")));
    }

    CarrierResult<String> cancel(CarrierAccount account, String id) {
        return api.change(account, "POST", "/faxes/" + WebForms.encode(id) + "/actions/cancel", null, answer -> id);
    }

    /// Filters of the list:
    /// <https://developers.telnyx.com/api-reference/programmable-fax-commands/view-a-list-of-faxes>.
    CarrierResult<Optional<DeliveryReport>> find(CarrierAccount account, Sought sought) {
        String state = TelnyxApi.state(sought.attempt());
        for (int page = 1; page <= MOST_PAGES; page++) {
            String path = "/faxes?filter%5Bdirection%5D%5Beq%5D=outbound"
                    + "&filter%5Bto%5D%5Beq%5D=" + WebForms.encode(sought.to())
                    + "&filter%5Bfrom%5D%5Beq%5D=" + WebForms.encode(sought.from())
                    + "&filter%5Bcreated_at%5D%5Bgte%5D="
                    + WebForms.encode(sought.begun().minus(CLOCKS_APART).toString())
                    + "&page%5Bnumber%5D=" + page + "&page%5Bsize%5D=" + PAGE;
            CarrierResult<JsonNode> answer = api.get(account, path, whole -> whole);
            if (!(answer instanceof Done<JsonNode>(JsonNode list))) {
                return answer.map(unreached -> Optional.empty());
            }
            for (JsonNode fax : list.path("data")) {
                if (fax.path("client_state").asString("").equals(state)) {
                    return read(fax);
                }
            }
            if (list.path("data").size() < PAGE) {
                return new Done<>(Optional.empty());
            }
        }
        return new Unknown<>("Too many faxes to look through");
    }

    private CarrierResult<Optional<DeliveryReport>> read(JsonNode fax) {
        try {
            return new Done<>(Optional.of(report(fax)));
        } catch (IllegalArgumentException unexpected) {
            return new Unknown<>("The carrier's answer can't be understood");
        }
    }

    private DeliveryReport report(JsonNode fax) {
        return report(
                TelnyxApi.required(fax, "id"),
                fax,
                api.time(fax.path("updated_at").asString("")));
    }

    /// The fax as Telnyx's API and its webhooks both show it.
    static DeliveryReport report(String id, JsonNode fax, Instant at) {
        DeliveryState state = state(TelnyxApi.required(fax, "status"));
        String reason = fax.path("failure_reason").asString("");
        Optional<CarrierCause> cause =
                state == DeliveryState.FAILED ? Optional.of(TelnyxCauses.fax(reason)) : Optional.empty();
        JsonNode pages = fax.path("page_count");
        return new DeliveryReport(
                id,
                state,
                cause,
                reason,
                pages.isInt() ? OptionalInt.of(pages.intValue()) : OptionalInt.empty(),
                Optional.empty(),
                at);
    }

    private static DeliveryState state(String status) {
        return switch (status) {
            case "queued", "media.processed" -> DeliveryState.ACCEPTED;
            case "originated", "sending", "sending.started" -> DeliveryState.SENDING;
            case "delivered" -> DeliveryState.DELIVERED;
            case "failed" -> DeliveryState.FAILED;
            default -> throw new IllegalArgumentException("status: unknown (expected: one of an outbound fax)");
        };
    }
}
