package io.dartwing.simulator.twilio;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Numbers and look-up: <https://www.twilio.com/docs/phone-numbers/api> and
/// <https://www.twilio.com/docs/lookup/v2-api>.
final class NumberDesk {
    private static final int INVENTORY = 200;
    private static final String AVAILABLE = "/AvailablePhoneNumbers/[A-Z]{2}/(Local|TollFree|Mobile|National)\\.json";
    private static final Set<String> METHODS = Set.of("POST", "GET");

    /// @param shown guarded by itself
    private record Owned(Account account, String sid, String number, Map<String, Object> shown) {
        Map<String, Object> copy() {
            synchronized (shown) {
                return new HashMap<>(shown);
            }
        }
    }

    private final TwilioCarrier twilio;
    private final Map<String, Owned> owned = new ConcurrentHashMap<>();

    NumberDesk(TwilioCarrier twilio) {
        this.twilio = twilio;
    }

    /// @param path below the account
    Reply answer(Account account, Request request, String path) {
        if (path.matches(AVAILABLE)) {
            return request.method().equals("GET") ? search(request, path) : TwilioCarrier.NO_SUCH;
        }
        if (path.equals("/IncomingPhoneNumbers.json")) {
            return switch (request.method()) {
                case "POST" -> buy(account, request);
                case "GET" -> list(account, request);
                default -> TwilioCarrier.NO_SUCH;
            };
        }
        Owned number = owned.get(TwilioCarrier.sid(path, "/IncomingPhoneNumbers/"));
        if (number == null || number.account() != account) {
            return TwilioCarrier.NO_SUCH;
        }
        return switch (request.method()) {
            case "GET" -> Reply.json(200, number.copy());
            case "POST" -> configure(number, request);
            case "DELETE" -> {
                owned.remove(number.sid());
                yield Reply.empty(204);
            }
            default -> TwilioCarrier.NO_SUCH;
        };
    }

    /// Only the US and Canada have numbers here, and no mobile ones: the real one answers with
    /// 404 too.
    private Reply search(Request request, String path) {
        String country = path.split("/")[2];
        String kind = path.split("/")[3].replace(".json", "");
        if (!Set.of("US", "CA").contains(country)
                || !Set.of("Local", "TollFree").contains(kind)) {
            return TwilioCarrier.NO_SUCH;
        }
        String code = request.query("AreaCode").orElse(kind.equals("TollFree") ? "888" : "303");
        if (!code.matches("[2-9][0-9]{2}")) {
            return TwilioCarrier.refused(400, 21451, "Invalid area code");
        }
        String contains = request.query("Contains").orElse("");
        if (!contains.isEmpty() && !contains.matches("[0-9a-zA-Z*]{2,}")) {
            return TwilioCarrier.refused(400, 21450, "Invalid 'Contains' pattern");
        }
        int limit = request.query("PageSize").map(Integer::parseInt).orElse(50);
        List<Map<String, Object>> found = IntStream.range(0, INVENTORY)
                .mapToObj(i -> "+1" + code + "555" + (2000 + i))
                .filter(number -> number.contains(contains))
                .filter(number -> owned.values().stream()
                        .noneMatch(other -> other.number().equals(number)))
                .limit(limit)
                .map(number -> available(country, number))
                .toList();
        return Reply.json(
                200,
                Map.of("available_phone_numbers", found, "uri", request.url().getPath()));
    }

    private static Map<String, Object> available(String country, String number) {
        return Map.of(
                "phone_number",
                number,
                "friendly_name",
                number,
                "locality",
                "Denver",
                "region",
                "CO",
                "iso_country",
                country,
                "capabilities",
                Map.of("voice", true, "SMS", true, "MMS", true, "fax", false));
    }

    private Reply buy(Account account, Request request) {
        String number = request.form("PhoneNumber").orElse("");
        if (!number.matches("\\+[1-9][0-9]{4,14}")) {
            return TwilioCarrier.refused(400, 21421, "PhoneNumber is invalid");
        }
        if (!number.matches("\\+1[2-9][0-9]{2}555(2[0-9]{3}|0[0-9]{3})")
                || owned.values().stream().anyMatch(other -> other.number().equals(number))) {
            return TwilioCarrier.refused(400, 21422, "PhoneNumber is not available");
        }
        var shown = new HashMap<String, Object>();
        String sid = TwilioCarrier.sid("PN");
        shown.put("sid", sid);
        shown.put("account_sid", account.value("account_sid"));
        shown.put("phone_number", number);
        shown.put("friendly_name", request.form("FriendlyName").orElse(number));
        shown.put("capabilities", Map.of("voice", true, "sms", true, "mms", true, "fax", false));
        var bought = new Owned(account, sid, number, shown);
        Reply good = configure(bought, request);
        if (good.status() != 200) {
            return good;
        }
        owned.put(sid, bought);
        twilio.accepted(Kind.NUMBER, request.form("FriendlyName").orElse(""), sid, "", number);
        return Behaviour.of(number).answer(Reply.json(201, bought.copy()), TwilioCarrier.FAULT);
    }

    private static Reply configure(Owned number, Request request) {
        var changes = new HashMap<String, String>();
        for (Map.Entry<String, String> field : Map.of(
                        "SmsUrl", "sms_url",
                        "SmsMethod", "sms_method",
                        "VoiceUrl", "voice_url",
                        "VoiceMethod", "voice_method")
                .entrySet()) {
            request.form(field.getKey()).ifPresent(value -> changes.put(field.getValue(), value));
        }
        for (Map.Entry<String, String> change : changes.entrySet()) {
            boolean good = change.getKey().endsWith("_url")
                    ? change.getValue().matches("https?://[^\\s/]+.*")
                    : METHODS.contains(change.getValue());
            if (!good) {
                return TwilioCarrier.refused(400, 21502, "Invalid " + change.getKey());
            }
        }
        synchronized (number.shown()) {
            number.shown().putAll(changes);
        }
        return Reply.json(200, number.copy());
    }

    private Reply list(Account account, Request request) {
        String wanted = request.query("PhoneNumber").orElse("");
        var found = new ArrayList<Map<String, Object>>();
        for (Owned number : owned.values()) {
            if (number.account() == account && number.number().contains(wanted)) {
                found.add(number.copy());
            }
        }
        return Reply.json(
                200, Map.of("incoming_phone_numbers", found, "page", 0, "page_size", 50, "next_page_uri", ""));
    }

    /// Fields that were not asked for are null.
    static Reply lookUp(Request request, String number) {
        if (!number.matches("\\+[1-9][0-9]{4,14}")) {
            return TwilioCarrier.NO_SUCH;
        }
        Set<String> fields = Set.of(request.query("Fields").orElse("").split(","));
        boolean valid = Behaviour.of(number) != Behaviour.INVALID_NUMBER;
        var shown = new HashMap<String, Object>();
        shown.put("phone_number", number);
        shown.put("valid", valid);
        shown.put("validation_errors", valid ? List.of() : List.of("INVALID_BUT_POSSIBLE"));
        shown.put("country_code", valid ? "US" : null);
        shown.put("caller_name", null);
        shown.put("line_type_intelligence", null);
        if (valid && fields.contains("caller_name")) {
            shown.put("caller_name", Map.of("caller_name", "EXAMPLE CALLER", "caller_type", "CONSUMER"));
        }
        if (valid && fields.contains("line_type_intelligence")) {
            shown.put(
                    "line_type_intelligence",
                    Map.of(
                            "mobile_country_code", "310",
                            "mobile_network_code", "999",
                            "carrier_name", "Example Wireless",
                            "type", "nonFixedVoip"));
        }
        return Reply.json(200, shown);
    }
}
