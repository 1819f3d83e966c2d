package io.dartwing.simulator.sinch;

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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sinch's batches and delivery reports: <https://developers.sinch.com/docs/sms/api-reference/sms/>.
public final class SinchSmsCarrier extends SimulatedCarrier {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SLOWER = 20;

    /// <https://developers.sinch.com/docs/sms/api-reference/sms/tag/Webhooks/>: doubling from 5 s to 81,920 s.
    private static final int TRIES = 16;

    private static final Reply NO_SUCH = Reply.empty(404);
    private static final Reply FAULT = refused(500, "internal_error", "Internal error");

    /// @param told status and code
    private record Batch(
            Account account, String id, JsonNode wish, Instant created, AtomicReference<Map<String, Object>> told) {
        String text(String name) {
            return wish.path(name).asString("");
        }

        String recipient() {
            return bare(wish.path("to").path(0).asString(""));
        }
    }

    private final Map<String, Batch> batches = new ConcurrentHashMap<>();

    public SinchSmsCarrier(Simulation simulation) {
        super(
                "sinch-sms",
                "Sinch SMS",
                simulation,
                Map.of(
                        "service_plan_id", "simulated-plan",
                        "api_token", "simulated-sms-token",
                        "webhook_secret", "simulated-sms-secret"));
    }

    @Override
    public String apiPath() {
        return "/sinch-sms/xms/v1";
    }

    @Override
    public Reply answer(Request request) {
        if (request.path().size() == 2 && request.path().getFirst().equals("media")) {
            return Reply.bytes(200, "image/gif", Paper.picture());
        }
        Optional<Account> account = request.bearer()
                .flatMap(token -> account(known -> known.value("api_token").equals(token)));
        if (account.isEmpty()) {
            return Reply.empty(401);
        }
        List<String> path = request.path();
        if (path.size() < 4
                || !path.subList(0, 2).equals(List.of("xms", "v1"))
                || !path.get(2).equals(account.get().value("service_plan_id"))
                || !path.get(3).equals("batches")) {
            return NO_SUCH;
        }
        if (path.size() == 4) {
            return switch (request.method()) {
                case "POST" ->
                    request.json()
                            .map(wish -> send(account.get(), wish))
                            .orElseGet(() -> refused(400, "syntax_invalid_json", "Malformed JSON"));
                case "GET" -> list(account.get(), request);
                default -> Reply.empty(405);
            };
        }
        Batch batch = batches.get(path.get(4));
        if (batch == null
                || batch.account() != account.get()
                || !request.method().equals("GET")) {
            return NO_SUCH;
        }
        if (path.size() == 5) {
            return Reply.json(200, shown(batch));
        }
        return path.size() == 6 && path.get(5).equals("delivery_report") ? report(batch) : NO_SUCH;
    }

    private Reply send(Account account, JsonNode wish) {
        for (String name : List.of("from", "body", "delivery_report", "client_reference", "callback_url")) {
            if (wish.path(name).isMissingNode()) {
                return refused(400, "missing_parameter_value", "Missing '" + name + "'");
            }
        }
        if (wish.path("to").size() != 1
                || !bare(wish.path("to").path(0).asString("")).matches("[1-9][0-9]{4,14}")) {
            return refused(400, "syntax_invalid_parameter_format", "Invalid 'to[0]'");
        }
        if (!List.of("mt_text", "mt_media").contains(wish.path("type").asString("mt_text"))) {
            return refused(400, "syntax_invalid_parameter_format", "Invalid 'type'");
        }
        if (wish.path("body").asString("").length() > 2000) {
            return refused(400, "syntax_constraint_violation", "Too long 'body'");
        }
        if (wish.path("client_reference").asString("").length() > 2048) {
            return refused(400, "syntax_constraint_violation", "Too long 'client_reference'");
        }
        String to = wish.path("to").path(0).asString();
        Behaviour behaviour = Behaviour.of(to);
        switch (behaviour) {
            case RATE_LIMITED -> {
                return paused(429);
            }
            case UNAVAILABLE -> {
                return paused(503);
            }
            case INVALID_NUMBER -> {
                return refused(400, "syntax_invalid_parameter_format", "Invalid 'to[0]'");
            }
            default -> {}
        }
        var batch = new Batch(
                account,
                UUID.randomUUID().toString(),
                wish,
                simulation().clock().instant(),
                new AtomicReference<>(Map.of("status", "Queued", "code", 400)));
        batches.put(batch.id(), batch);
        accept(Kind.MESSAGE, batch.text("client_reference"), batch.id(), batch.text("from"), to);
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        simulation().later(pace, () -> tell(batch, "Dispatched", 401));
        simulation().later(2 * pace, () -> finish(batch, behaviour));
        return behaviour.answer(Reply.json(201, shown(batch)), FAULT);
    }

    private void finish(Batch batch, Behaviour behaviour) {
        boolean fails = behaviour == Behaviour.UNDELIVERABLE;
        String status = fails ? "Failed" : "Delivered";
        end(batch.id(), status);
        tell(batch, status, fails ? 404 : 0);
    }

    private void tell(Batch batch, String status, int code) {
        batch.told().set(Map.of("status", status, "code", code));
        String type = batch.text("type").equals("mt_media")
                ? "recipient_delivery_report_mms"
                : "recipient_delivery_report_sms";
        if (batch.text("delivery_report").equals("per_recipient")) {
            hook(
                    batch.account(),
                    URI.create(batch.text("callback_url")),
                    type,
                    Map.of(
                            "type", type,
                            "batch_id", batch.id(),
                            "recipient", batch.recipient(),
                            "status", status,
                            "code", code,
                            "client_reference", batch.text("client_reference"),
                            "at", simulation().clock().instant().toString()));
        }
    }

    private static Reply report(Batch batch) {
        var status = new HashMap<String, Object>(batch.told().get());
        status.put("count", 1);
        status.put("recipients", List.of(batch.recipient()));
        return Reply.json(
                200,
                Map.of(
                        "type",
                        "delivery_report_sms",
                        "batch_id",
                        batch.id(),
                        "total_message_count",
                        1,
                        "statuses",
                        List.of(status)));
    }

    private Reply list(Account account, Request request) {
        Instant after;
        try {
            after = request.query("start_date")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(Instant.EPOCH);
        } catch (DateTimeException malformed) {
            return refused(400, "syntax_invalid_parameter_format", "Invalid 'start_date'");
        }
        String reference = request.query("client_reference").orElse("");
        List<Map<String, Object>> found = batches.values().stream()
                .filter(batch -> batch.account() == account && !batch.created().isBefore(after))
                .filter(batch -> reference.isEmpty() || reference.equals(batch.text("client_reference")))
                .map(SinchSmsCarrier::shown)
                .toList();
        int size = request.query("page_size").map(Integer::parseInt).orElse(30);
        return Reply.json(
                200,
                Map.of(
                        "page",
                        0,
                        "page_size",
                        size,
                        "count",
                        found.size(),
                        "batches",
                        found.stream().limit(size).toList()));
    }

    private static Map<String, Object> shown(Batch batch) {
        var shown = new HashMap<String, Object>();
        batch.wish().forEachEntry(shown::put);
        shown.put("id", batch.id());
        shown.put("to", List.of(batch.recipient()));
        shown.put("canceled", false);
        shown.put("created_at", batch.created().toString());
        shown.put("modified_at", batch.created().toString());
        return shown;
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        if (arrival.kind() != Kind.MESSAGE) {
            throw new IllegalArgumentException("kind: can't arrive at Sinch's SMS API (expected: MESSAGE)");
        }
        String id = UUID.randomUUID().toString();
        var told = new HashMap<String, Object>();
        told.put("id", id);
        told.put("from", bare(arrival.from()));
        told.put("to", bare(arrival.to()));
        told.put("received_at", simulation().clock().instant().toString());
        if (arrival.pages() == 0) {
            told.put("type", "mo_text");
            told.put("body", arrival.text());
        } else {
            told.put("type", "mo_media");
            told.put("body", Map.of("subject", "", "message", arrival.text(), "media", pictures(id, arrival.pages())));
        }
        account.callback().ifPresent(address -> hook(account, address, String.valueOf(told.get("type")), told));
        return id;
    }

    private List<Map<String, Object>> pictures(String id, int count) {
        URI folder = simulation().address().resolve("/sinch-sms/media/");
        return IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "url", folder + id + "-" + i, "content_type", "image/gif", "status", "Uploaded", "code", 0))
                .toList();
    }

    private void hook(Account account, URI address, String event, Map<String, Object> told) {
        byte[] body = JSON.writeValueAsBytes(told);
        simulation()
                .courier()
                .send(new Courier.Webhook(
                        name(),
                        event,
                        "POST",
                        address,
                        "application/json",
                        body,
                        at -> SinchSigner.signed(account.value("webhook_secret"), body, at),
                        TRIES));
    }

    private static String bare(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    private static Reply refused(int status, String code, String text) {
        return Reply.json(status, Map.of("code", code, "text", text));
    }

    private static Reply paused(int status) {
        return refused(status, "too_many_requests", "Wait")
                .header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    }
}
