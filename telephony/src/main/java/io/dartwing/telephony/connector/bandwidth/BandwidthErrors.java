package io.dartwing.telephony.connector.bandwidth;

import io.dartwing.telephony.carriers.CarrierCause;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Bandwidth's error codes in our words: <https://dev.bandwidth.com/docs/messaging/errors/>.
final class BandwidthErrors {
    /// No receipt came in time. Bandwidth says that this does not mean that the message was not
    /// received.
    static final int NO_RECEIPT = 9902;

    private static final Map<Integer, CarrierCause> CODES = Map.ofEntries(
            Map.entry(4301, CarrierCause.CONTENT),
            Map.entry(4302, CarrierCause.NOT_OURS),
            Map.entry(4303, CarrierCause.INVALID_NUMBER),
            Map.entry(4350, CarrierCause.CONTENT),
            Map.entry(4360, CarrierCause.EXPIRED),
            Map.entry(4401, CarrierCause.UNREACHABLE),
            Map.entry(4403, CarrierCause.NOT_ALLOWED),
            Map.entry(4404, CarrierCause.INVALID_NUMBER),
            Map.entry(4405, CarrierCause.NOT_OURS),
            Map.entry(4406, CarrierCause.INVALID_NUMBER),
            Map.entry(4407, CarrierCause.NOT_OURS),
            Map.entry(4410, CarrierCause.DOCUMENT),
            Map.entry(4411, CarrierCause.DOCUMENT),
            Map.entry(4412, CarrierCause.DOCUMENT),
            Map.entry(4420, CarrierCause.UNREACHABLE),
            Map.entry(4421, CarrierCause.UNREACHABLE),
            Map.entry(4431, CarrierCause.NOT_ALLOWED),
            Map.entry(4432, CarrierCause.NOT_ALLOWED),
            Map.entry(4433, CarrierCause.NOT_ALLOWED),
            Map.entry(4434, CarrierCause.NOT_ALLOWED),
            Map.entry(4470, CarrierCause.CONTENT),
            Map.entry(4481, CarrierCause.NOT_ALLOWED),
            Map.entry(4482, CarrierCause.NOT_ALLOWED),
            Map.entry(4492, CarrierCause.NOT_ALLOWED),
            Map.entry(4493, CarrierCause.NOT_ALLOWED),
            Map.entry(4701, CarrierCause.UNREACHABLE),
            Map.entry(4702, CarrierCause.UNREACHABLE),
            Map.entry(4711, CarrierCause.DOCUMENT),
            Map.entry(4712, CarrierCause.DOCUMENT),
            Map.entry(4720, CarrierCause.INVALID_NUMBER),
            Map.entry(4721, CarrierCause.INVALID_NUMBER),
            Map.entry(4730, CarrierCause.UNREACHABLE),
            Map.entry(4740, CarrierCause.NOT_OURS),
            Map.entry(4751, CarrierCause.CONTENT),
            Map.entry(4752, CarrierCause.CONTENT),
            Map.entry(4770, CarrierCause.CONTENT),
            Map.entry(4771, CarrierCause.CONTENT),
            Map.entry(4773, CarrierCause.CAMPAIGN),
            Map.entry(4774, CarrierCause.CAMPAIGN),
            Map.entry(4775, CarrierCause.OPTED_OUT),
            Map.entry(4780, CarrierCause.RATE_LIMITED),
            Map.entry(4781, CarrierCause.RATE_LIMITED),
            Map.entry(4785, CarrierCause.RATE_LIMITED),
            Map.entry(4795, CarrierCause.CAMPAIGN),
            Map.entry(5106, CarrierCause.UNREACHABLE),
            Map.entry(5600, CarrierCause.UNREACHABLE),
            Map.entry(5610, CarrierCause.UNREACHABLE),
            Map.entry(5620, CarrierCause.UNREACHABLE),
            Map.entry(5630, CarrierCause.UNREACHABLE),
            Map.entry(5650, CarrierCause.UNREACHABLE));

    private BandwidthErrors() {}

    static CarrierCause ofMessage(int code) {
        return CODES.getOrDefault(code, CarrierCause.OTHER);
    }

    /// A request's fault is told by the fields that have one.
    static CarrierCause ofRefusal(int status, JsonNode answer) {
        return switch (status) {
            case 402 -> CarrierCause.FUNDS;
            case 403 -> CarrierCause.NOT_ALLOWED;
            case 404 -> CarrierCause.NO_SUCH;
            default ->
                ofField(answer.path("fieldErrors").path(0).path("fieldName").asString(""));
        };
    }

    private static CarrierCause ofField(String name) {
        return switch (name.replaceFirst("\\[.*", "")) {
            case "to" -> CarrierCause.INVALID_NUMBER;
            case "from" -> CarrierCause.NOT_OURS;
            case "text" -> CarrierCause.CONTENT;
            case "media" -> CarrierCause.DOCUMENT;
            default -> CarrierCause.INVALID_REQUEST;
        };
    }
}
