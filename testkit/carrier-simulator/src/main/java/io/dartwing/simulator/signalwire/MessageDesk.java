package io.dartwing.simulator.signalwire;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Paper;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Messages: <https://signalwire.com/docs/compatibility-api/rest/messages/create-message>.
final class MessageDesk {
    private static final Set<String> ENDS = Set.of("delivered", "undelivered", "failed");
    private static final int MOST_MEDIA = 8;
    private static final int LONGEST_TEXT = 1600;

    private final SignalWireCarrier signalWire;
    private final Map<String, Entry> messages = new ConcurrentHashMap<>();

    MessageDesk(SignalWireCarrier signalWire) {
        this.signalWire = signalWire;
    }

    Reply answer(Account account, Request request, List<String> path) {
        if (path.size() == 1) {
            return request.method().equals("POST")
                    ? send(account, request)
                    : signalWire.list(account, request, "messages", messages.values());
        }
        Entry message = messages.get(path.get(1));
        boolean known = message != null && message.account() == account && path.size() == 2;
        return known && message != null && request.method().equals("GET")
                ? Reply.json(200, message.copy())
                : SignalWireErrors.NO_SUCH;
    }

    private Reply send(Account account, Request request) {
        String to = request.form("To").orElse("");
        String from = request.form("From").orElse("");
        String body = request.form("Body").orElse("");
        long media = request.form().stream()
                .filter(field -> field.name().equals("MediaUrl"))
                .count();
        Optional<Reply> wrong = wrong(to, from, body, media).or(() -> signalWire.atOnce(Behaviour.of(to), 21614));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Behaviour behaviour = Behaviour.of(to);
        String sid = UUID.randomUUID().toString();
        String now = SignalWireCarrier.rfc(signalWire.now());
        var shown = new HashMap<String, Object>();
        shown.put("sid", sid);
        shown.put("account_sid", account.value("project_id"));
        shown.put("api_version", "2010-04-01");
        shown.put("direction", "outbound-api");
        shown.put("from", from);
        shown.put("to", to);
        shown.put("body", body);
        shown.put("num_media", media);
        shown.put("num_segments", 1);
        shown.put("status", "queued");
        shown.put("price", null);
        shown.put("price_unit", "USD");
        shown.put("error_code", null);
        shown.put("date_created", now);
        shown.put("date_updated", now);
        var message = new Entry(account, sid, request.form("StatusCallback").orElse(""), signalWire.now(), shown);
        messages.put(sid, message);
        signalWire.accepted(Kind.MESSAGE, message);
        Reply good = Reply.json(201, message.copy());
        int pace = behaviour == Behaviour.SLOW ? SignalWireCarrier.SLOWER : 1;
        signalWire.world().later(pace, () -> tell(message, "sent", ""));
        boolean fails = behaviour == Behaviour.UNDELIVERABLE;
        signalWire
                .world()
                .later(2 * pace, () -> tell(message, fails ? "undelivered" : "delivered", fails ? "30003" : ""));
        return behaviour.answer(good, SignalWireErrors.FAULT);
    }

    private static Optional<Reply> wrong(String to, String from, String body, long media) {
        if (!to.matches("\\+[1-9][0-9]{4,14}") || !from.matches("\\+[1-9][0-9]{4,14}|[0-9]{5,6}")) {
            return Optional.of(SignalWireErrors.of(422, 21603, "The format of the 'To' or 'From' is invalid"));
        }
        if (body.isEmpty() && media == 0) {
            return Optional.of(SignalWireErrors.of(
                    422, 21602, "An attempt was made to send a message without a media URL or text body"));
        }
        if (body.length() > LONGEST_TEXT) {
            return Optional.of(SignalWireErrors.of(
                    422, 21617, "The concatenated message body exceeds the allowed character limit"));
        }
        return media > MOST_MEDIA
                ? Optional.of(SignalWireErrors.of(422, 21623, "The number of media files exceeds the allowed limit"))
                : Optional.empty();
    }

    private void tell(Entry message, String status, String error) {
        if (!message.change(ENDS, status, SignalWireCarrier.rfc(signalWire.now()))) {
            return;
        }
        message.set("price", 0.005);
        if (!error.isEmpty()) {
            message.set("error_code", error);
        }
        if (ENDS.contains(status)) {
            signalWire.ended(message);
        }
        if (!message.callback().isEmpty()) {
            var fields = standard(message.account(), message.sid(), message.text("from"), message.text("to"));
            fields.put("MessageStatus", status);
            fields.put("Body", message.text("body"));
            fields.put("NumMedia", message.text("num_media"));
            if (!error.isEmpty()) {
                fields.put("ErrorCode", error);
            }
            signalWire.report(message.account(), URI.create(message.callback()), status, fields, answer -> {});
        }
    }

    private static TreeMap<String, String> standard(Account account, String sid, String from, String to) {
        var fields = new TreeMap<String, String>();
        fields.put("AccountSid", account.value("project_id"));
        fields.put("MessageSid", sid);
        fields.put("From", from);
        fields.put("To", to);
        fields.put("NumSegments", "1");
        return fields;
    }

    String arrive(Account account, Arrival arrival) {
        String sid = UUID.randomUUID().toString();
        var fields = standard(account, sid, arrival.from(), arrival.to());
        fields.put("Body", arrival.text());
        fields.put("NumMedia", Integer.toString(arrival.pages()));
        for (int i = 0; i < arrival.pages(); i++) {
            fields.put("MediaContentType" + i, "image/gif");
            fields.put(
                    "MediaUrl" + i, signalWire.world().address() + "/signalwire/files/" + UUID.randomUUID() + ".gif");
        }
        account.callback().ifPresent(address -> signalWire.report(account, address, "received", fields, answer -> {}));
        return sid;
    }

    Reply media(String path) {
        return path.endsWith(".gif") ? Reply.bytes(200, "image/gif", Paper.picture()) : SignalWireErrors.NO_SUCH;
    }
}
