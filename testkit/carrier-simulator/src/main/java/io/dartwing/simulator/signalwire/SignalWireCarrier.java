package io.dartwing.simulator.signalwire;

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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Faxes, messages, numbers and the project itself:
/// <https://signalwire.com/docs/compatibility-api/rest>.
public final class SignalWireCarrier extends SimulatedCarrier {
    static final int SLOWER = 20;
    private static final String ROOT = "api/laml/2010-04-01/Accounts/";
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 1000;

    private final FaxDesk faxes = new FaxDesk(this);
    private final MessageDesk messages = new MessageDesk(this);
    private final NumberDesk numbers = new NumberDesk(this);
    private final CallDesk calls = new CallDesk(this);

    public SignalWireCarrier(Simulation simulation) {
        super(
                "signalwire",
                "SignalWire",
                simulation,
                Map.of(
                        "space", "example",
                        "project_id", "b3877c40-da60-4998-90ad-b792e9840001",
                        "api_token", "PT00000000000000000000000000000001",
                        "signing_key", "PSK_00000000000000000000"));
    }

    @Override
    public String apiPath() {
        return "/signalwire/api/laml/2010-04-01";
    }

    @Override
    public Reply answer(Request request) {
        String path = String.join("/", request.path());
        if (path.startsWith("files/")) {
            return path.endsWith(".pdf") ? faxes.media(path) : messages.media(path);
        }
        Optional<Account> known = request.basic()
                .flatMap(basic -> account(it -> it.value("project_id").equals(basic.user())
                        && it.value("api_token").equals(basic.password())));
        if (known.isEmpty()) {
            return SignalWireErrors.of(401, 20003, "Authentication failed");
        }
        Account account = known.get();
        String root = ROOT + account.value("project_id");
        if (!path.equals(root) && !path.startsWith(root + "/")) {
            return SignalWireErrors.NO_SUCH;
        }
        boolean form = request.header("content-type").startsWith("application/x-www-form-urlencoded");
        if (request.method().equals("POST") && !form) {
            return SignalWireErrors.FORM_EXPECTED;
        }
        List<String> rest =
                request.path().subList(root.split("/").length, request.path().size());
        if (rest.isEmpty()) {
            return Reply.json(
                    200,
                    Map.of(
                            "sid", account.value("project_id"),
                            "friendly_name", "Simulated",
                            "status", "active",
                            "type", "Full"));
        }
        return switch (rest.getFirst()) {
            case "Faxes" -> faxes.answer(account, request, rest);
            case "Messages" -> messages.answer(account, request, rest);
            case "Calls" -> calls.answer(account, request, rest);
            case "AvailablePhoneNumbers" -> numbers.available(request, rest);
            case "IncomingPhoneNumbers" -> numbers.owned(account, request, rest);
            default -> SignalWireErrors.NO_SUCH;
        };
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        return arrival.kind() == Kind.FAX ? faxes.arrive(account, arrival) : messages.arrive(account, arrival);
    }

    /// What stands in the way of anything to this number.
    Optional<Reply> atOnce(Behaviour behaviour, int noSuchNumber) {
        return switch (behaviour) {
            case RATE_LIMITED -> Optional.of(SignalWireErrors.paused(429, 20429, "There were too many requests"));
            case UNAVAILABLE -> Optional.of(SignalWireErrors.paused(503, 20504, "An internal error occurred"));
            case INVALID_NUMBER ->
                Optional.of(SignalWireErrors.of(
                        422, noSuchNumber, "The To phone number provided does not appear to be valid"));
            default -> Optional.empty();
        };
    }

    Simulation world() {
        return simulation();
    }

    void accepted(Kind kind, Entry entry) {
        accept(kind, entry.mark(), entry.sid(), entry.text("from"), entry.text("to"));
    }

    void ended(Entry entry) {
        end(entry.sid(), entry.text("status"));
    }

    Instant now() {
        return simulation().clock().instant();
    }

    static String rfc(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /// A page of what the request's `From` and `To` match, the newest first.
    Reply list(Account account, Request request, String name, Collection<Entry> entries) {
        int size = request.query("PageSize")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .orElse(PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            return SignalWireErrors.of(422, 54454, "The page size provided is invalid");
        }
        List<Map<String, Object>> found = entries.stream()
                .filter(entry -> entry.account() == account)
                .filter(entry -> matches(request, "To", entry.text("to")))
                .filter(entry -> matches(request, "From", entry.text("from")))
                .sorted(Comparator.comparing(Entry::created).reversed())
                .map(Entry::copy)
                .toList();
        var answer = new HashMap<String, Object>();
        answer.put("uri", request.url().getPath());
        answer.put("page", 0);
        answer.put("page_size", size);
        answer.put("next_page_uri", found.size() > size ? request.url().getPath() + "?Page=1&PageToken=PA1" : null);
        answer.put(name, found.stream().limit(size).toList());
        return Reply.json(200, answer);
    }

    private static boolean matches(Request request, String name, String value) {
        return request.query(name).map(value::equals).orElse(true);
    }

    /// Status callbacks are sent once; SignalWire calls them notifications that may get lost.
    void report(Account account, URI address, String event, TreeMap<String, String> fields, Consumer<String> answer) {
        byte[] body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
        simulation()
                .courier()
                .send(
                        new Courier.Webhook(
                                name(),
                                event,
                                "POST",
                                address,
                                "application/x-www-form-urlencoded",
                                body,
                                at -> Map.of(
                                        "X-SignalWire-Signature",
                                        SignalWireSigner.signature(account.value("signing_key"), address, fields)),
                                1),
                        answer);
    }
}
