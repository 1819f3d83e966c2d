package io.dartwing.simulator.signalwire;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Paper;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Faxes: <https://signalwire.com/docs/compatibility-api/rest/faxes/send-fax>, and what arrives:
/// <https://signalwire.com/docs/compatibility-api/cxml/reference/fax/receive>.
final class FaxDesk {
    private static final Set<String> ENDS = Set.of("delivered", "no-answer", "busy", "failed", "canceled");
    private static final Pattern RECEIVE = Pattern.compile("<Receive action=\"([^\"]+)\"/>");

    private final SignalWireCarrier signalWire;
    private final Map<String, Entry> faxes = new ConcurrentHashMap<>();
    private final Map<String, byte[]> received = new ConcurrentHashMap<>();

    FaxDesk(SignalWireCarrier signalWire) {
        this.signalWire = signalWire;
    }

    Reply answer(Account account, Request request, List<String> path) {
        if (path.size() == 1) {
            return request.method().equals("POST") ? send(account, request) : list(account, request);
        }
        Entry fax = faxes.get(path.get(1));
        if (fax == null || fax.account() != account || path.size() != 2) {
            return SignalWireErrors.NO_SUCH;
        }
        return request.method().equals("POST") ? cancel(fax, request) : Reply.json(200, fax.copy());
    }

    private Reply send(Account account, Request request) {
        String to = request.form("To").orElse("");
        String from = request.form("From").orElse("");
        String media = request.form("MediaUrl").orElse("");
        Optional<Reply> wrong = wrong(request, to, from, media).or(() -> signalWire.atOnce(Behaviour.of(to), 21217));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Behaviour behaviour = Behaviour.of(to);
        String sid = UUID.randomUUID().toString();
        String now = time(signalWire.now());
        var shown = new HashMap<String, Object>();
        shown.put("sid", sid);
        shown.put("account_sid", account.value("project_id"));
        shown.put("api_version", "v1");
        shown.put("direction", "outbound");
        shown.put("from", from);
        shown.put("to", to);
        shown.put("quality", request.form("Quality").orElse("fine"));
        shown.put("status", "queued");
        shown.put("num_pages", null);
        shown.put("price", null);
        shown.put("price_unit", "USD");
        shown.put("error_code", null);
        shown.put("error_message", null);
        shown.put("date_created", now);
        shown.put("date_updated", now);
        var fax = new Entry(account, sid, request.form("StatusCallback").orElse(""), signalWire.now(), shown);
        faxes.put(sid, fax);
        signalWire.accepted(Kind.FAX, fax);
        Reply good = Reply.json(201, fax.copy());
        int pace = behaviour == Behaviour.SLOW ? SignalWireCarrier.SLOWER : 1;
        signalWire.world().later(pace, () -> process(fax, behaviour, pace, media));
        return behaviour.answer(good, SignalWireErrors.FAULT);
    }

    private static Optional<Reply> wrong(Request request, String to, String from, String media) {
        if (!to.matches("\\+[1-9][0-9]{4,14}")) {
            return Optional.of(SignalWireErrors.of(422, 21211, "The 'To' number provided has an invalid format"));
        }
        if (!from.matches("\\+[1-9][0-9]{4,14}")) {
            return Optional.of(SignalWireErrors.of(422, 21212, "The From number provided has invalid format"));
        }
        if (!media.matches("https?://.+")) {
            return Optional.of(SignalWireErrors.of(422, 21620, "The media URL(s) provided is/was invalid"));
        }
        boolean odd = !request.form("Quality").orElse("fine").matches("standard|fine|superfine")
                || !request.form("StoreMedia").orElse("true").matches("true|false");
        if (odd) {
            return Optional.of(SignalWireErrors.of(422, 10000, "The argument passed is invalid"));
        }
        return request.form("StatusCallback").orElse("http://none").matches("https?://.+")
                ? Optional.empty()
                : Optional.of(SignalWireErrors.of(422, 21456, "The supplied callback URL is not valid"));
    }

    private void process(Entry fax, Behaviour behaviour, int pace, String media) {
        if (!fax.change(ENDS, "processing", time(signalWire.now()))) {
            return;
        }
        Optional<byte[]> document = signalWire.world().courier().fetch(URI.create(media));
        if (document.filter(Paper::isPdf).isEmpty()) {
            end(fax, media, "failed", "63019", "The media could not be downloaded");
        } else {
            fax.set("num_pages", Integer.toString(Paper.pages(document.get())));
            fax.change(ENDS, "sending", time(signalWire.now()));
            signalWire.world().later(pace, () -> finish(fax, behaviour, media));
        }
    }

    private void finish(Entry fax, Behaviour behaviour, String media) {
        switch (behaviour) {
            case BUSY -> end(fax, media, "busy", "", "");
            case NO_ANSWER -> end(fax, media, "no-answer", "", "");
            case HUMAN_VOICE -> end(fax, media, "failed", "", "Timed out waiting for initial communication");
            case PARTIAL_PAGES -> end(fax, media, "failed", "", "The call dropped prematurely");
            case UNDELIVERABLE -> end(fax, media, "failed", "", "The destination could not be reached");
            default -> end(fax, media, "delivered", "", "");
        }
    }

    /// Only the end is reported: `completed` is the default of `StatusCallbackEvent`.
    private void end(Entry fax, String media, String status, String code, String message) {
        if (!fax.change(ENDS, status, time(signalWire.now()))) {
            return;
        }
        fax.set("error_code", code);
        fax.set("error_message", message);
        fax.set("price", "-0.005");
        signalWire.ended(fax);
        if (fax.callback().isEmpty()) {
            return;
        }
        var fields = standard(fax.account(), fax.sid(), fax.text("from"), fax.text("to"));
        fields.put("FaxStatus", status);
        fields.put("OriginalMediaUrl", media);
        fields.put("NumPages", fax.text("num_pages"));
        fields.put("Timestamp", fax.text("date_updated"));
        if (!message.isEmpty()) {
            fields.put("ErrorCode", code);
            fields.put("ErrorMessage", message);
        }
        signalWire.report(fax.account(), URI.create(fax.callback()), status, fields, answer -> {});
    }

    private static TreeMap<String, String> standard(Account account, String sid, String from, String to) {
        var fields = new TreeMap<String, String>();
        fields.put("AccountSid", account.value("project_id"));
        fields.put("ApiVersion", "v1");
        fields.put("FaxSid", sid);
        fields.put("From", from);
        fields.put("To", to);
        return fields;
    }

    private Reply cancel(Entry fax, Request request) {
        if (!request.form("Status").orElse("").equals("canceled")
                || !fax.text("status").equals("queued")) {
            return SignalWireErrors.of(422, 10000, "An attempt was made to cancel an in-progress or finished fax");
        }
        end(fax, "", "canceled", "", "");
        return Reply.json(200, fax.copy());
    }

    private Reply list(Account account, Request request) {
        Instant after;
        try {
            after = request.query("DateCreatedAfter")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(Instant.MIN);
        } catch (DateTimeException malformed) {
            return SignalWireErrors.of(422, 90000, "The format for the argument provided is invalid");
        }
        List<Entry> found = faxes.values().stream()
                .filter(fax -> fax.created().isAfter(after))
                .toList();
        return signalWire.list(account, request, "faxes", found);
    }

    /// The number's webhook says what becomes of the fax: only a `Receive` takes it, and its
    /// action hears of it.
    String arrive(Account account, Arrival arrival) {
        String sid = UUID.randomUUID().toString();
        var announced = standard(account, sid, arrival.from(), arrival.to());
        account.callback()
                .ifPresent(address -> signalWire.report(account, address, "fax", announced, answer -> {
                    Matcher receive = RECEIVE.matcher(answer);
                    if (receive.find()) {
                        URI action = URI.create(receive.group(1).replace("&amp;", "&"));
                        signalWire.world().later(1, () -> receive(account, arrival, sid, action));
                    }
                }));
        return sid;
    }

    private void receive(Account account, Arrival arrival, String sid, URI action) {
        int pages = Math.max(1, arrival.pages());
        String path = "files/" + sid + ".pdf";
        if (received.putIfAbsent(path, Paper.pdf(arrival.text(), pages)) != null) {
            return;
        }
        var fields = standard(account, sid, arrival.from(), arrival.to());
        fields.put("FaxStatus", "received");
        fields.put("RemoteStationId", arrival.from());
        fields.put("NumPages", Integer.toString(pages));
        fields.put("MediaSid", UUID.randomUUID().toString());
        fields.put("MediaUrl", signalWire.world().address() + "/signalwire/" + path);
        fields.put("Timestamp", time(signalWire.now()));
        signalWire.report(account, action, "received", fields, answer -> {});
    }

    Reply media(String path) {
        byte[] pdf = received.get(path);
        return pdf == null ? SignalWireErrors.NO_SUCH : Reply.bytes(200, "application/pdf", pdf);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
