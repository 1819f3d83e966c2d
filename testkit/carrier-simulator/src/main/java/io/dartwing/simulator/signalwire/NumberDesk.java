package io.dartwing.simulator.signalwire;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Numbers to buy and bought ones:
/// <https://signalwire.com/docs/compatibility-api/rest/incoming-phone-numbers>.
///
/// The numbers `+1{area}555{2000..2099}` are for sale; `+1{area}5552013` may not be given back
/// yet.
final class NumberDesk {
    private static final int SHELF = 2000;
    private static final int SHELF_SIZE = 100;
    private static final int SHOWN = 30;
    private static final String RECENT = "2013";
    private static final Map<String, String> SETTINGS = Map.of(
            "SmsUrl", "sms_url",
            "SmsMethod", "sms_method",
            "VoiceUrl", "voice_url",
            "VoiceMethod", "voice_method",
            "VoiceReceiveMode", "voice_receive_mode",
            "FriendlyName", "friendly_name");
    private static final Set<String> MODES = Set.of("fax", "voice");

    private final SignalWireCarrier signalWire;
    private final Map<String, Entry> owned = new ConcurrentHashMap<>();

    NumberDesk(SignalWireCarrier signalWire) {
        this.signalWire = signalWire;
    }

    Reply available(Request request, List<String> path) {
        boolean known = path.size() == 3
                && request.method().equals("GET")
                && path.get(1).matches("US|CA")
                && path.get(2).matches("Local|TollFree");
        if (!known) {
            return SignalWireErrors.NO_SUCH;
        }
        String area = request.query("AreaCode").orElse(path.get(2).equals("Local") ? "720" : "888");
        if (!area.matches("[2-9][0-9]{2}")) {
            return SignalWireErrors.of(422, 21451, "The area code is not formatted correctly");
        }
        String contains = request.query("Contains").orElse("");
        if (!contains.matches("[0-9a-zA-Z]*")) {
            return SignalWireErrors.of(422, 90000, "The wildcard is invalid while searching for available numbers");
        }
        var found = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < SHELF_SIZE && found.size() < SHOWN; i++) {
            String number = "+1" + area + "555" + (SHELF + i);
            if (number.contains(contains) && !taken(number)) {
                found.add(Map.of(
                        "phone_number",
                        number,
                        "iso_country",
                        path.get(1),
                        "rate_center",
                        "DENVER",
                        "region",
                        "CO",
                        "capabilities",
                        Map.of("voice", true, "SMS", true, "MMS", i % 2 == 0),
                        "beta",
                        false));
            }
        }
        return Reply.json(200, Map.of("uri", request.url().getPath(), "available_phone_numbers", found));
    }

    private boolean taken(String number) {
        return owned.values().stream()
                .anyMatch(entry -> entry.text("phone_number").equals(number));
    }

    Reply owned(Account account, Request request, List<String> path) {
        if (path.size() == 1) {
            return request.method().equals("POST") ? buy(account, request) : list(account, request);
        }
        Entry entry = owned.get(path.get(1));
        if (entry == null || entry.account() != account || path.size() != 2) {
            return SignalWireErrors.NO_SUCH;
        }
        return switch (request.method()) {
            case "POST" -> change(entry, request);
            case "DELETE" -> release(entry);
            default -> Reply.json(200, entry.copy());
        };
    }

    private synchronized Reply buy(Account account, Request request) {
        String number = request.form("PhoneNumber").orElse("");
        if (!number.matches("\\+\\d{5,17}")) {
            return SignalWireErrors.of(
                    422, 21401, "The phone number you're attempting to purchase has an invalid format");
        }
        if (!number.matches("\\+1[2-9][0-9]{2}55520[0-9]{2}") || taken(number)) {
            return SignalWireErrors.of(422, 21421, "An area code or number must be provided to purchase a number");
        }
        String sid = UUID.randomUUID().toString();
        var shown = new HashMap<String, Object>();
        shown.put("sid", sid);
        shown.put("account_sid", account.value("project_id"));
        shown.put("phone_number", number);
        shown.put("from", "");
        shown.put("to", number);
        shown.put("friendly_name", request.form("FriendlyName").orElse(number));
        shown.put("capabilities", Map.of("voice", true, "sms", true, "mms", true, "fax", true));
        shown.put("voice_receive_mode", "voice");
        shown.put("date_created", SignalWireCarrier.rfc(signalWire.now()));
        var entry = new Entry(account, sid, "", signalWire.now(), shown);
        owned.put(sid, entry);
        signalWire.accepted(Kind.NUMBER, entry);
        return Reply.json(201, entry.copy());
    }

    private Reply list(Account account, Request request) {
        String number = request.query("PhoneNumber").orElse("");
        String name = request.query("FriendlyName").orElse("");
        List<Entry> found = owned.values().stream()
                .filter(entry -> entry.text("phone_number").startsWith(number))
                .filter(entry -> name.isEmpty() || entry.text("friendly_name").equals(name))
                .toList();
        return signalWire.list(account, request, "incoming_phone_numbers", found);
    }

    private static Reply change(Entry entry, Request request) {
        if (!MODES.contains(request.form("VoiceReceiveMode").orElse("voice"))) {
            return SignalWireErrors.of(422, 21209, "The passed mode was not valid for the phone number");
        }
        for (var field : request.form()) {
            String name = SETTINGS.get(field.name());
            if (name == null) {
                return SignalWireErrors.of(422, 90000, "The supplied parameter is unsupported");
            }
            if (name.endsWith("_url") && !field.value().matches("https?://.+")) {
                return SignalWireErrors.of(422, 21402, "The URL is not valid");
            }
            entry.set(name, field.value());
        }
        return Reply.json(200, entry.copy());
    }

    private Reply release(Entry entry) {
        if (entry.text("phone_number").endsWith(RECENT)) {
            return SignalWireErrors.of(422, 22121, "This number was purchased too recently to release");
        }
        owned.remove(entry.sid());
        return Reply.empty(204);
    }
}
