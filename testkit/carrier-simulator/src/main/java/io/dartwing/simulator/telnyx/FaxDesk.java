package io.dartwing.simulator.telnyx;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Paper;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// `/faxes` (<https://developers.telnyx.com/api-reference/programmable-fax-commands/send-a-fax>).
final class FaxDesk {
    private static final Set<String> ENDS = Set.of("delivered", "failed", "received");
    private static final Set<String> QUALITIES = Set.of("normal", "high", "very_high", "ultra_light", "ultra_dark");
    private static final int SLOWER = 20;

    /// @param shown what the API shows; guarded by itself
    private record Fax(Account account, Map<String, Object> shown) {
        String text(String name) {
            synchronized (shown) {
                return String.valueOf(shown.getOrDefault(name, ""));
            }
        }

        /// @return false when it has ended already
        boolean change(String status, String at, Map<String, Object> more) {
            synchronized (shown) {
                if (ENDS.contains(String.valueOf(shown.get("status")))) {
                    return false;
                }
                shown.put("status", status);
                shown.put("updated_at", at);
                shown.putAll(more);
                return true;
            }
        }
    }

    private final TelnyxCarrier telnyx;
    private final Map<String, Fax> faxes = new ConcurrentHashMap<>();
    private final Map<String, byte[]> received = new ConcurrentHashMap<>();

    FaxDesk(TelnyxCarrier telnyx) {
        this.telnyx = telnyx;
    }

    Reply answer(Account account, Request request, List<String> path) {
        if (path.size() == 2) {
            return switch (request.method()) {
                case "POST" -> create(account, request.json().orElseThrow(() -> new Refusal(TelnyxErrors.NOT_FOUND)));
                case "GET" -> list(account, request);
                default -> TelnyxErrors.NOT_FOUND;
            };
        }
        Fax fax = faxes.get(path.get(2));
        if (fax == null || fax.account() != account) {
            return TelnyxErrors.NOT_FOUND;
        }
        if (path.size() == 3 && request.method().equals("GET")) {
            return Reply.json(200, Map.of("data", TelnyxCarrier.copy(fax.shown())));
        }
        if (path.size() == 5 && request.method().equals("POST") && path.get(4).equals("cancel")) {
            return cancel(fax);
        }
        return TelnyxErrors.NOT_FOUND;
    }

    private Reply create(Account account, JsonNode body) {
        String to = TelnyxCarrier.number(body, "to");
        String from = TelnyxCarrier.number(body, "from");
        String media = TelnyxCarrier.required(body, "media_url");
        if (!TelnyxCarrier.required(body, "connection_id").equals(account.value("fax_application_id"))) {
            return TelnyxErrors.of(422, "10017", "Associated resource does not exist", "/connection_id");
        }
        if (!QUALITIES.contains(body.path("quality").asString("normal"))) {
            return TelnyxErrors.of(422, "10015", "Bad Request", "/quality");
        }
        Behaviour behaviour = Behaviour.of(to);
        TelnyxCarrier.refuseAtOnce(behaviour, TelnyxErrors.INVALID_NUMBER);
        String id = UUID.randomUUID().toString();
        var shown = new HashMap<String, Object>();
        shown.put("record_type", "fax");
        shown.put("id", id);
        shown.put("connection_id", account.value("fax_application_id"));
        shown.put("direction", "outbound");
        shown.put("from", from);
        shown.put("to", to);
        shown.put("media_url", media);
        shown.put("quality", body.path("quality").asString("normal"));
        shown.put("store_media", body.path("store_media").asBoolean(false));
        shown.put("status", "queued");
        shown.put("client_state", body.path("client_state").asString(""));
        shown.put("webhook_url", body.path("webhook_url").asString(""));
        shown.put("created_at", telnyx.now());
        shown.put("updated_at", telnyx.now());
        var fax = new Fax(account, shown);
        faxes.put(id, fax);
        telnyx.accepted(Kind.FAX, TelnyxMarks.reference(fax.text("client_state")), id, from, to);
        Reply good = Reply.json(202, Map.of("data", TelnyxCarrier.copy(shown)));
        report(fax, "fax.queued", Map.of());
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        telnyx.world().later(pace, () -> process(fax, behaviour, pace));
        return behaviour.answer(good, TelnyxErrors.FAULT);
    }

    private void process(Fax fax, Behaviour behaviour, int pace) {
        Optional<byte[]> document = telnyx.world().courier().fetch(URI.create(fax.text("media_url")));
        if (document.isEmpty()) {
            fail(fax, "file_download_failed");
        } else if (!Paper.isPdf(document.get())) {
            fail(fax, "file_format_invalid");
        } else if (fax.change("media.processed", telnyx.now(), Map.of())) {
            report(fax, "fax.media.processed", Map.of());
            int pages = Paper.pages(document.get());
            telnyx.world().later(pace, () -> dial(fax, behaviour, pace, pages));
        }
    }

    private void dial(Fax fax, Behaviour behaviour, int pace, int pages) {
        if (fax.change("sending", telnyx.now(), Map.of())) {
            report(fax, "fax.sending.started", Map.of());
            telnyx.world().later(pace, () -> finish(fax, behaviour, pages));
        }
    }

    private void finish(Fax fax, Behaviour behaviour, int pages) {
        switch (behaviour) {
            case BUSY -> fail(fax, "user_busy");
            case NO_ANSWER -> fail(fax, "receiver_no_answer");
            case HUMAN_VOICE -> fail(fax, "fax_initial_communication_timeout");
            case PARTIAL_PAGES -> fail(fax, "receiver_call_dropped");
            case UNDELIVERABLE -> fail(fax, "destination_unreachable");
            default -> {
                if (fax.change("delivered", telnyx.now(), Map.of("page_count", pages))) {
                    telnyx.ended(fax.text("id"), "delivered");
                    report(fax, "fax.delivered", Map.of("call_duration_secs", 30, "page_count", pages));
                }
            }
        }
    }

    private void fail(Fax fax, String reason) {
        if (fax.change("failed", telnyx.now(), Map.of("failure_reason", reason))) {
            telnyx.ended(fax.text("id"), "failed");
            report(fax, "fax.failed", Map.of("failure_reason", reason));
        }
    }

    private Reply cancel(Fax fax) {
        if (!fax.change("failed", telnyx.now(), Map.of("failure_reason", "rejected"))) {
            return TelnyxErrors.of(422, "10015", "Bad Request", "/id");
        }
        telnyx.ended(fax.text("id"), "failed");
        report(fax, "fax.failed", Map.of("failure_reason", "rejected"));
        return Reply.json(202, Map.of("data", Map.of("result", "ok")));
    }

    private void report(Fax fax, String event, Map<String, Object> more) {
        String url = fax.text("webhook_url");
        if (url.isEmpty()) {
            return;
        }
        var payload = new HashMap<String, Object>(more);
        payload.put("fax_id", fax.text("id"));
        payload.put("connection_id", fax.text("connection_id"));
        payload.put("direction", "outbound");
        payload.put("from", fax.text("from"));
        payload.put("to", fax.text("to"));
        payload.put("original_media_url", fax.text("media_url"));
        payload.put("client_state", fax.text("client_state"));
        payload.put("status", event.equals("fax.sending.started") ? "sending" : event.substring("fax.".length()));
        telnyx.report(url, event, payload);
    }

    private Reply list(Account account, Request request) {
        String to = request.query("filter[to][eq]").orElse("");
        String from = request.query("filter[from][eq]").orElse("");
        String direction = request.query("filter[direction][eq]").orElse("");
        Instant since =
                request.query("filter[created_at][gte]").map(Instant::parse).orElse(Instant.MIN);
        List<Map<String, Object>> matching = faxes.values().stream()
                .filter(fax -> fax.account() == account)
                .filter(fax -> to.isEmpty() || fax.text("to").equals(to))
                .filter(fax -> from.isEmpty() || fax.text("from").equals(from))
                .filter(fax -> direction.isEmpty() || fax.text("direction").equals(direction))
                .filter(fax -> !Instant.parse(fax.text("created_at")).isBefore(since))
                .sorted(Comparator.comparing((Fax fax) -> fax.text("created_at"))
                        .reversed())
                .map(fax -> TelnyxCarrier.copy(fax.shown()))
                .toList();
        return TelnyxMarks.page(request, matching);
    }

    String arrive(Account account, Arrival arrival) {
        String id = UUID.randomUUID().toString();
        int pages = Math.max(1, arrival.pages());
        received.put(id, Paper.pdf(arrival.text(), pages));
        var payload = new HashMap<String, Object>();
        payload.put("fax_id", id);
        payload.put("connection_id", account.value("fax_application_id"));
        payload.put("direction", "inbound");
        payload.put("from", arrival.from());
        payload.put("to", arrival.to());
        payload.put("page_count", pages);
        payload.put("call_duration_secs", 30);
        payload.put("media_url", telnyx.world().address() + "/telnyx/media/" + id + ".pdf");
        payload.put("status", "received");
        account.callback().ifPresent(callback -> telnyx.report(callback.toString(), "fax.received", payload));
        return id;
    }

    Reply media(String id) {
        byte[] pdf = received.get(id);
        return pdf == null ? TelnyxErrors.NOT_FOUND : Reply.bytes(200, "application/pdf", pdf);
    }
}
