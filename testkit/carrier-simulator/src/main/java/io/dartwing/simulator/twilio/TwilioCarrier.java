package io.dartwing.simulator.twilio;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Courier;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import io.dartwing.simulator.SimulatedCarrier;
import io.dartwing.simulator.Simulation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Messages, calls, numbers, look-up, account and balance:
/// <https://www.twilio.com/docs/usage/api>.
public final class TwilioCarrier extends SimulatedCarrier {
    static final Reply NO_SUCH = refused(404, 20404, "The requested resource was not found");
    static final Reply FAULT = refused(500, 20500, "Internal Server Error");

    private static final String SID = "AC00000000000000000000000000000001";
    private static final int PAGE = 50;

    private final MessageDesk messages = new MessageDesk(this);
    private final CallDesk calls = new CallDesk(this);
    private final NumberDesk numbers = new NumberDesk(this);

    public TwilioCarrier(Simulation simulation) {
        super(
                "twilio",
                "Twilio",
                simulation,
                Map.of("account_sid", SID, "auth_token", "00000000000000000000000000000002"));
    }

    @Override
    public String apiPath() {
        return "/twilio/2010-04-01";
    }

    @Override
    public Reply answer(Request request) {
        Optional<Account> known = request.basic()
                .flatMap(basic -> account(it -> it.value("account_sid").equals(basic.user())
                        && it.value("auth_token").equals(basic.password())));
        if (known.isEmpty()) {
            return refused(401, 20003, "Authenticate");
        }
        Account account = known.get();
        String path = String.join("/", request.path());
        if (path.startsWith("v2/PhoneNumbers/")) {
            return request.method().equals("GET")
                    ? NumberDesk.lookUp(request, path.substring("v2/PhoneNumbers/".length()))
                    : NO_SUCH;
        }
        String root = "2010-04-01/Accounts/" + account.value("account_sid");
        if (!path.startsWith(root)) {
            return NO_SUCH;
        }
        String rest = path.substring(root.length());
        String resource = rest.substring(0, Math.max(0, firstEnd(rest)));
        return switch (resource) {
            case "/Messages" -> messages.answer(account, request, rest);
            case "/Calls" -> calls.answer(account, request, rest);
            case "/AvailablePhoneNumbers", "/IncomingPhoneNumbers" -> numbers.answer(account, request, rest);
            default -> request.method().equals("GET") ? account(account, rest) : NO_SUCH;
        };
    }

    /// Where the first name of the path ends.
    private static int firstEnd(String rest) {
        int slash = rest.indexOf('/', 1);
        int dot = rest.indexOf('.', 1);
        return slash < 0 || (dot >= 0 && dot < slash) ? dot : slash;
    }

    private static Reply account(Account account, String rest) {
        String sid = account.value("account_sid");
        return switch (rest) {
            case "/Balance.json" -> Reply.json(200, Map.of("account_sid", sid, "balance", "12.345", "currency", "USD"));
            case ".json" -> Reply.json(200, Map.of("sid", sid, "status", "active", "friendly_name", "Simulated"));
            default -> NO_SUCH;
        };
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        if (arrival.kind() != Kind.MESSAGE) {
            throw new IllegalArgumentException("kind: can't arrive at Twilio (expected: MESSAGE)");
        }
        return messages.arrive(account, arrival);
    }

    Simulation world() {
        return simulation();
    }

    void accepted(Kind kind, String reference, String sid, String from, String to) {
        accept(kind, reference, sid, from, to);
    }

    void ended(String sid, String state) {
        end(sid, state);
    }

    /// One page of a list, filtered by `To` and `From` as messages and calls can be.
    static Reply page(Request request, String list, List<Map<String, Object>> entries) {
        int size = request.query("PageSize").map(Integer::parseInt).orElse(PAGE);
        List<Map<String, Object>> found = entries.stream()
                .filter(entry -> matches(request, "To", entry.get("to")))
                .filter(entry -> matches(request, "From", entry.get("from")))
                .toList();
        return Reply.json(
                200,
                Map.of(
                        "page",
                        0,
                        "page_size",
                        size,
                        list,
                        found.stream().limit(size).toList(),
                        "next_page_uri",
                        found.size() > size ? request.url().getPath() + "?Page=1" : ""));
    }

    private static boolean matches(Request request, String filter, @Nullable Object value) {
        return request.query(filter).map(wanted -> wanted.equals(value)).orElse(true);
    }

    /// <https://www.twilio.com/docs/usage/webhooks/webhooks-security>. Twilio does not repeat
    /// what a server refused.
    void hook(Account account, URI address, String event, TreeMap<String, String> fields) {
        byte[] body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
        simulation()
                .courier()
                .send(new Courier.Webhook(
                        name(),
                        event,
                        "POST",
                        address,
                        "application/x-www-form-urlencoded; charset=UTF-8",
                        body,
                        at -> Map.of(
                                "X-Twilio-Signature",
                                TwilioSigner.signature(account.value("auth_token"), address, fields)),
                        1));
    }

    static String sid(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    /// The id in the path of one resource; empty when it is no such path.
    static String sid(String path, String prefix) {
        return path.matches(prefix + "[A-Za-z0-9]+\\.json")
                ? path.substring(prefix.length(), path.length() - ".json".length())
                : "";
    }

    static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    static Reply refused(int status, int code, String message) {
        return Reply.json(
                status,
                Map.of(
                        "code", code,
                        "message", message,
                        "more_info", "https://www.twilio.com/docs/errors/" + code,
                        "status", status));
    }

    static Reply paused(int status, int code, String message) {
        return refused(status, code, message).header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    }
}
