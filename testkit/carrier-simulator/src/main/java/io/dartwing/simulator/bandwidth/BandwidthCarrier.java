package io.dartwing.simulator.bandwidth;

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
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Messages, their search, media and webhooks; numbers:
/// <https://dev.bandwidth.com/apis/messaging/>.
public final class BandwidthCarrier extends SimulatedCarrier {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NUMBER = "\\+[1-9][0-9]{4,14}";
    private static final int SLOWER = 20;
    private static final int LONGEST_TEXT = 2048;
    /// Bandwidth repeats a webhook for 24 hours; a few times is enough here.
    private static final int TRIES = 5;

    private final Map<String, Message> messages = new ConcurrentHashMap<>();
    private final NumberDesk numbers = new NumberDesk(this);

    public BandwidthCarrier(Simulation simulation) {
        super(
                "bandwidth",
                "Bandwidth",
                simulation,
                Map.of(
                        "account_id", "9900000",
                        "site_id", "743",
                        "application_id", "93de2206-9669-4e07-948d-329f4b722ee2",
                        "api_user", "simulated",
                        "api_password", "00000000000000000001",
                        "webhook_user", "hooks",
                        "webhook_password", "00000000000000000002"));
    }

    @Override
    public String apiPath() {
        return "/bandwidth/api/v2";
    }

    @Override
    public Reply answer(Request request) {
        Optional<Account> known = request.basic()
                .flatMap(basic -> account(it -> it.value("api_user").equals(basic.user())
                        && it.value("api_password").equals(basic.password())));
        if (known.isEmpty()) {
            return BandwidthErrors.error(401, "unauthorized", "Authentication Failed");
        }
        Account account = known.get();
        String numbersRoot = "api/v2/accounts/" + account.value("account_id") + "/";
        String whole = String.join("/", request.path());
        if (whole.startsWith(numbersRoot)) {
            return numbers.answer(
                    account, request, request.path().subList(4, request.path().size()));
        }
        String root = "api/v2/users/" + account.value("account_id") + "/";
        if (!whole.startsWith(root)) {
            return BandwidthErrors.error(403, "forbidden", "Access Denied");
        }
        String rest = whole.substring(root.length());
        if (rest.startsWith("media/") && request.method().equals("GET")) {
            return Reply.bytes(200, "image/gif", Paper.picture());
        }
        return switch (request.method() + " " + rest) {
            case "POST messages" -> send(account, request);
            case "GET messages" -> search(account, request);
            default -> BandwidthErrors.NO_SUCH;
        };
    }

    private Reply send(Account account, Request request) {
        if (!request.header("content-type").startsWith("application/json")) {
            return BandwidthErrors.error(415, "unsupported-content-type", "Please use 'application/json'");
        }
        JsonNode wish = request.json().orElse(null);
        if (wish == null) {
            return BandwidthErrors.error(400, "request-validation", "Your request could not be accepted");
        }
        String to = wish.path("to").path(0).asString("");
        String from = wish.path("from").asString("");
        Optional<Reply> wrong = wrong(account, wish, from, to).or(() -> atOnce(Behaviour.of(to)));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Behaviour behaviour = Behaviour.of(to);
        Instant now = simulation().clock().instant();
        var message = new Message(account, UUID.randomUUID().toString(), from, to, wish, now, new HashMap<>());
        messages.put(message.id(), message);
        accept(Kind.MESSAGE, wish.path("tag").asString(""), message.id(), from, to);
        var answer = message.shown("out");
        answer.put("text", wish.path("text").asString(""));
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        simulation().later(pace, () -> tell(message, "message-sending", "SENDING", 0));
        simulation().later(2 * pace, () -> finish(message, behaviour));
        return behaviour.answer(Reply.json(202, answer), BandwidthErrors.FAULT);
    }

    private static Optional<Reply> wrong(Account account, JsonNode wish, String from, String to) {
        if (!wish.path("to").isArray() || !to.matches(NUMBER)) {
            return Optional.of(
                    BandwidthErrors.field("to", "must be replaced with a valid E164 formatted telephone number"));
        }
        if (!from.matches(NUMBER)) {
            return Optional.of(
                    BandwidthErrors.field("from", "must be replaced with a valid E164 formatted telephone number"));
        }
        if (!wish.path("applicationId").asString("").equals(account.value("application_id"))) {
            return Optional.of(BandwidthErrors.field("applicationId", "must be an application of the account"));
        }
        String text = wish.path("text").asString("");
        boolean empty = text.isEmpty() && wish.path("media").isEmpty();
        return empty || text.length() > LONGEST_TEXT
                ? Optional.of(BandwidthErrors.field("text", "must be between 1 and 2048 characters without media"))
                : Optional.empty();
    }

    private static Optional<Reply> atOnce(Behaviour behaviour) {
        return switch (behaviour) {
            case RATE_LIMITED -> Optional.of(BandwidthErrors.paused(429, "max-message-queue-size-exceeded"));
            case UNAVAILABLE -> Optional.of(BandwidthErrors.paused(503, "service-unavailable"));
            case INVALID_NUMBER -> Optional.of(BandwidthErrors.field("to", "must be a valid telephone number"));
            default -> Optional.empty();
        };
    }

    private void finish(Message message, Behaviour behaviour) {
        boolean fails = behaviour == Behaviour.UNDELIVERABLE;
        end(message.id(), fails ? "FAILED" : "DELIVERED");
        if (fails) {
            tell(message, "message-failed", "FAILED", 4720);
        } else {
            tell(message, "message-delivered", "DELIVERED", 0);
        }
    }

    private void tell(Message message, String type, String status, int code) {
        synchronized (message.state()) {
            message.state().put("messageStatus", status);
            message.state().put("errorCode", code);
        }
        var about = message.shown("out");
        about.put("text", "");
        about.put("tag", message.sent().path("tag").asString(""));
        var event = event(type, message.to(), about);
        event.put("description", code == 0 ? "ok" : "invalid-destination-address");
        if (code != 0) {
            event.put("errorCode", code);
        }
        hook(message.account(), type, event);
    }

    private Map<String, Object> event(String type, String to, Map<String, Object> message) {
        var event = new HashMap<String, Object>();
        event.put("type", type);
        event.put("time", simulation().clock().instant().toString());
        event.put("to", to);
        event.put("message", message);
        return event;
    }

    private Reply search(Account account, Request request) {
        Instant since;
        try {
            since = request.query("fromDateTime")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(Instant.MIN);
        } catch (DateTimeException malformed) {
            return BandwidthErrors.error(400, "bad-request", "'fromDateTime' is not valid");
        }
        List<Map<String, Object>> found = messages.values().stream()
                .filter(message ->
                        message.account() == account && !message.created().isBefore(since))
                .filter(message -> matches(request, "messageId", message.id()))
                .filter(message -> matches(request, "sourceTn", message.from()))
                .filter(message -> matches(request, "destinationTn", message.to()))
                .sorted(Comparator.comparing(Message::created).reversed())
                .map(Message::item)
                .toList();
        int limit = request.query("limit").map(Integer::parseInt).orElse(100);
        return Reply.json(
                200,
                Map.of(
                        "totalCount",
                        found.size(),
                        "pageInfo",
                        found.size() > limit ? Map.of("nextPageToken", "GL83PD3C") : Map.of(),
                        "messages",
                        found.stream().limit(limit).toList()));
    }

    private static boolean matches(Request request, String name, String value) {
        return request.query(name).map(value::equals).orElse(true);
    }

    Simulation world() {
        return simulation();
    }

    void ordered(String reference, String id, String number) {
        accept(Kind.NUMBER, reference, id, "", number);
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        if (arrival.kind() != Kind.MESSAGE) {
            throw new IllegalArgumentException("kind: can't arrive at Bandwidth (expected: MESSAGE)");
        }
        Instant now = simulation().clock().instant();
        var message = new Message(
                account,
                UUID.randomUUID().toString(),
                arrival.from(),
                arrival.to(),
                JSON.createObjectNode(),
                now,
                new HashMap<>());
        var about = message.shown("in");
        about.put("text", arrival.text());
        var media = new ArrayList<String>();
        for (int i = 0; i < arrival.pages(); i++) {
            media.add(simulation().address() + apiPath() + "/users/" + account.value("account_id") + "/media/"
                    + message.id() + "/" + i + "/picture.gif");
        }
        about.put("media", media);
        var event = event("message-received", arrival.to(), about);
        event.put("description", "Incoming message received");
        hook(account, "message-received", event);
        return message.id();
    }

    /// To the application's callback, with the credentials that the account's owner gave it.
    private void hook(Account account, String name, Map<String, Object> event) {
        byte[] body = JSON.writeValueAsBytes(List.of(event));
        account.callback()
                .ifPresent(address -> simulation()
                        .courier()
                        .send(new Courier.Webhook(
                                name(),
                                name,
                                "POST",
                                address,
                                "application/json; charset=utf-8",
                                body,
                                at -> Map.of("Authorization", basic(account)),
                                TRIES)));
    }

    private static String basic(Account account) {
        byte[] pair = (account.value("webhook_user") + ":" + account.value("webhook_password"))
                .getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
