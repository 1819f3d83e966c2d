package io.dartwing.simulator.bandwidth;

import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Reply;
import java.util.List;
import java.util.Map;

/// Refusals in the form of <https://dev.bandwidth.com/docs/messaging/errors/>.
final class BandwidthErrors {
    static final Reply FAULT = error(500, "internal-server-error", "Internal server error");
    static final Reply NO_SUCH = error(404, "resource-not-found", "The resource specified cannot be found");

    private BandwidthErrors() {}

    static Reply error(int status, String type, String description) {
        return Reply.json(status, Map.of("type", type, "description", description));
    }

    static Reply field(String name, String description) {
        return Reply.json(
                400,
                Map.of(
                        "type", "request-validation",
                        "description", "Your request could not be accepted.",
                        "fieldErrors", List.of(Map.of("fieldName", name, "description", description))));
    }

    static Reply paused(int status, String type) {
        return error(status, type, "No more messages at the moment")
                .header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    }
}
