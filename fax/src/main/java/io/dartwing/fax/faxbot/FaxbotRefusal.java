package io.dartwing.fax.faxbot;

import java.util.List;
import java.util.Map;

/// A refusal in Faxbot's words. Holds nothing that the caller sent.
final class FaxbotRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object detail;

    private FaxbotRefusal(int status, String message, Object detail) {
        super(message, null, false, false);
        this.status = status;
        this.detail = detail;
    }

    FaxbotRefusal(int status, String detail) {
        this(status, detail, detail);
    }

    /// 422 with the place of what is missing, for example `body`, `to`.
    static FaxbotRefusal missing(String... place) {
        return invalid("Field required", "missing", place);
    }

    static FaxbotRefusal invalid(String message, String type, String... place) {
        return new FaxbotRefusal(
                422, message, List.of(Map.of("loc", List.of((Object[]) place), "msg", message, "type", type)));
    }

    static FaxbotRefusal notFound(String detail) {
        return new FaxbotRefusal(404, detail);
    }

    int status() {
        return status;
    }

    /// The body's `detail`: a text, or the list of what is not valid.
    Object detail() {
        return detail;
    }
}
