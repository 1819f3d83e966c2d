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
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sinch's fax API v3: <https://developers.sinch.com/docs/fax/api-reference/fax/>.
public final class SinchFaxCarrier extends SimulatedCarrier {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SLOWER = 20;

    /// <https://developers.sinch.com/docs/fax/api-reference/fax/tag/Notifications>: sixteen retries.
    private static final int TRIES = 17;

    private static final Reply NO_SUCH = refused(404, "Not found", "", "The resource is not found.");
    private static final Reply FAULT = refused(500, "Internal error", "", "Something went wrong.");

    private final Map<String, SinchFax> faxes = new ConcurrentHashMap<>();

    public SinchFaxCarrier(Simulation simulation) {
        super(
                "sinch",
                "Sinch Fax",
                simulation,
                Map.of(
                        "project_id", "simulated-project",
                        "access_key", "simulated-sinch-key",
                        "access_secret", "simulated-sinch-secret",
                        "webhook_user", "simulated-user",
                        "webhook_password", "simulated-password"));
    }

    @Override
    public String apiPath() {
        return "/sinch/v3";
    }

    @Override
    public Reply answer(Request request) {
        Optional<Account> account = request.basic()
                .flatMap(basic -> account(known -> known.value("access_key").equals(basic.user())
                        && known.value("access_secret").equals(basic.password())));
        if (account.isEmpty()) {
            return Reply.empty(401);
        }
        List<String> path = request.path();
        if (path.size() < 4
                || !path.subList(0, 2).equals(List.of("v3", "projects"))
                || !path.get(2).equals(account.get().value("project_id"))
                || !path.get(3).equals("faxes")) {
            return NO_SUCH;
        }
        if (path.size() == 4) {
            return switch (request.method()) {
                case "POST" ->
                    request.json()
                            .map(wish -> send(account.get(), wish))
                            .orElseGet(() -> refused(400, "Bad Request", "", "Malformed JSON."));
                case "GET" -> list(account.get(), request);
                default -> Reply.empty(405);
            };
        }
        SinchFax fax = faxes.get(path.get(4));
        if (fax == null || fax.account() != account.get() || !request.method().equals("GET")) {
            return NO_SUCH;
        }
        if (path.size() == 5) {
            return Reply.json(200, fax.copy());
        }
        return path.size() == 6 && path.get(5).equals("file")
                ? Reply.bytes(200, "application/pdf", fax.pdf())
                : NO_SUCH;
    }

    private Reply send(Account account, JsonNode wish) {
        for (String name : List.of("to", "from")) {
            if (!wish.path(name).asString("").matches("\\+[1-9][0-9]{4,14}")) {
                return refused(422, "Invalid parameters", name, "Not a valid phone number");
            }
        }
        byte[] pdf = document(wish.path("files"));
        if (!Paper.isPdf(pdf)) {
            return refused(422, "Invalid parameters", "files", "Not a document of the named type");
        }
        if (wish.path("headerText").asString("").length() > 50) {
            return refused(422, "Invalid parameters", "headerText", "Longer than 50 characters");
        }
        if (wish.path("maxRetries").asInt(0) > 5 || wish.path("maxRetries").asInt(0) < 0) {
            return refused(422, "Invalid parameters", "maxRetries", "Not between 0 and 5");
        }
        String to = wish.path("to").asString();
        Behaviour behaviour = Behaviour.of(to);
        switch (behaviour) {
            case RATE_LIMITED -> {
                return paused(429, "Too many requests");
            }
            case UNAVAILABLE -> {
                return paused(503, "Unavailable");
            }
            case INVALID_NUMBER -> {
                return refused(422, "Invalid parameters", "to", "Not a valid phone number");
            }
            default -> {}
        }
        Instant now = simulation().clock().instant();
        SinchFax fax = SinchFax.of(account, UUID.randomUUID().toString(), "OUTBOUND", pdf, now);
        var labels = new HashMap<String, Object>();
        wish.path("labels").forEachEntry((name, value) -> labels.put(name, value.asString("")));
        fax.change(
                "QUEUED",
                Map.of(
                        "from",
                        wish.path("from").asString(),
                        "to",
                        to,
                        "labels",
                        labels,
                        "callbackUrl",
                        wish.path("callbackUrl").asString("")));
        faxes.put(fax.id(), fax);
        accept(Kind.FAX, String.valueOf(labels.getOrDefault("attempt", "")), fax.id(), fax.text("from"), to);
        Reply good = Reply.json(200, fax.copy());
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        simulation().later(pace, () -> fax.change("IN_PROGRESS", Map.of()));
        simulation().later(2 * pace, () -> finish(fax, behaviour));
        return behaviour.answer(good, FAULT);
    }

    private static byte[] document(JsonNode files) {
        if (files.size() != 1 || !files.path(0).path("fileType").asString("").equals("PDF")) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(files.path(0).path("file").asString(""));
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private void finish(SinchFax fax, Behaviour behaviour) {
        switch (behaviour) {
            case BUSY -> fail(fax, "CALL_ERROR", 17, 0);
            case NO_ANSWER -> fail(fax, "CALL_ERROR", 16, 0);
            case HUMAN_VOICE -> fail(fax, "FAX_ERROR", 132, 0);
            case PARTIAL_PAGES -> fail(fax, "FAX_ERROR", 131, 1);
            case UNDELIVERABLE -> fail(fax, "CALL_ERROR", 43, 0);
            default ->
                end(
                        fax,
                        "COMPLETED",
                        Map.of(
                                "pagesSentSuccessfully",
                                Paper.pages(fax.pdf()),
                                "price",
                                Map.of("amount", "0.07", "currencyCode", "USD")));
        }
    }

    private void fail(SinchFax fax, String type, int code, int pages) {
        end(
                fax,
                "FAILURE",
                Map.of("errorType", type, "errorCode", code, "errorMessage", "Error", "pagesSentSuccessfully", pages));
    }

    private void end(SinchFax fax, String status, Map<String, Object> more) {
        var all = new HashMap<>(more);
        all.put("completedTime", simulation().clock().instant().toString());
        if (fax.change(status, all)) {
            end(fax.id(), status);
            if (!fax.text("callbackUrl").isEmpty()) {
                report(fax, URI.create(fax.text("callbackUrl")), "FAX_COMPLETED");
            }
        }
    }

    /// Numbers are held against the beginning of those asked for.
    private Reply list(Account account, Request request) {
        Instant after;
        try {
            after = request.query("createTime>")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(Instant.EPOCH);
        } catch (DateTimeException malformed) {
            return refused(400, "Bad Request", "createTime", "Not a time");
        }
        int size = request.query("pageSize").map(Integer::parseInt).orElse(100);
        if (size < 1 || size > 1000) {
            return refused(400, "Bad Request", "pageSize", "Not between 1 and 1000");
        }
        List<Map<String, Object>> found = faxes.values().stream()
                .filter(fax -> fax.account() == account && !fax.created().isBefore(after))
                .map(SinchFax::copy)
                .filter(fax -> String.valueOf(fax.get("to"))
                        .startsWith(request.query("to").orElse("")))
                .filter(fax -> request.query("direction")
                        .orElse(String.valueOf(fax.get("direction")))
                        .equals(fax.get("direction")))
                .toList();
        return Reply.json(
                200,
                Map.of(
                        "pageNumber", 1,
                        "pageSize", size,
                        "totalItems", found.size(),
                        "totalPages", Math.max(1, (found.size() + size - 1) / size),
                        "faxes", found.stream().limit(size).toList()));
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        if (arrival.kind() != Kind.FAX) {
            throw new IllegalArgumentException("kind: can't arrive at Sinch's fax API (expected: FAX)");
        }
        Instant now = simulation().clock().instant();
        byte[] pdf = Paper.pdf(arrival.text(), Math.max(1, arrival.pages()));
        SinchFax fax = SinchFax.of(account, UUID.randomUUID().toString(), "INBOUND", pdf, now);
        fax.change("COMPLETED", Map.of("from", arrival.from(), "to", arrival.to(), "completedTime", now.toString()));
        faxes.put(fax.id(), fax);
        account.callback().ifPresent(address -> report(fax, address, "INCOMING_FAX"));
        return fax.id();
    }

    /// Credentials in the address, or those of the account's service, travel as a header.
    private void report(SinchFax fax, URI address, String event) {
        String user = address.getUserInfo() == null
                ? fax.account().value("webhook_user") + ":" + fax.account().value("webhook_password")
                : address.getUserInfo();
        URI bare = URI.create(address.toString().replaceFirst("://[^/@]*@", "://"));
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "event", event,
                "eventTime", simulation().clock().instant().toString(),
                "fax", fax.copy(),
                "file", Base64.getEncoder().encodeToString(fax.pdf()),
                "fileType", "PDF"));
        String authorization = "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        simulation()
                .courier()
                .send(new Courier.Webhook(
                        name(),
                        event,
                        "POST",
                        bare,
                        "application/json",
                        body,
                        at -> Map.of("Authorization", authorization),
                        TRIES));
    }

    private static Reply refused(int status, String error, String field, String description) {
        return Reply.json(
                status,
                Map.of(
                        "code",
                        Integer.toString(status),
                        "error",
                        error,
                        "message",
                        description,
                        "details",
                        Map.of(
                                "fieldViolations",
                                field.isEmpty()
                                        ? List.of()
                                        : List.of(Map.of("field", field, "description", description)))));
    }

    private static Reply paused(int status, String error) {
        return refused(status, error, "", error).header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    }
}
