package io.dartwing.simulator.twilio;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Courier;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Paper;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Messages, account and balance: <https://www.twilio.com/docs/messaging/api/message-resource>.
public final class TwilioCarrier extends SimulatedCarrier {
    private static final String SID = "AC00000000000000000000000000000001";
    private static final int SLOWER = 20;
    private static final int PAGE = 50;
    private static final Reply NO_SUCH = refused(404, 20404, "The requested resource was not found");
    private static final Reply FAULT = refused(500, 20500, "Internal Server Error");

    /// @param shown guarded by itself
    private record Message(Account account, String sid, String callback, Instant created, Map<String, Object> shown) {
        @Nullable
        Object get(String name) {
            synchronized (shown) {
                return shown.get(name);
            }
        }

        Map<String, Object> copy() {
            synchronized (shown) {
                return new HashMap<>(shown);
            }
        }
    }

    private final Map<String, Message> messages = new ConcurrentHashMap<>();

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
        String root = "2010-04-01/Accounts/" + account.value("account_sid");
        if (!path.startsWith(root)) {
            return NO_SUCH;
        }
        String rest = path.substring(root.length());
        return switch (request.method() + " " + rest) {
            case "POST /Messages.json" -> send(account, request);
            case "GET /Messages.json" -> list(account, request);
            case "GET /Balance.json" ->
                Reply.json(
                        200,
                        Map.of("account_sid", account.value("account_sid"), "balance", "12.345", "currency", "USD"));
            case "GET .json" ->
                Reply.json(
                        200,
                        Map.of("sid", account.value("account_sid"), "status", "active", "friendly_name", "Simulated"));
            default -> one(account, request, rest);
        };
    }

    private Reply one(Account account, Request request, String rest) {
        if (!request.method().equals("GET")) {
            return NO_SUCH;
        }
        if (rest.matches("/Messages/MM[0-9a-f]{32}/Media/ME[0-9a-f]{32}")) {
            return Reply.bytes(200, "image/gif", Paper.picture());
        }
        Message message = rest.matches("/Messages/[A-Za-z0-9]+\\.json")
                ? messages.get(rest.substring("/Messages/".length(), rest.length() - ".json".length()))
                : null;
        return message == null || message.account() != account ? NO_SUCH : Reply.json(200, message.copy());
    }

    private Reply send(Account account, Request request) {
        String to = request.form("To").orElse("");
        String from = request.form("From").orElse("");
        String body = request.form("Body").orElse("");
        boolean picture = request.form("MediaUrl").isPresent();
        if (!to.matches("\\+[1-9][0-9]{4,14}")) {
            return refused(400, 21211, "Invalid 'To' Phone Number");
        }
        if (!from.matches("\\+[1-9][0-9]{4,14}|[0-9]{5,6}")) {
            return refused(400, 21212, "Invalid 'From' Phone Number");
        }
        if (body.isEmpty() && !picture) {
            return refused(400, 21602, "Message body is required");
        }
        if (body.length() > 1600) {
            return refused(400, 21617, "The concatenated message body exceeds the 1600 character limit");
        }
        Behaviour behaviour = Behaviour.of(to);
        switch (behaviour) {
            case RATE_LIMITED -> {
                return paused(429, 20429, "Too Many Requests");
            }
            case UNAVAILABLE -> {
                return paused(503, 20503, "Service Unavailable");
            }
            case INVALID_NUMBER -> {
                return refused(400, 21211, "Invalid 'To' Phone Number");
            }
            default -> {}
        }
        Message message = message(
                account, picture, from, to, body, request.form("StatusCallback").orElse(""));
        messages.put(message.sid(), message);
        accept(Kind.MESSAGE, "", message.sid(), from, to);
        Reply good = Reply.json(201, message.copy());
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        simulation().later(pace, () -> tell(message, "sent", 0));
        simulation().later(2 * pace, () -> finish(message, behaviour));
        return behaviour.answer(good, FAULT);
    }

    private Message message(Account account, boolean picture, String from, String to, String body, String callback) {
        Instant now = simulation().clock().instant();
        String sid = sid(picture ? "MM" : "SM");
        var shown = new HashMap<String, Object>();
        shown.put("sid", sid);
        shown.put("account_sid", account.value("account_sid"));
        shown.put("from", from);
        shown.put("to", to);
        shown.put("body", body);
        shown.put("direction", "outbound-api");
        shown.put("status", "queued");
        shown.put("num_segments", "1");
        shown.put("date_created", date(now));
        shown.put("date_updated", date(now));
        return new Message(account, sid, callback, now, shown);
    }

    private void finish(Message message, Behaviour behaviour) {
        boolean fails = behaviour == Behaviour.UNDELIVERABLE;
        end(message.sid(), fails ? "undelivered" : "delivered");
        tell(message, fails ? "undelivered" : "delivered", fails ? 30003 : 0);
    }

    private void tell(Message message, String status, int error) {
        synchronized (message.shown()) {
            message.shown().put("status", status);
            message.shown().put("date_updated", date(simulation().clock().instant()));
            if (error != 0) {
                message.shown().put("error_code", error);
            }
        }
        if (!message.callback().isEmpty()) {
            var fields = new TreeMap<String, String>();
            fields.put("MessageSid", message.sid());
            fields.put("SmsSid", message.sid());
            fields.put("MessageStatus", status);
            fields.put("SmsStatus", status);
            fields.put("From", String.valueOf(message.get("from")));
            fields.put("To", String.valueOf(message.get("to")));
            fields.put("AccountSid", message.account().value("account_sid"));
            if (error != 0) {
                fields.put("ErrorCode", Integer.toString(error));
            }
            hook(message.account(), URI.create(message.callback()), status, fields);
        }
    }

    private Reply list(Account account, Request request) {
        int size = request.query("PageSize").map(Integer::parseInt).orElse(PAGE);
        List<Map<String, Object>> found = messages.values().stream()
                .filter(message -> message.account() == account)
                .filter(message -> request.query("To")
                        .map(to -> to.equals(message.get("to")))
                        .orElse(true))
                .filter(message -> request.query("From")
                        .map(from -> from.equals(message.get("from")))
                        .orElse(true))
                .sorted(Comparator.comparing(Message::created).reversed())
                .map(Message::copy)
                .toList();
        return Reply.json(
                200,
                Map.of(
                        "page",
                        0,
                        "page_size",
                        size,
                        "messages",
                        found.stream().limit(size).toList(),
                        "next_page_uri",
                        found.size() > size ? request.url().getPath() + "?Page=1" : ""));
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        if (arrival.kind() != Kind.MESSAGE) {
            throw new IllegalArgumentException("kind: can't arrive at Twilio (expected: MESSAGE)");
        }
        String sid = sid(arrival.pages() > 0 ? "MM" : "SM");
        var fields = new TreeMap<String, String>();
        fields.put("MessageSid", sid);
        fields.put("SmsSid", sid);
        fields.put("SmsStatus", "received");
        fields.put("AccountSid", account.value("account_sid"));
        fields.put("From", arrival.from());
        fields.put("To", arrival.to());
        fields.put("Body", arrival.text());
        fields.put("NumSegments", "1");
        fields.put("NumMedia", Integer.toString(arrival.pages()));
        for (int i = 0; i < arrival.pages(); i++) {
            fields.put("MediaContentType" + i, "image/gif");
            fields.put(
                    "MediaUrl" + i,
                    simulation().address() + apiPath() + "/Accounts/" + account.value("account_sid") + "/Messages/"
                            + sid + "/Media/" + sid("ME"));
        }
        account.callback().ifPresent(address -> hook(account, address, "received", fields));
        return sid;
    }

    /// <https://www.twilio.com/docs/usage/webhooks/webhooks-security>. Twilio does not repeat what a server refused.
    private void hook(Account account, URI address, String event, TreeMap<String, String> fields) {
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

    private static String sid(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static Reply refused(int status, int code, String message) {
        return Reply.json(
                status,
                Map.of(
                        "code", code,
                        "message", message,
                        "more_info", "https://www.twilio.com/docs/errors/" + code,
                        "status", status));
    }

    private static Reply paused(int status, int code, String message) {
        return refused(status, code, message).header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    }
}
