package io.dartwing.telephony.connector.phaxio;

import io.dartwing.telephony.carriers.CarrierCause;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Phaxio's reasons in our words (<https://www.phaxio.com/docs/errorMessages>). Its owner goes on counting from there
/// (<https://developers.sinch.com/docs/fax/api-reference/fax/tag/Error-Messages>).
final class PhaxioErrors {
    /// By `error_id`, where it says more than its `error_type`.
    private static final Map<Integer, CarrierCause> IDS = Map.ofEntries(
            Map.entry(11, CarrierCause.REMOTE_HANG_UP),
            Map.entry(16, CarrierCause.NO_ANSWER),
            Map.entry(17, CarrierCause.BUSY),
            Map.entry(19, CarrierCause.REMOTE_HANG_UP),
            Map.entry(30, CarrierCause.NO_ANSWER),
            Map.entry(32, CarrierCause.FAX_PROTOCOL),
            Map.entry(34, CarrierCause.INVALID_NUMBER),
            Map.entry(49, CarrierCause.INVALID_NUMBER),
            Map.entry(73, CarrierCause.INVALID_NUMBER),
            Map.entry(75, CarrierCause.CANCELLED),
            Map.entry(76, CarrierCause.EXPIRED),
            Map.entry(87, CarrierCause.NO_ANSWER),
            Map.entry(112, CarrierCause.NO_ANSWER),
            Map.entry(115, CarrierCause.INVALID_NUMBER),
            Map.entry(131, CarrierCause.REMOTE_HANG_UP),
            Map.entry(132, CarrierCause.VOICE_ANSWERED));

    private static final Map<String, CarrierCause> TYPES = Map.of(
            "documentconversionerror", CarrierCause.DOCUMENT,
            "lineerror", CarrierCause.UNREACHABLE,
            "faxerror", CarrierCause.FAX_PROTOCOL,
            "fatalerror", CarrierCause.UNAVAILABLE,
            "generalerror", CarrierCause.OTHER);

    private record Phrase(String text, CarrierCause cause) {}

    /// Refusals carry no code, only a sentence.
    private static final List<Phrase> PHRASES = List.of(
            new Phrase("caller_id", CarrierCause.NOT_OURS),
            new Phrase("caller id", CarrierCause.NOT_OURS),
            new Phrase("phone number", CarrierCause.INVALID_NUMBER),
            new Phrase("funds", CarrierCause.FUNDS),
            new Phrase("balance", CarrierCause.FUNDS),
            new Phrase("file", CarrierCause.DOCUMENT));

    private static final Map<Integer, CarrierCause> STATUSES = Map.of(
            402, CarrierCause.FUNDS,
            403, CarrierCause.NOT_ALLOWED,
            404, CarrierCause.NO_SUCH);

    private PhaxioErrors() {}

    static CarrierCause ofFailure(JsonNode fax) {
        CarrierCause byId = IDS.get(fax.path("error_id").asInt(0));
        return byId != null
                ? byId
                : TYPES.getOrDefault(fax.path("error_type").asString("").toLowerCase(Locale.ROOT), CarrierCause.OTHER);
    }

    static CarrierCause ofRefusal(int status, String message) {
        CarrierCause byStatus = STATUSES.get(status);
        if (byStatus != null) {
            return byStatus;
        }
        String lower = message.toLowerCase(Locale.ROOT);
        return PHRASES.stream()
                .filter(phrase -> lower.contains(phrase.text()))
                .map(Phrase::cause)
                .findFirst()
                .orElse(CarrierCause.INVALID_REQUEST);
    }
}
