package io.dartwing.telephony.connector.signalwire;

import io.dartwing.telephony.carriers.CarrierCause;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SignalWire's error codes in our words:
/// <https://signalwire.com/docs/compatibility-api/rest/error-codes>.
///
/// There is no list of what goes wrong between fax machines. A failed fax has a sentence; the
/// known ones are those of
/// FreeSWITCH's fax module, which SignalWire maintains
/// (<https://developer.signalwire.com/freeswitch/FreeSWITCH-Explained/Modules/mod_spandsp_6587021/>).
final class SignalWireErrors {
    private static final Map<Integer, CarrierCause> CODES = Map.ofEntries(
            Map.entry(4001, CarrierCause.FUNDS),
            Map.entry(10001, CarrierCause.NOT_ALLOWED),
            Map.entry(20003, CarrierCause.AUTHENTICATION),
            Map.entry(20010, CarrierCause.NOT_ALLOWED),
            Map.entry(20404, CarrierCause.NO_SUCH),
            Map.entry(20429, CarrierCause.RATE_LIMITED),
            Map.entry(21210, CarrierCause.NOT_OURS),
            Map.entry(21211, CarrierCause.INVALID_NUMBER),
            Map.entry(21217, CarrierCause.INVALID_NUMBER),
            Map.entry(21219, CarrierCause.NOT_ALLOWED),
            Map.entry(21401, CarrierCause.INVALID_NUMBER),
            Map.entry(21601, CarrierCause.NOT_ALLOWED),
            Map.entry(21602, CarrierCause.CONTENT),
            Map.entry(21606, CarrierCause.INVALID_NUMBER),
            Map.entry(21610, CarrierCause.OPTED_OUT),
            Map.entry(21611, CarrierCause.RATE_LIMITED),
            Map.entry(21612, CarrierCause.DOCUMENT),
            Map.entry(21614, CarrierCause.INVALID_NUMBER),
            Map.entry(21617, CarrierCause.CONTENT),
            Map.entry(21620, CarrierCause.DOCUMENT),
            Map.entry(21717, CarrierCause.CAMPAIGN),
            Map.entry(22121, CarrierCause.NOT_ALLOWED),
            Map.entry(30001, CarrierCause.EXPIRED),
            Map.entry(30002, CarrierCause.FUNDS),
            Map.entry(30003, CarrierCause.UNREACHABLE),
            Map.entry(30004, CarrierCause.UNREACHABLE),
            Map.entry(30005, CarrierCause.INVALID_NUMBER),
            Map.entry(30006, CarrierCause.UNREACHABLE),
            Map.entry(30007, CarrierCause.CONTENT),
            Map.entry(30009, CarrierCause.EXPIRED),
            Map.entry(30022, CarrierCause.RATE_LIMITED),
            Map.entry(30027, CarrierCause.RATE_LIMITED),
            Map.entry(35125, CarrierCause.RATE_LIMITED),
            Map.entry(53603, CarrierCause.DOCUMENT),
            Map.entry(63011, CarrierCause.UNREACHABLE),
            Map.entry(63019, CarrierCause.DOCUMENT));

    private static final Map<Integer, CarrierCause> STATUSES = Map.of(
            402, CarrierCause.FUNDS,
            403, CarrierCause.NOT_ALLOWED,
            404, CarrierCause.NO_SUCH);

    /// The first phrase that the sentence contains decides.
    private static final Map<String, CarrierCause> FAX_PHRASES = new LinkedHashMap<>();

    static {
        FAX_PHRASES.put("call dropped prematurely", CarrierCause.REMOTE_HANG_UP);
        FAX_PHRASES.put("waiting for initial communication", CarrierCause.VOICE_ANSWERED);
        FAX_PHRASES.put("waiting for the first message", CarrierCause.VOICE_ANSWERED);
        FAX_PHRASES.put("tiff", CarrierCause.DOCUMENT);
        FAX_PHRASES.put("far end", CarrierCause.FAX_PROTOCOL);
        FAX_PHRASES.put("dcs", CarrierCause.FAX_PROTOCOL);
        FAX_PHRASES.put("dcn", CarrierCause.FAX_PROTOCOL);
        FAX_PHRASES.put("dis", CarrierCause.FAX_PROTOCOL);
        FAX_PHRASES.put("ecm", CarrierCause.FAX_PROTOCOL);
        FAX_PHRASES.put("hdlc", CarrierCause.FAX_PROTOCOL);
        FAX_PHRASES.put("modem", CarrierCause.FAX_PROTOCOL);
        FAX_PHRASES.put("after sending a page", CarrierCause.FAX_PROTOCOL);
        FAX_PHRASES.put("unexpected message", CarrierCause.FAX_PROTOCOL);
        FAX_PHRASES.put("permitted retries", CarrierCause.FAX_PROTOCOL);
    }

    private SignalWireErrors() {}

    static CarrierCause of(int code) {
        return CODES.getOrDefault(code, CarrierCause.OTHER);
    }

    static CarrierCause ofFax(int code, String sentence) {
        CarrierCause byCode = CODES.get(code);
        if (byCode != null) {
            return byCode;
        }
        String lower = sentence.toLowerCase(Locale.ROOT);
        return FAX_PHRASES.entrySet().stream()
                .filter(phrase -> lower.matches(".*\\b" + phrase.getKey() + ".*"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(CarrierCause.OTHER);
    }

    static CarrierCause ofRefusal(int status, int code) {
        @Nullable CarrierCause byCode = CODES.get(code);
        return byCode != null ? byCode : STATUSES.getOrDefault(status, CarrierCause.INVALID_REQUEST);
    }
}
