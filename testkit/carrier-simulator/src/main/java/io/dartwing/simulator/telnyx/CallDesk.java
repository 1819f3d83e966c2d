package io.dartwing.simulator.telnyx;

import static java.util.Objects.requireNonNull;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/// `/calls` (<https://developers.telnyx.com/api-reference/call-commands/dial>) and a connection's
/// active calls.
final class CallDesk {
    private static final int RINGS = 1;
    private static final int TALKS = 3;
    private static final int SLOWER = 20;

    /// @param hangup why it ended; empty while it goes on
    private record Call(
            Account account,
            String id,
            String command,
            String from,
            String to,
            String state,
            String webhook,
            AtomicReference<String> hangup) {
        boolean alive() {
            return requireNonNull(hangup.get()).isEmpty();
        }
    }

    private final TelnyxCarrier telnyx;
    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    CallDesk(TelnyxCarrier telnyx) {
        this.telnyx = telnyx;
    }

    Reply answer(Account account, Request request, List<String> path) {
        if (path.get(1).equals("connections")) {
            return path.size() == 4 && path.get(3).equals("active_calls")
                    ? active(account, request)
                    : TelnyxErrors.NOT_FOUND;
        }
        if (path.size() == 2 && request.method().equals("POST")) {
            return dial(account, request.json().orElseThrow(() -> new Refusal(TelnyxErrors.NOT_FOUND)));
        }
        Call call = path.size() > 2 ? calls.get(path.get(2)) : null;
        if (call == null || call.account() != account) {
            return TelnyxErrors.NOT_FOUND;
        }
        if (path.size() == 3 && request.method().equals("GET")) {
            return Reply.json(200, Map.of("data", shown(call)));
        }
        if (path.size() == 5 && request.method().equals("POST") && path.get(4).equals("hangup")) {
            if (!call.alive()) {
                return TelnyxErrors.of(422, "90018", "Call has already ended", "");
            }
            end(call, "normal_clearing");
            return Reply.json(200, Map.of("data", Map.of("result", "ok")));
        }
        return TelnyxErrors.NOT_FOUND;
    }

    private synchronized Reply dial(Account account, JsonNode body) {
        String to = TelnyxCarrier.number(body, "to");
        String from = TelnyxCarrier.number(body, "from");
        if (!TelnyxCarrier.required(body, "connection_id").equals(account.value("callApplicationId"))) {
            return TelnyxErrors.of(422, "10017", "Associated resource does not exist", "/connection_id");
        }
        int timeout = body.path("timeout_secs").asInt(30);
        if (timeout < 5 || timeout > 600) {
            return TelnyxErrors.of(422, "10015", "Bad Request", "/timeout_secs");
        }
        Behaviour behaviour = Behaviour.of(to);
        TelnyxCarrier.refuseAtOnce(behaviour, TelnyxErrors.INVALID_NUMBER);
        String command = body.path("command_id").asString("");
        for (Call known : calls.values()) {
            if (!command.isEmpty() && known.command().equals(command) && known.account() == account) {
                return Reply.json(200, Map.of("data", shown(known)));
            }
        }
        var call = new Call(
                account,
                "v3:" + UUID.randomUUID(),
                command,
                from,
                to,
                body.path("client_state").asString(""),
                body.path("webhook_url").asString(""),
                new AtomicReference<>(""));
        String reference = TelnyxMarks.reference(call.state());
        calls.put(call.id(), call);
        telnyx.accepted(Kind.CALL, reference, call.id(), from, to);
        report(call, "call.initiated", Map.of("direction", "outgoing", "state", "bridging"));
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        telnyx.world().later(RINGS * pace, () -> ring(call, behaviour, pace));
        return behaviour.answer(Reply.json(200, Map.of("data", shown(call))), TelnyxErrors.FAULT);
    }

    private void ring(Call call, Behaviour behaviour, int pace) {
        switch (behaviour) {
            case BUSY -> end(call, "user_busy");
            case NO_ANSWER -> end(call, "timeout");
            case UNDELIVERABLE -> end(call, "call_rejected");
            default -> {
                if (call.alive()) {
                    report(call, "call.answered", Map.of());
                    telnyx.world().later(TALKS * pace, () -> end(call, "normal_clearing"));
                }
            }
        }
    }

    private void end(Call call, String cause) {
        if (call.hangup().compareAndSet("", cause)) {
            telnyx.ended(call.id(), cause);
            report(call, "call.hangup", Map.of("hangup_cause", cause, "hangup_source", "callee"));
        }
    }

    private void report(Call call, String event, Map<String, Object> more) {
        if (!call.webhook().isEmpty()) {
            var payload = new HashMap<String, Object>(more);
            payload.put("call_control_id", call.id());
            payload.put("connection_id", call.account().value("callApplicationId"));
            payload.put("client_state", call.state());
            payload.put("from", call.from());
            payload.put("to", call.to());
            telnyx.report(call.webhook(), event, payload);
        }
    }

    private Reply active(Account account, Request request) {
        return TelnyxMarks.page(
                request,
                calls.values().stream()
                        .filter(call -> call.account() == account && call.alive())
                        .map(CallDesk::shown)
                        .toList());
    }

    private static Map<String, Object> shown(Call call) {
        return Map.of(
                "record_type", "call",
                "call_control_id", call.id(),
                "call_leg_id", call.id(),
                "call_session_id", call.id(),
                "client_state", call.state(),
                "is_alive", call.alive());
    }
}
