package io.dartwing.simulator.signalwire;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Calls: <https://signalwire.com/docs/compatibility-api/rest/calls/create-a-call>.
///
/// An answered call asks its address what to do: told to pause it goes on for some steps, told
/// nothing it ends at once.
final class CallDesk {
    private static final Set<String> ENDS = Set.of("completed", "busy", "no-answer", "failed", "canceled");
    private static final int TALK = 3;

    private final SignalWireCarrier signalWire;
    private final Map<String, Entry> calls = new ConcurrentHashMap<>();

    CallDesk(SignalWireCarrier signalWire) {
        this.signalWire = signalWire;
    }

    Reply answer(Account account, Request request, List<String> path) {
        if (path.size() == 1) {
            return request.method().equals("POST")
                    ? dial(account, request)
                    : signalWire.list(account, request, "calls", calls.values());
        }
        Entry call = calls.get(path.get(1));
        if (call == null || call.account() != account || path.size() != 2) {
            return SignalWireErrors.NO_SUCH;
        }
        return request.method().equals("POST") ? hangUp(call, request) : Reply.json(200, call.copy());
    }

    private Reply dial(Account account, Request request) {
        String to = request.form("To").orElse("");
        String from = request.form("From").orElse("");
        String url = request.form("Url").orElse("");
        if (!to.matches("\\+[1-9][0-9]{4,14}")) {
            return SignalWireErrors.of(422, 21211, "The 'To' number provided has an invalid format");
        }
        if (!from.matches("\\+[1-9][0-9]{4,14}")) {
            return SignalWireErrors.of(422, 21212, "The From number provided was not E164");
        }
        if (!url.matches("https?://.+")) {
            return SignalWireErrors.of(422, 21205, "A phone call was attempted without a CXML URL or ApplicationSid");
        }
        if (!request.form("Timeout").orElse("60").matches("[1-9][0-9]{0,2}")) {
            return SignalWireErrors.of(422, 21208, "The provided Timeout parameter was invalid");
        }
        Behaviour behaviour = Behaviour.of(to);
        var wrong = signalWire.atOnce(behaviour, 21217);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        String sid = UUID.randomUUID().toString();
        String now = SignalWireCarrier.rfc(signalWire.now());
        var shown = new HashMap<String, Object>();
        shown.put("sid", sid);
        shown.put("account_sid", account.value("project_id"));
        shown.put("from", from);
        shown.put("to", to);
        shown.put("direction", "outbound-api");
        shown.put("status", "queued");
        shown.put("date_created", now);
        shown.put("date_updated", now);
        var call = new Entry(account, sid, request.form("StatusCallback").orElse(""), signalWire.now(), shown);
        calls.put(sid, call);
        signalWire.accepted(Kind.CALL, call);
        Reply good = Reply.json(201, call.copy());
        signalWire.world().later(1, () -> tell(call, "ringing", ""));
        signalWire.world().later(2, () -> pickUp(call, behaviour, url));
        return behaviour.answer(good, SignalWireErrors.FAULT);
    }

    private void pickUp(Entry call, Behaviour behaviour, String url) {
        switch (behaviour) {
            case BUSY -> tell(call, "busy", "486");
            case NO_ANSWER -> tell(call, "no-answer", "487");
            case UNDELIVERABLE -> tell(call, "failed", "503");
            default -> {
                tell(call, "in-progress", "");
                signalWire.report(
                        call.account(),
                        URI.create(url),
                        "what to do",
                        fields(call, "in-progress"),
                        answer -> signalWire
                                .world()
                                .later(answer.contains("<Pause ") ? TALK : 0, () -> tell(call, "completed", "200")));
            }
        }
    }

    private Reply hangUp(Entry call, Request request) {
        if (!request.form("Status").orElse("").matches("completed|canceled") || ENDS.contains(call.text("status"))) {
            return SignalWireErrors.of(400, 10000, "An attempt was made to update a completed call");
        }
        tell(call, call.text("status").equals("in-progress") ? "completed" : "canceled", "");
        return Reply.json(200, call.copy());
    }

    private void tell(Entry call, String status, String sip) {
        if (!call.change(ENDS, status, SignalWireCarrier.rfc(signalWire.now()))) {
            return;
        }
        if (ENDS.contains(status)) {
            signalWire.ended(call);
        }
        if (!call.callback().isEmpty()) {
            var fields = fields(call, status);
            fields.put("CallbackSource", "call-progress-events");
            if (!sip.isEmpty()) {
                fields.put("SipResultCode", sip);
            }
            signalWire.report(call.account(), URI.create(call.callback()), status, fields, answer -> {});
        }
    }

    private static TreeMap<String, String> fields(Entry call, String status) {
        var fields = new TreeMap<String, String>();
        fields.put("AccountSid", call.account().value("project_id"));
        fields.put("ApiVersion", "2010-04-01");
        fields.put("CallSid", call.sid());
        fields.put("CallStatus", status);
        fields.put("Direction", "outbound-api");
        fields.put("From", call.text("from"));
        fields.put("To", call.text("to"));
        fields.put("Timestamp", call.text("date_updated"));
        return fields;
    }
}
