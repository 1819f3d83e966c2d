package io.dartwing.telephony.connector.didww;

import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.MessageSending.MessageOrder;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// SMS over an HTTP OUT trunk:
/// <https://doc.didww.com/sms/outbound-sms-api/outbound-sms-api-reference.html>.
///
/// DIDWW takes no reference of ours and can't be asked about a message: only its callbacks tell,
/// and they name its id
/// alone. A message whose answer was lost stays unknown.
final class DidwwMessages {
    private static final String TYPE = "outbound_messages";

    /// <https://doc.didww.com/sms/outbound-sms-api/outbound-sms-errors-and-status-codes.html>
    private static final Map<Integer, CarrierCause> CODES = Map.ofEntries(
            Map.entry(1, CarrierCause.UNREACHABLE),
            Map.entry(2, CarrierCause.UNREACHABLE),
            Map.entry(3, CarrierCause.UNREACHABLE),
            Map.entry(4, CarrierCause.UNAVAILABLE),
            Map.entry(5, CarrierCause.NOT_ALLOWED),
            Map.entry(6, CarrierCause.UNAVAILABLE),
            Map.entry(7, CarrierCause.NOT_ALLOWED),
            Map.entry(8, CarrierCause.NOT_OURS),
            Map.entry(9, CarrierCause.NOT_ALLOWED),
            Map.entry(10, CarrierCause.CAMPAIGN),
            Map.entry(11, CarrierCause.CAMPAIGN),
            Map.entry(100, CarrierCause.FUNDS),
            Map.entry(101, CarrierCause.EXPIRED),
            Map.entry(102, CarrierCause.CONTENT),
            Map.entry(103, CarrierCause.FUNDS),
            Map.entry(104, CarrierCause.CONTENT),
            Map.entry(105, CarrierCause.UNREACHABLE));

    private final DidwwApi api;

    DidwwMessages(DidwwApi api) {
        this.api = api;
    }

    CarrierResult<DeliveryReport> send(CarrierAccount account, MessageOrder order) {
        if (!order.media().isEmpty()) {
            return new Refused<>(CarrierCause.INVALID_REQUEST, "", "This carrier sends no pictures");
        }
        Optional<String> user = account.optional(DidwwConnector.SMS_USER);
        Optional<String> password = account.optional(DidwwConnector.SMS_PASSWORD);
        if (user.isEmpty() || password.isEmpty()) {
            return new Refused<>(CarrierCause.NOT_ALLOWED, "", "The account has no HTTP OUT trunk for messages");
        }
        var document = DidwwApi.Document.of(TYPE);
        document.attributes()
                .put("destination", digits(order.to()))
                .put("source", digits(order.from()))
                .put("content", order.text());
        return api.createMessage(
                url(account.api()),
                new BasicAuth(user.get(), password.get()),
                document,
                answer -> accepted(answer.path("data")));
    }

    private DeliveryReport accepted(JsonNode data) {
        if (!data.path("type").asString("").equals(TYPE)) {
            throw new IllegalArgumentException("type: other (expected: " + TYPE + ")");
        }
        return DeliveryReport.of(DidwwApi.required(data, "id"), DeliveryState.ACCEPTED, api.now());
    }

    static <T> CarrierResult<T> notToBeAsked() {
        return new Unknown<>("The carrier tells how a message fares by its callbacks only");
    }

    /// Messages have a host of their own beside the API's.
    static URI url(URI api) {
        return String.valueOf(api.getHost()).endsWith(".didww.com")
                ? URI.create("https://sms-out.didww.com/outbound_messages")
                : api.resolve("outbound_messages");
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    /// What DIDWW made of it: handed on to the next network, or not.
    static DeliveryReport processed(String id, JsonNode attributes, Instant at) {
        return switch (DidwwApi.required(attributes, "status")) {
            case "Success" -> report(id, DeliveryState.SENT, Optional.empty(), "", attributes, at);
            case "Routing error", "Failed" -> {
                int code = attributes.path("code_id").asInt(0);
                yield report(
                        id,
                        DeliveryState.FAILED,
                        Optional.of(CODES.getOrDefault(code, CarrierCause.OTHER)),
                        code == 0 ? "" : Integer.toString(code),
                        attributes,
                        at);
            }
            default -> throw new IllegalArgumentException("status: unknown (expected: Success, Routing error, Failed)");
        };
    }

    /// What the last network said; empty while that is not the end.
    static Optional<DeliveryReport> delivered(String id, JsonNode attributes, Instant at) {
        String status = DidwwApi.required(attributes, "status");
        return switch (status) {
            case "DELIVERED" -> Optional.of(DeliveryReport.of(id, DeliveryState.DELIVERED, at));
            case "EXPIRED" -> failed(id, CarrierCause.EXPIRED, status, attributes, at);
            case "UNDELIVERABLE", "FAILED" -> failed(id, CarrierCause.UNREACHABLE, status, attributes, at);
            case "REJECTED", "DELETED" -> failed(id, CarrierCause.OTHER, status, attributes, at);
            default -> Optional.empty();
        };
    }

    private static Optional<DeliveryReport> failed(
            String id, CarrierCause cause, String status, JsonNode attributes, Instant at) {
        return Optional.of(report(id, DeliveryState.FAILED, Optional.of(cause), status, attributes, at));
    }

    private static DeliveryReport report(
            String id,
            DeliveryState state,
            Optional<CarrierCause> cause,
            String code,
            JsonNode attributes,
            Instant at) {
        int fragments = attributes.path("fragments_sent").asInt(0);
        return new DeliveryReport(
                id,
                state,
                cause,
                code,
                fragments > 0 ? OptionalInt.of(fragments) : OptionalInt.empty(),
                Optional.empty(),
                at);
    }
}
