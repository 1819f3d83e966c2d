package io.dartwing.fax;

import io.dartwing.kernel.ErrorCode;

/// The fax module's error table. FAX-001 to FAX-009 are those of the original fax specification.
public enum FaxError implements ErrorCode {
    INVALID_RECIPIENT(
            "FAX-001", 422, "Invalid recipient number", "Give the number in E.164 form, for example +12025550143."),
    TOO_LARGE("FAX-002", 413, "File too large", "Send it as a secure link, or split it over several faxes."),
    INVALID_FILE("FAX-003", 422, "Invalid file", "Send a PDF, TIFF, PNG or JPEG file that opens in a viewer."),
    RATE_LIMITED("FAX-004", 429, "Rate limit exceeded", "Wait as long as Retry-After says."),
    UNAUTHORIZED("FAX-005", 401, "Unauthorized", "Sign in, or send a valid API key."),
    NOT_FOUND("FAX-006", 404, "Fax not found", "Check the id; a deleted fax can't be read any more."),
    LINE_DOWN("FAX-007", 502, "The fax line is not available", "Try again shortly; see the trunk's status."),
    SENDER_BLOCKED("FAX-008", 403, "Sender blocked", "Take the number off the deny list first."),
    NUMBER_NOT_OWNED("FAX-009", 403, "Number not owned", "Send from one of your organisation's fax numbers."),
    OUTCOME_UNCERTAIN(
            "FAX-010",
            409,
            "The far machine may already have this fax",
            "Ask the receiver; then mark it as sent, or send it again with confirm_duplicate=true."),
    WRONG_STATE(
            "FAX-011",
            409,
            "Not possible in this state",
            "Reload the fax; its allowed_actions say what can be done now."),
    TOO_MANY_PAGES(
            "FAX-012", 413, "Too many pages", "Send the document as a secure link, or split it over several faxes."),
    FILE_URL_REFUSED(
            "FAX-013",
            422,
            "The file_url can't be fetched",
            "Give an https address on the public internet, or upload the file."),
    NO_ROUTE("FAX-014", 422, "No trunk or carrier leads to this number", "Set up a trunk whose prefixes cover it."),
    BAD_SCHEDULE(
            "FAX-015", 422, "The time to send is not usable", "Give a time within the next 400 days, with its zone."),
    FILE_MISSING("FAX-016", 422, "No file", "Send at least one file, or a cover page with a message."),
    PREVIEW_GONE("FAX-017", 404, "The preview is gone", "Previews are kept for 15 minutes: make a new one."),
    NOT_READY("FAX-019", 409, "Not ready yet", "Ask again in a moment."),
    OPTED_OUT(
            "FAX-020",
            403,
            "The recipient asked to get no faxes",
            "Ask the recipient; an administrator can take the number off the do-not-fax list."),
    WRONG_PIN("FAX-021", 403, "Wrong signing PIN", "Type the PIN you set under your signatures, or set a new one."),
    PIN_SHUT("FAX-022", 429, "Signing is shut for a while", "Wait a quarter of an hour, or set a new PIN."),
    CANNOT_DRAW("FAX-023", 422, "These pages can't be drawn on", "Mark fewer pages, or a smaller document."),
    NOT_CHALLENGED(
            "FAX-024", 409, "This sender is not challenged", "Decide about the fax yourself: release or reject it."),
    WRONG_CODE("FAX-045", 403, "Wrong code", "Type the six digits of the mail, or write the message again."),
    MAIL_NOT_ALLOWED(
            "FAX-046",
            403,
            "Not by e-mail",
            "An administrator decides in the settings how much of a fax may leave by e-mail."),
    SEARCH_UNAVAILABLE(
            "FAX-048", 503, "The search index is not available", "Try again in a moment; lists work without."),
    LINKS_OFF(
            "FAX-049",
            403,
            "No secure links this way",
            "An administrator decides in the settings how links may go out."),
    LINK_NOT_NEEDED(
            "FAX-050",
            409,
            "Not for this fax",
            "A link goes by e-mail only where a person or a voicemail answered in the place of a fax."),
    NO_MAIL(
            "FAX-051",
            409,
            "This server sends no mail",
            "The operator sets up a mail server; see the operators' guide."),
    NO_CONSENT(
            "FAX-047",
            403,
            "No consent to sign electronically",
            "Read what signing electronically means under your signatures, and agree to it."),
    INBOX_IN_USE("FAX-018", 409, "Inbox in use", "Move its faxes, numbers and rules elsewhere first.");

    private final String code;
    private final int status;
    private final String title;
    private final String advice;

    FaxError(String code, int status, String title, String advice) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String advice() {
        return advice;
    }
}
