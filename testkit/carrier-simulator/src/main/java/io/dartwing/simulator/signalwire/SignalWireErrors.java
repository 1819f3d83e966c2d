package io.dartwing.simulator.signalwire;

import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Reply;
import java.util.Map;

/// Refusals in the form of <https://signalwire.com/docs/compatibility-api/rest/error-codes>.
final class SignalWireErrors {
    static final Reply NO_SUCH = of(404, 20404, "The resource you are trying to access does not exist");
    static final Reply FAULT = of(500, 20504, "An internal error occurred");
    static final Reply FORM_EXPECTED = of(400, 10000, "The argument passed is invalid");

    private SignalWireErrors() {}

    static Reply of(int status, int code, String message) {
        return Reply.json(
                status,
                Map.of(
                        "code", code,
                        "message", message,
                        "more_info", "https://signalwire.com/docs/compatibility-api/rest/error-codes",
                        "status", status));
    }

    static Reply paused(int status, int code, String message) {
        return of(status, code, message).header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    }
}
