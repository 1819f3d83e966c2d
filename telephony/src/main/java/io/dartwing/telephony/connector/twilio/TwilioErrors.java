package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.CarrierCause;
import java.util.Map;

/// Twilio's error codes in our words: <https://www.twilio.com/docs/api/errors>.
final class TwilioErrors {
    private static final Map<Integer, CarrierCause> CODES = Map.ofEntries(
            Map.entry(20003, CarrierCause.AUTHENTICATION),
            Map.entry(20404, CarrierCause.NO_SUCH),
            Map.entry(21211, CarrierCause.INVALID_NUMBER),
            Map.entry(21210, CarrierCause.NOT_OURS),
            Map.entry(21212, CarrierCause.NOT_OURS),
            Map.entry(21214, CarrierCause.INVALID_NUMBER),
            Map.entry(21215, CarrierCause.NOT_ALLOWED),
            Map.entry(21217, CarrierCause.INVALID_NUMBER),
            Map.entry(21220, CarrierCause.NO_SUCH),
            Map.entry(13223, CarrierCause.INVALID_NUMBER),
            Map.entry(13224, CarrierCause.INVALID_NUMBER),
            Map.entry(13225, CarrierCause.NOT_ALLOWED),
            Map.entry(13227, CarrierCause.NOT_ALLOWED),
            Map.entry(21408, CarrierCause.NOT_ALLOWED),
            Map.entry(21421, CarrierCause.INVALID_NUMBER),
            Map.entry(21422, CarrierCause.NO_SUCH),
            Map.entry(21452, CarrierCause.NO_SUCH),
            Map.entry(21602, CarrierCause.CONTENT),
            Map.entry(21603, CarrierCause.NOT_OURS),
            Map.entry(21606, CarrierCause.NOT_OURS),
            Map.entry(21610, CarrierCause.OPTED_OUT),
            Map.entry(21612, CarrierCause.UNREACHABLE),
            Map.entry(21614, CarrierCause.INVALID_NUMBER),
            Map.entry(21617, CarrierCause.CONTENT),
            Map.entry(21620, CarrierCause.DOCUMENT),
            Map.entry(21631, CarrierCause.NOT_ALLOWED),
            Map.entry(21649, CarrierCause.NOT_ALLOWED),
            Map.entry(30001, CarrierCause.RATE_LIMITED),
            Map.entry(30002, CarrierCause.NOT_ALLOWED),
            Map.entry(30003, CarrierCause.UNREACHABLE),
            Map.entry(30004, CarrierCause.UNREACHABLE),
            Map.entry(30005, CarrierCause.INVALID_NUMBER),
            Map.entry(30006, CarrierCause.INVALID_NUMBER),
            Map.entry(30007, CarrierCause.CONTENT),
            Map.entry(30032, CarrierCause.CAMPAIGN),
            Map.entry(30034, CarrierCause.CAMPAIGN),
            Map.entry(30036, CarrierCause.EXPIRED),
            Map.entry(30410, CarrierCause.EXPIRED));

    private static final Map<Integer, CarrierCause> STATUSES = Map.of(
            402, CarrierCause.FUNDS,
            403, CarrierCause.NOT_ALLOWED,
            404, CarrierCause.NO_SUCH);

    private TwilioErrors() {}

    static CarrierCause ofMessage(int code) {
        return CODES.getOrDefault(code, CarrierCause.OTHER);
    }

    static CarrierCause ofRefusal(int status, int code) {
        CarrierCause byCode = CODES.get(code);
        return byCode != null ? byCode : STATUSES.getOrDefault(status, CarrierCause.INVALID_REQUEST);
    }
}
