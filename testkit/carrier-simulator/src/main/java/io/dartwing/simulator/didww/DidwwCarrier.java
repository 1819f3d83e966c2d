package io.dartwing.simulator.didww;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import io.dartwing.simulator.SimulatedCarrier;
import io.dartwing.simulator.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// API v3 as of 2026-04-16 (<https://doc.didww.com/api3/2026-04-16/index.html>) and SMS over HTTP
/// trunks
/// (<https://doc.didww.com/sms/outbound-sms-api/index.html>).
public final class DidwwCarrier extends SimulatedCarrier {
    static final String MEDIA_TYPE = "application/vnd.api+json";
    static final Reply NO_SUCH = refused(404, "Record not found", "The record could not be found");
    static final Reply FAULT = refused(500, "Internal Server Error", "Internal Server Error");

    private static final String VERSION = "2026-04-16";
    private static final int PAUSE_STATUS = 429;

    private final SmsDesk messages = new SmsDesk(this);
    private final OrderDesk orders = new OrderDesk(this);

    public DidwwCarrier(Simulation simulation) {
        super(
                "didww",
                "DIDWW",
                simulation,
                Map.of(
                        "api_key", "didww-key-0000000000000000000001",
                        "callback_secret", "didww-callback-00000000000000002",
                        "sms_user", "didww-trunk",
                        "sms_password", "didww-password",
                        "webhook_token", "didww-token-0000000000003",
                        "voice_in_trunk_id", "41b94706-325e-4704-a433-d65105758836"));
    }

    @Override
    public String apiPath() {
        return "/didww/v3";
    }

    @Override
    public Reply answer(Request request) {
        List<String> path = request.path();
        if (!request.method().equals("GET") && !request.header("content-type").equals(MEDIA_TYPE)) {
            return refused(415, "Unsupported media type", "All requests must use the '" + MEDIA_TYPE + "' media type");
        }
        if (path.equals(List.of("outbound_messages"))) {
            Optional<Account> known = request.basic()
                    .flatMap(basic -> account(it -> it.value("sms_user").equals(basic.user())
                            && it.value("sms_password").equals(basic.password())));
            return known.map(account -> messages.answer(account, request))
                    .orElseGet(() -> refused(401, "Unauthorized", "Unauthorized"));
        }
        if (path.size() < 2 || path.size() > 3 || !path.getFirst().equals("v3")) {
            return NO_SUCH;
        }
        if (!request.header("x-didww-api-version").equals(VERSION)) {
            return refused(400, "Invalid API version", "This simulator speaks " + VERSION);
        }
        return account(it -> it.value("api_key").equals(request.header("api-key")))
                .map(account -> orders.answer(account, request, path))
                .orElseGet(() -> refused(401, "Unauthorized", "Unauthorized"));
    }

    @Override
    public String arrive(Account account, Arrival arrival) {
        if (arrival.kind() != Kind.MESSAGE || arrival.pages() != 0) {
            throw new IllegalArgumentException("kind: can't arrive at DIDWW (expected: MESSAGE without pictures)");
        }
        return messages.arrive(account, arrival);
    }

    Simulation world() {
        return simulation();
    }

    void accepted(Kind kind, String reference, String id, String from, String to) {
        accept(kind, reference, id, from, to);
    }

    void ended(String id, String state) {
        end(id, state);
    }

    static Reply json(int status, Object value) {
        Reply reply = Reply.json(status, value);
        return Reply.bytes(status, MEDIA_TYPE, reply.body());
    }

    static Reply refused(int status, String title, String detail) {
        return json(
                status,
                Map.of(
                        "errors",
                        List.of(Map.of(
                                "title",
                                title,
                                "detail",
                                detail,
                                "code",
                                Integer.toString(status),
                                "status",
                                Integer.toString(status)))));
    }

    static Reply paused(int status) {
        String title = status == PAUSE_STATUS ? "Too Many Requests" : "Service Unavailable";
        return refused(status, title, title).header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    }
}
