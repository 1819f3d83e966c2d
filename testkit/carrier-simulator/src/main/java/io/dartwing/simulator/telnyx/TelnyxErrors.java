package io.dartwing.simulator.telnyx;

import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Reply;
import java.util.List;
import java.util.Map;

/// Telnyx's `errors` (<https://developers.telnyx.com/development/api-fundamentals/api-errors>).
final class TelnyxErrors {
    static final Reply NOT_FOUND = of(404, "10005", "Resource not found", "");
    static final Reply UNAUTHENTICATED = of(401, "10009", "Authentication failed", "");
    static final Reply FAULT = of(500, "10007", "Unexpected error", "");
    static final Reply TOO_MANY =
            of(429, "10011", "Too many requests", "").header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    static final Reply UNAVAILABLE =
            of(503, "10007", "Unexpected error", "").header("Retry-After", Integer.toString(Behaviour.PAUSE_SECONDS));
    static final Reply INVALID_NUMBER = of(422, "10002", "Invalid phone number", "/to");

    private TelnyxErrors() {}

    static Reply of(int status, String code, String title, String pointer) {
        return Reply.json(
                status,
                Map.of(
                        "errors",
                        List.of(Map.of(
                                "code",
                                code,
                                "title",
                                title,
                                "detail",
                                title + ".",
                                "source",
                                Map.of("pointer", pointer)))));
    }
}
