package io.dartwing.telephony.connector.sinch;

import io.dartwing.telephony.carriers.CarrierCause;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Sinch's reasons in our words: <https://developers.sinch.com/docs/fax/api-reference/fax/tag/Error-Messages> and
/// <https://developers.sinch.com/docs/sms/api-reference/sms/tag/Delivery-reports/>.
final class SinchErrors {
    /// A fax's `errorCode`, where it says more than its `errorType`.
    private static final Map<Integer, CarrierCause> FAX_CODES = Map.ofEntries(
            Map.entry(11, CarrierCause.REMOTE_HANG_UP),
            Map.entry(16, CarrierCause.NO_ANSWER),
            Map.entry(17, CarrierCause.BUSY),
            Map.entry(19, CarrierCause.REMOTE_HANG_UP),
            Map.entry(21, CarrierCause.REMOTE_HANG_UP),
            Map.entry(30, CarrierCause.NO_ANSWER),
            Map.entry(34, CarrierCause.INVALID_NUMBER),
            Map.entry(38, CarrierCause.REMOTE_HANG_UP),
            Map.entry(46, CarrierCause.FUNDS),
            Map.entry(48, CarrierCause.NO_ANSWER),
            Map.entry(49, CarrierCause.INVALID_NUMBER),
            Map.entry(75, CarrierCause.CANCELLED),
            Map.entry(76, CarrierCause.EXPIRED),
            Map.entry(113, CarrierCause.DOCUMENT),
            Map.entry(131, CarrierCause.REMOTE_HANG_UP),
            Map.entry(132, CarrierCause.VOICE_ANSWERED));

    private static final Map<String, CarrierCause> FAX_TYPES = Map.of(
            "DOCUMENT_CONVERSION_ERROR", CarrierCause.DOCUMENT,
            "CALL_ERROR", CarrierCause.UNREACHABLE,
            "LINE_ERROR", CarrierCause.UNREACHABLE,
            "FAX_ERROR", CarrierCause.FAX_PROTOCOL,
            "FATAL_ERROR", CarrierCause.UNAVAILABLE,
            "GENERAL_ERROR", CarrierCause.OTHER);

    /// A message's `code` in its delivery report. Most others are the SMPP codes of networks, which agree on nothing.
    private static final Map<Integer, CarrierCause> MESSAGE_CODES = Map.of(
            402, CarrierCause.UNREACHABLE,
            403, CarrierCause.UNAVAILABLE,
            404, CarrierCause.UNREACHABLE,
            405, CarrierCause.INVALID_REQUEST,
            406, CarrierCause.EXPIRED,
            407, CarrierCause.CANCELLED,
            408, CarrierCause.NOT_ALLOWED,
            410, CarrierCause.NOT_OURS,
            411, CarrierCause.CONTENT,
            412, CarrierCause.NOT_ALLOWED);

    private static final Map<String, CarrierCause> MESSAGE_STATES = Map.of(
            "Aborted", CarrierCause.UNAVAILABLE,
            "Rejected", CarrierCause.OTHER,
            "Deleted", CarrierCause.UNREACHABLE,
            "Failed", CarrierCause.UNREACHABLE,
            "Cancelled", CarrierCause.CANCELLED,
            "Expired", CarrierCause.EXPIRED);

    private static final Map<Integer, CarrierCause> STATUSES = Map.of(
            402, CarrierCause.FUNDS,
            403, CarrierCause.NOT_ALLOWED,
            404, CarrierCause.NO_SUCH,
            410, CarrierCause.NO_SUCH);

    /// The field that a refusal complains of.
    private static final List<Map.Entry<String, CarrierCause>> FIELDS = List.of(
            Map.entry("from", CarrierCause.NOT_OURS),
            Map.entry("to", CarrierCause.INVALID_NUMBER),
            Map.entry("recipient", CarrierCause.INVALID_NUMBER),
            Map.entry("file", CarrierCause.DOCUMENT),
            Map.entry("body", CarrierCause.CONTENT));

    private SinchErrors() {}

    static CarrierCause ofFax(JsonNode fax) {
        CarrierCause byCode = FAX_CODES.get(fax.path("errorCode").asInt(0));
        return byCode != null
                ? byCode
                : FAX_TYPES.getOrDefault(fax.path("errorType").asString(""), CarrierCause.OTHER);
    }

    static CarrierCause ofMessage(String state, int code) {
        CarrierCause byCode = MESSAGE_CODES.get(code);
        return byCode != null ? byCode : MESSAGE_STATES.getOrDefault(state, CarrierCause.OTHER);
    }

    /// A fax's refusal names fields in `details.fieldViolations`, a message's in the first word in quotes of `text`.
    static CarrierCause ofRefusal(int status, JsonNode answer) {
        CarrierCause byStatus = STATUSES.get(status);
        if (byStatus != null) {
            return byStatus;
        }
        JsonNode violation =
                answer.path("details").path("fieldViolations").path(0).path("field");
        String field = violation.isString()
                ? violation.asString()
                : quoted(answer.path("text").asString(""));
        String lower = field.toLowerCase(Locale.ROOT);
        return FIELDS.stream()
                .filter(known -> lower.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(CarrierCause.INVALID_REQUEST);
    }

    private static String quoted(String text) {
        int open = text.indexOf('\'');
        int close = text.indexOf('\'', open + 1);
        return open >= 0 && close > open ? text.substring(open + 1, close) : "";
    }
}
