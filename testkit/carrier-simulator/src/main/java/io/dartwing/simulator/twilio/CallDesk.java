package io.dartwing.simulator.twilio;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// `/Calls`: <https://www.twilio.com/docs/voice/api/call-resource>. A call that nobody hangs up
/// ends by itself.
final class CallDesk {
    private static final int RINGS = 1;
    private static final int TALKS = 3;
    private static final int SLOWER = 20;
    private static final Set<String> EVENTS = Set.of("initiated", "ringing", "answered", "completed");
    private static final Set<String> ENDS = Set.of("completed", "busy", "no-answer", "failed", "canceled");

    /// @param events those to be reported
    /// @param shown guarded by itself
    private record Call(
            Account account,
            String sid,
            String callback,
            List<String> events,
            Instant created,
            AtomicInteger reported,
            Map<String, Object> shown) {
        String status() {
            synchronized (shown) {
                return String.valueOf(shown.get("status"));
            }
        }

        Map<String, Object> copy() {
            synchronized (shown) {
                return new HashMap<>(shown);
            }
        }
    }

    private final TwilioCarrier twilio;
    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    CallDesk(TwilioCarrier twilio) {
        this.twilio = twilio;
    }

    /// @param path below the account
    Reply answer(Account account, Request request, String path) {
        if (path.equals("/Calls.json")) {
            return switch (request.method()) {
                case "POST" -> call(account, request);
                case "GET" ->
                    TwilioCarrier.page(
                            request,
                            "calls",
                            calls.values().stream()
                                    .filter(call -> call.account() == account)
                                    .sorted(Comparator.comparing(Call::created).reversed())
                                    .map(Call::copy)
                                    .toList());
                default -> TwilioCarrier.NO_SUCH;
            };
        }
        Call call = calls.get(TwilioCarrier.sid(path, "/Calls/"));
        if (call == null || call.account() != account) {
            return TwilioCarrier.NO_SUCH;
        }
        return switch (request.method()) {
            case "GET" -> Reply.json(200, call.copy());
            case "POST" -> modify(call, request);
            default -> TwilioCarrier.NO_SUCH;
        };
    }

    private Reply call(Account account, Request request) {
        String to = request.form("To").orElse("");
        String from = request.form("From").orElse("");
        if (to.isEmpty()) {
            return TwilioCarrier.refused(400, 21201, "No 'To' number specified");
        }
        if (!to.matches("\\+[1-9][0-9]{4,14}") || Behaviour.of(to) == Behaviour.INVALID_NUMBER) {
            return TwilioCarrier.refused(400, 21211, "Invalid 'To' Phone Number");
        }
        if (!from.matches("\\+[1-9][0-9]{4,14}")) {
            return TwilioCarrier.refused(400, 21212, "Invalid 'From' Phone Number");
        }
        long orders = List.of("Url", "Twiml", "ApplicationSid").stream()
                .filter(name -> request.form(name).isPresent())
                .count();
        if (orders != 1 || !request.form("Twiml").orElse("<Response/>").startsWith("<Response")) {
            return TwilioCarrier.refused(400, 21205, "Url parameter is required");
        }
        if (!request.form("Timeout").orElse("60").matches("[1-9][0-9]?|[1-5][0-9]{2}|600")) {
            return TwilioCarrier.refused(400, 21236, "Invalid Timeout");
        }
        List<String> events = request.form().stream()
                .filter(field -> field.name().equals("StatusCallbackEvent"))
                .map(Request.Field::value)
                .toList();
        if (!EVENTS.containsAll(events)) {
            return TwilioCarrier.refused(400, 21626, "Invalid StatusCallbackEvents");
        }
        Behaviour behaviour = Behaviour.of(to);
        if (behaviour == Behaviour.RATE_LIMITED) {
            return TwilioCarrier.paused(429, 20429, "Too Many Requests");
        }
        if (behaviour == Behaviour.UNAVAILABLE) {
            return TwilioCarrier.paused(503, 20503, "Service Unavailable");
        }
        Call call = placed(
                account,
                from,
                to,
                request.form("StatusCallback").orElse(""),
                events.isEmpty() ? List.of("completed") : events);
        calls.put(call.sid(), call);
        twilio.accepted(Kind.CALL, "", call.sid(), from, to);
        Reply good = Reply.json(201, call.copy());
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        tell(call, "initiated", "initiated", "");
        twilio.world().later(RINGS * pace, () -> ring(call, behaviour, pace));
        return behaviour.answer(good, TwilioCarrier.FAULT);
    }

    private Call placed(Account account, String from, String to, String callback, List<String> events) {
        Instant now = twilio.world().clock().instant();
        String sid = TwilioCarrier.sid("CA");
        var shown = new HashMap<String, Object>();
        shown.put("sid", sid);
        shown.put("account_sid", account.value("account_sid"));
        shown.put("from", from);
        shown.put("to", to);
        shown.put("direction", "outbound-api");
        shown.put("status", "queued");
        shown.put("date_created", TwilioCarrier.date(now));
        shown.put("date_updated", TwilioCarrier.date(now));
        return new Call(account, sid, callback, events, now, new AtomicInteger(), shown);
    }

    private void ring(Call call, Behaviour behaviour, int pace) {
        switch (behaviour) {
            case BUSY -> finish(call, "busy", "486");
            case NO_ANSWER -> {
                advance(call, "ringing", "ringing");
                twilio.world().later(pace, () -> finish(call, "no-answer", "487"));
            }
            case UNDELIVERABLE -> finish(call, "failed", "404");
            default -> {
                advance(call, "ringing", "ringing");
                twilio.world().later(pace, () -> advance(call, "in-progress", "answered"));
                twilio.world().later((1 + TALKS) * pace, () -> finish(call, "completed", "200"));
            }
        }
    }

    /// What only rang ends as cancelled.
    private Reply modify(Call call, Request request) {
        String status = request.form("Status").orElse("");
        if (!Set.of("completed", "canceled").contains(status)) {
            return TwilioCarrier.refused(400, 21218, "Invalid status");
        }
        if (ENDS.contains(call.status())) {
            return TwilioCarrier.refused(400, 21220, "Invalid call state");
        }
        finish(call, call.status().equals("in-progress") ? "completed" : "canceled", "");
        return Reply.json(200, call.copy());
    }

    private void advance(Call call, String status, String event) {
        synchronized (call.shown()) {
            if (ENDS.contains(call.status())) {
                return;
            }
            change(call, status);
        }
        tell(call, status, event, "");
    }

    private void finish(Call call, String status, String sip) {
        synchronized (call.shown()) {
            if (ENDS.contains(call.status())) {
                return;
            }
            change(call, status);
            call.shown().put("end_time", call.shown().get("date_updated"));
            call.shown().put("price", "-0.0140");
            call.shown().put("price_unit", "USD");
        }
        twilio.ended(call.sid(), status);
        tell(call, status, "completed", sip);
    }

    private void change(Call call, String status) {
        call.shown().put("status", status);
        call.shown()
                .put("date_updated", TwilioCarrier.date(twilio.world().clock().instant()));
    }

    private void tell(Call call, String status, String event, String sip) {
        if (call.callback().isEmpty() || !call.events().contains(event)) {
            return;
        }
        Map<String, Object> shown = call.copy();
        var fields = new TreeMap<String, String>();
        fields.put("CallSid", call.sid());
        fields.put("AccountSid", call.account().value("account_sid"));
        fields.put("From", String.valueOf(shown.get("from")));
        fields.put("To", String.valueOf(shown.get("to")));
        fields.put("Direction", "outbound-api");
        fields.put("CallStatus", status);
        fields.put("CallbackSource", "call-progress-events");
        fields.put("SequenceNumber", Integer.toString(call.reported().getAndIncrement()));
        fields.put("Timestamp", TwilioCarrier.date(twilio.world().clock().instant()));
        fields.put("ApiVersion", "2010-04-01");
        if (event.equals("completed")) {
            fields.put("CallDuration", status.equals("completed") ? "3" : "0");
            if (!sip.isEmpty()) {
                fields.put("SipResponseCode", sip);
            }
        }
        twilio.hook(call.account(), URI.create(call.callback()), status, fields);
    }
}
