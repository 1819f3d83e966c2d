package io.dartwing.telephony.connector.telnyx;

import static java.util.Map.entry;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Telnyx's codes in our words. Its own sentences are left out: they can name numbers.
///
/// General codes: <https://developers.telnyx.com/development/api-fundamentals/api-errors>; messages:
/// <https://developers.telnyx.com/docs/messaging/messages/error-codes>; faxes:
/// <https://developers.telnyx.com/docs/programmable-fax/receiving-webhooks> and
/// <https://support.telnyx.com/en/articles/4967498-fax-api-error-list>.
final class TelnyxCauses {
    private static final Map<String, CarrierCause> CODES = Map.ofEntries(
            entry("10001", CarrierCause.INVALID_NUMBER),
            entry("10002", CarrierCause.INVALID_NUMBER),
            entry("10005", CarrierCause.NO_SUCH),
            entry("10007", CarrierCause.UNAVAILABLE),
            entry("10008", CarrierCause.UNAVAILABLE),
            entry("10009", CarrierCause.AUTHENTICATION),
            entry("10010", CarrierCause.NOT_ALLOWED),
            entry("10011", CarrierCause.RATE_LIMITED),
            entry("10016", CarrierCause.INVALID_NUMBER),
            entry("20100", CarrierCause.FUNDS),
            entry("40001", CarrierCause.INVALID_NUMBER),
            entry("40002", CarrierCause.CONTENT),
            entry("40003", CarrierCause.CONTENT),
            entry("40004", CarrierCause.UNREACHABLE),
            entry("40005", CarrierCause.EXPIRED),
            entry("40006", CarrierCause.UNREACHABLE),
            entry("40008", CarrierCause.UNREACHABLE),
            entry("40009", CarrierCause.CONTENT),
            entry("40010", CarrierCause.CAMPAIGN),
            entry("40011", CarrierCause.RATE_LIMITED),
            entry("40012", CarrierCause.INVALID_NUMBER),
            entry("40013", CarrierCause.NOT_OURS),
            entry("40014", CarrierCause.EXPIRED),
            entry("40300", CarrierCause.OPTED_OUT),
            entry("40302", CarrierCause.CONTENT),
            entry("40305", CarrierCause.NOT_OURS),
            entry("40306", CarrierCause.NOT_OURS),
            entry("40309", CarrierCause.NOT_ALLOWED),
            entry("40310", CarrierCause.INVALID_NUMBER),
            entry("40312", CarrierCause.NOT_ALLOWED),
            entry("40313", CarrierCause.NOT_OURS),
            entry("40318", CarrierCause.RATE_LIMITED),
            entry("40322", CarrierCause.CONTENT),
            entry("40329", CarrierCause.CAMPAIGN),
            entry("40330", CarrierCause.CAMPAIGN));

    private static final Map<String, CarrierCause> FAX_REASONS = Map.ofEntries(
            entry("account_disabled", CarrierCause.NOT_ALLOWED),
            entry("connection_channel_limit_exceeded", CarrierCause.RATE_LIMITED),
            entry("destination_invalid", CarrierCause.INVALID_NUMBER),
            entry("destination_not_in_countries_whitelist", CarrierCause.NOT_ALLOWED),
            entry("destination_not_in_service_plan", CarrierCause.NOT_ALLOWED),
            entry("destination_unreachable", CarrierCause.UNREACHABLE),
            // No fax tones came: somebody or something else answered.
            entry("fax_initial_communication_timeout", CarrierCause.VOICE_ANSWERED),
            entry("fax_signaling_error", CarrierCause.FAX_PROTOCOL),
            entry("file_download_failed", CarrierCause.DOCUMENT),
            entry("file_format_invalid", CarrierCause.DOCUMENT),
            entry("file_size_limit_exceeded", CarrierCause.DOCUMENT),
            entry("page_count_limit_exceeded", CarrierCause.DOCUMENT),
            entry("no_outbound_profile", CarrierCause.NOT_ALLOWED),
            entry("outbound_profile_channel_limit_exceeded", CarrierCause.RATE_LIMITED),
            entry("outbound_profile_daily_spend_limit_exceeded", CarrierCause.FUNDS),
            entry("receiver_call_dropped", CarrierCause.REMOTE_HANG_UP),
            entry("receiver_communication_error", CarrierCause.UNREACHABLE),
            entry("receiver_decline", CarrierCause.UNREACHABLE),
            entry("receiver_incompatible_destination", CarrierCause.FAX_PROTOCOL),
            entry("receiver_invalid_number_format", CarrierCause.INVALID_NUMBER),
            entry("receiver_no_answer", CarrierCause.NO_ANSWER),
            entry("receiver_no_response", CarrierCause.NO_ANSWER),
            entry("receiver_recovery_on_timer_expire", CarrierCause.UNREACHABLE),
            entry("receiver_unallocated_number", CarrierCause.INVALID_NUMBER),
            entry("service_unavailable", CarrierCause.UNAVAILABLE),
            entry("user_busy", CarrierCause.BUSY),
            entry("user_channel_limit_exceeded", CarrierCause.RATE_LIMITED));

    private static final Map<String, CarrierCause> HANGUPS = Map.of(
            "user_busy", CarrierCause.BUSY,
            "no_answer", CarrierCause.NO_ANSWER,
            "timeout", CarrierCause.NO_ANSWER,
            "call_rejected", CarrierCause.UNREACHABLE,
            "not_found", CarrierCause.INVALID_NUMBER,
            "originator_cancel", CarrierCause.CANCELLED);

    private TelnyxCauses() {}

    static <T> CarrierResult<T> refusal(int status, JsonNode body) {
        String code = body.path("errors").path(0).path("code").asString("");
        CarrierCause cause = Optional.ofNullable(CODES.get(code)).orElseGet(() -> byStatus(status));
        return switch (cause) {
            case RATE_LIMITED, UNAVAILABLE, FUNDS ->
                new CarrierResult.Retryable<>(cause, code, cause.sentence(), Optional.empty());
            default -> new CarrierResult.Refused<>(cause, code, cause.sentence());
        };
    }

    private static CarrierCause byStatus(int status) {
        return switch (status) {
            case 402 -> CarrierCause.FUNDS;
            case 403 -> CarrierCause.NOT_ALLOWED;
            case 404 -> CarrierCause.NO_SUCH;
            case 400, 422 -> CarrierCause.INVALID_REQUEST;
            default -> CarrierCause.OTHER;
        };
    }

    static CarrierCause fax(String reason) {
        return FAX_REASONS.getOrDefault(reason, CarrierCause.OTHER);
    }

    static CarrierCause message(String code) {
        return CODES.getOrDefault(code, CarrierCause.OTHER);
    }

    static CarrierCause hangup(String cause) {
        return HANGUPS.getOrDefault(cause, CarrierCause.OTHER);
    }
}
