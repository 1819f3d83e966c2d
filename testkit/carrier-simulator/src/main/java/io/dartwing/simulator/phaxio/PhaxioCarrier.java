package io.dartwing.simulator.phaxio;

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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/// Phaxio's faxes and account status: <https://www.phaxio.com/docs/api/v2.1>.
public final class PhaxioCarrier extends SimulatedCarrier {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SLOWER = 20;

    /// <https://www.phaxio.com/docs/api/v2.1/faxes/send_webhook>: sixteen retries.
    private static final int TRIES = 17;

    private static final Reply FAULT = answer(500, "An unexpected error occurred");
    private static final Reply NO_SUCH = answer(404, "The resource you requested could not be found.");

    private final AtomicLong ids = new AtomicLong(323_000_000);
    private final Map<Long, PhaxioFax> faxes = new ConcurrentHashMap<>();

    public PhaxioCarrier(Simulation simulation) {
        super(
                "phaxio",
                "Phaxio",
                simulation,
                Map.of(
                        "api_key", "simulated-phaxio-key",
                        "api_secret", "simulated-phaxio-secret",
                        "webhook_token", "simulated-phaxio-token"));
    }

    @Override
    public String apiPath() {
        return "/phaxio/v2.1";
    }

    @Override
    public Reply answer(Request request) {
        Optional<Account> account = request.basic()
                .flatMap(basic -> account(known -> known.value("api_key").equals(basic.user())
                        && known.value("api_secret").equals(basic.password())));
        if (account.isEmpty()) {
            return answer(401, "Invalid API credentials.");
        }
        List<String> path = request.path();
        String route = request.method() + " "
                + String.join("/", path).replaceAll("^v2\\.1/faxes/[0-9]{1,15}", "v2.1/faxes/{id}");
        if (route.contains("{id}")) {
            PhaxioFax fax = faxes.get(Long.parseLong(path.get(2)));
            return fax == null || fax.account() != account.get() ? NO_SUCH : answer(route, fax);
        }
        return switch (route) {
            case "POST v2.1/faxes" -> send(account.get(), request);
            case "GET v2.1/faxes" -> list(account.get(), request);
            case "GET v2.1/account/status" ->
                data(
                        "Account status retrieved successfully",
                        Map.of(
                                "balance", 1076,
                                "faxes_today", Map.of("sent", 0, "received", 0),
                                "faxes_this_month", Map.of("sent", 0, "received", 0)));
            default -> NO_SUCH;
        };
    }

    private Reply answer(String route, PhaxioFax fax) {
        return switch (route) {
            case "GET v2.1/faxes/{id}" -> data("Metadata for fax", fax.shown());
            case "GET v2.1/faxes/{id}/file" -> Reply.bytes(200, "application/pdf", fax.pdf());
            case "POST v2.1/faxes/{id}/cancel" -> {
                boolean ended = fax.end(
                        "failure", "generalError", 75, simulation().clock().instant());
                if (ended) {
                    finished(fax);
                }
                yield ended
                        ? data("Fax cancellation scheduled successfully.", Map.of("id", fax.id()))
                        : answer(422, "Can't cancel the fax, it's already complete!");
            }
            default -> NO_SUCH;
        };
    }

    private Reply send(Account account, Request request) {
        PhaxioForm form = PhaxioForm.read(request).orElse(null);
        if (form == null) {
            return answer(422, "You must include at least one file or content_url.");
        }
        String to = form.field("to");
        byte[] pdf = form.files().get("file");
        Optional<String> wrong = wrong(form, to, pdf);
        if (wrong.isPresent() || pdf == null) {
            return answer(422, wrong.orElse("You must include at least one file or content_url."));
        }
        Behaviour behaviour = Behaviour.of(to);
        switch (behaviour) {
            case RATE_LIMITED -> {
                return paused(429, "Rate limit exceeded.");
            }
            case UNAVAILABLE -> {
                return paused(503, "The service is temporarily unavailable.");
            }
            case INVALID_NUMBER -> {
                return answer(422, "Phone number is not formatted correctly or invalid. Please check the number.");
            }
            default -> {}
        }
        var fax = new PhaxioFax(
                account,
                ids.incrementAndGet(),
                false,
                form.field("caller_id"),
                to,
                pdf,
                form.tags(),
                form.field("callback_url"),
                simulation().clock().instant());
        faxes.put(fax.id(), fax);
        accept(Kind.FAX, form.tags().getOrDefault("attempt", ""), Long.toString(fax.id()), fax.from(), to);
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        simulation().later(pace, fax::begin);
        simulation().later(2 * pace, () -> finish(fax, behaviour));
        return behaviour.answer(data("Fax queued for sending", Map.of("id", fax.id())), FAULT);
    }

    private static Optional<String> wrong(PhaxioForm form, String to, byte @org.jspecify.annotations.Nullable [] pdf) {
        if (!to.matches("\\+[1-9][0-9]{4,14}")) {
            return Optional.of("Phone number is not formatted correctly or invalid. Please check the number.");
        }
        if (!form.field("caller_id").matches("|\\+[1-9][0-9]{4,14}")) {
            return Optional.of("The caller_id is not one of your numbers.");
        }
        if (form.field("header_text").length() > 50) {
            return Optional.of("The header_text is too long.");
        }
        if (!form.field("callback_url").matches("|https?://.+")) {
            return Optional.of("The callback_url is invalid.");
        }
        return pdf == null || !Paper.isPdf(pdf) ? Optional.of("The file's type is not supported.") : Optional.empty();
    }

    private void finish(PhaxioFax fax, Behaviour behaviour) {
        Instant now = simulation().clock().instant();
        boolean ended = switch (behaviour) {
            case BUSY -> fax.end("failure", "lineError", 17, now);
            case NO_ANSWER -> fax.end("failure", "lineError", 112, now);
            case HUMAN_VOICE -> fax.end("failure", "faxError", 132, now);
            case PARTIAL_PAGES -> fax.end("partialsuccess", "faxError", 131, now);
            case UNDELIVERABLE -> fax.end("failure", "lineError", 52, now);
            default -> fax.end("success", "", 0, now);
        };
        if (ended) {
            finished(fax);
        }
    }

    private void finished(PhaxioFax fax) {
        end(Long.toString(fax.id()), fax.status());
        if (!fax.callback().isEmpty()) {
            report(fax, URI.create(fax.callback()), "fax_completed", Map.of());
        }
    }

    private Reply list(Account account, Request request) {
        Instant after;
        try {
            after = request.query("created_after")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(simulation().clock().instant().minus(7, ChronoUnit.DAYS));
        } catch (java.time.DateTimeException malformed) {
            return answer(422, "created_after is not a valid RFC 3339 timestamp.");
        }
        var tags = new TreeMap<String, String>();
        for (var field : request.query()) {
            if (field.name().matches("tag\\[[^]]+]")) {
                tags.put(field.name().substring(4, field.name().length() - 1), field.value());
            }
        }
        String direction = request.query("direction").orElse("");
        List<Map<String, Object>> found = faxes.values().stream()
                .filter(fax -> fax.account() == account && !fax.created().isBefore(after))
                .filter(fax -> direction.isEmpty() || direction.equals(fax.direction()))
                .filter(fax -> fax.tags().entrySet().containsAll(tags.entrySet()))
                .sorted(Comparator.comparing(PhaxioFax::created).reversed())
                .map(PhaxioFax::shown)
                .toList();
        return Reply.json(
                200,
                Map.of(
                        "success",
                        true,
                        "message",
                        "Retrieved faxes successfully",
                        "data",
                        found.stream().limit(25).toList(),
                        "paging",
                        Map.of("total", found.size(), "per_page", 25, "page", 1)));
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        if (arrival.kind() != Kind.FAX) {
            throw new IllegalArgumentException("kind: can't arrive at Phaxio (expected: FAX)");
        }
        Instant now = simulation().clock().instant();
        byte[] pdf = Paper.pdf(arrival.text(), Math.max(1, arrival.pages()));
        var fax = new PhaxioFax(
                account, ids.incrementAndGet(), true, arrival.from(), arrival.to(), pdf, Map.of(), "", now);
        faxes.put(fax.id(), fax);
        fax.end("success", "", 0, now);
        account.callback().ifPresent(address -> report(fax, address, "fax_received", Map.of("file", pdf)));
        return Long.toString(fax.id());
    }

    private void report(PhaxioFax fax, URI address, String event, Map<String, byte[]> files) {
        var form = new PhaxioForm(
                Map.of(
                        "event_type", event,
                        "direction", fax.direction(),
                        "is_test", "false",
                        "success", Boolean.toString(fax.status().equals("success")),
                        "fax", JSON.writeValueAsString(fax.shown())),
                files);
        PhaxioForm.Written written = form.write();
        simulation()
                .courier()
                .send(new Courier.Webhook(
                        name(),
                        event,
                        "POST",
                        address,
                        written.contentType(),
                        written.body(),
                        at -> Map.of(
                                "X-Phaxio-Signature",
                                form.signature(fax.account().value("webhook_token"), address.toString())),
                        TRIES));
    }

    private static Reply data(String message, Map<String, ?> data) {
        return Reply.json(200, Map.of("success", true, "message", message, "data", data));
    }

    private static Reply answer(int status, String message) {
        return Reply.json(status, Map.of("success", false, "message", message));
    }

    private static Reply paused(int status, String message) {
        return answer(status, message).header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    }
}
