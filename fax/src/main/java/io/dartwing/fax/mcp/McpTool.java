package io.dartwing.fax.mcp;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.permission.Action;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The tools there are: name, what they need, what they take.
enum McpTool {
    LIST_FAXES(
            FaxAccess.READ,
            true,
            "The newest faxes, received and sent: id, name, state, pages and times. No contents.",
            """
            {"type": "object", "additionalProperties": false, "properties": {
              "direction": {"type": "string", "enum": ["inbound", "outbound"]},
              "status": {"type": "string", "description": "One state, for example failed", "maxLength": 40},
              "limit": {"type": "integer", "minimum": 1, "maximum": 50},
              "cursor": {"type": "string", "description": "next_cursor of an earlier answer", "maxLength": 2000}}}"""),
    GET_FAX_STATUS(
            FaxAccess.READ,
            true,
            "How one fax fares: its state, pages, attempts, and why it failed. No contents.",
            """
            {"type": "object", "additionalProperties": false, "required": ["fax_id"], "properties": {
              "fax_id": {"type": "string", "description": "Its id or name", "maxLength": 60}}}"""),
    LIST_NUMBERS(FaxAccess.SEND, true, "The organisation's own fax numbers, to send from.", """
            {"type": "object", "additionalProperties": false, "properties": {}}"""),
    SEND_FAX(
            FaxAccess.SEND,
            false,
            "Sends a document as a fax. It can't be taken back once pages were sent: ask the person first.",
            """
            {"type": "object", "additionalProperties": false, "required": ["to", "file_base64", "filename"],
             "properties": {
              "to": {"type": "string", "description": "E.164, for example +12025550143", "maxLength": 40},
              "from": {"type": "string", "description": "One of list_numbers; the usual one if left out",
                       "maxLength": 40},
              "file_base64": {"type": "string", "description": "PDF, TIFF, PNG or JPEG"},
              "filename": {"type": "string", "maxLength": 255},
              "idempotency_key": {"type": "string", "maxLength": 200,
                "description": "The same key never sends twice: give one, and the same one when you try again"}}}""");

    private final Action action;
    private final boolean readOnly;
    private final String description;
    private final String schema;

    McpTool(Action action, boolean readOnly, String description, String schema) {
        this.action = action;
        this.readOnly = readOnly;
        this.description = description;
        this.schema = schema;
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<McpTool> named(String value) {
        return Arrays.stream(values()).filter(one -> one.value().equals(value)).findFirst();
    }

    boolean allowed(Actor actor) {
        return FaxAccess.allows(actor, action);
    }

    /// @throws io.dartwing.kernel.ProblemException `DW-403`
    void require() {
        FaxAccess.require(action);
    }

    boolean readOnly() {
        return readOnly;
    }

    String description() {
        return description;
    }

    String schema() {
        return schema;
    }
}
