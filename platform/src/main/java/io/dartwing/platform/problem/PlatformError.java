package io.dartwing.platform.problem;

import io.dartwing.kernel.ErrorCode;
import io.dartwing.kernel.ProblemException;
import java.util.List;

/// The platform's error table: what any operation can answer, whatever the product.
public enum PlatformError implements ErrorCode {
    VALIDATION(400, "The request is not valid", "Correct the fields named in errors and send the request again."),
    UNAUTHENTICATED(401, "Sign-in needed", "Sign in, or send an API key that is valid and not expired."),
    FORBIDDEN(403, "Not permitted", "Ask an administrator of your organisation for the permission."),
    NOT_FOUND(404, "Not found", "Check the id and the path; it may have been deleted."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "Use one of the methods in the Allow header."),
    NOT_ACCEPTABLE(406, "No such representation", "Accept application/json, or leave the Accept header out."),
    CONFLICT(409, "Conflict", "Read the current state, then decide again."),
    STALE_VERSION(412, "Changed by someone else", "Read the record again and repeat your change on its new version."),
    TOO_LARGE(413, "Too large", "Send less in one request; the limits are in the API guide."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "Send the content type that the API guide names."),
    UNPROCESSABLE(422, "The content can't be processed", "Correct the content and send the request again."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait for the seconds in the Retry-After header, then try again."),
    AGREEMENT_NEEDED(
            451,
            "A business associate agreement is needed",
            "Let an administrator enter the signed agreement under Privacy, then try again."),
    INTERNAL(500, "Internal error", "Try again later; if it stays, tell the operator the trace id."),
    UNAVAILABLE(503, "Not available now", "Try again in a few seconds."),

    // Told apart from a plain 403 because a browser goes on from them. Behind the general ones: `ofStatus`.
    SECOND_FACTOR_NEEDED("DW-4031", 403, "Second factor needed", "Show a code, a passkey or a recovery code."),
    ENROLMENT_NEEDED("DW-4032", 403, "Second factor to be set up", "Set up an authenticator or a passkey first."),
    CONFIRMATION_NEEDED("DW-4033", 403, "Confirm that it is you", "Show your password, a code or a passkey again."),
    FRESH_FACTOR_NEEDED(
            "DW-4034",
            403,
            "Second factor needed again",
            "Show a code or a passkey again; who has neither sets one up under Sign-in and security.");

    private final String code;
    private final int status;
    private final String title;
    private final String advice;

    PlatformError(int status, String title, String advice) {
        this("DW-" + status, status, title, advice);
    }

    PlatformError(String code, int status, String title, String advice) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /// `DW-` and the status; a fourth digit where a program must tell more apart.
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

    /// One input that is wrong, named as the caller names it.
    public static ProblemException invalid(String field, String problem, String expected) {
        String text = field + ": " + problem + " (expected: " + expected + ")";
        return new ProblemException(VALIDATION, text, List.of(new ProblemException.FieldError(field, text)));
    }

    /// The entry for a status that Spring or the container chose.
    static PlatformError ofStatus(int status) {
        for (PlatformError error : values()) {
            if (error.status == status) {
                return error;
            }
        }
        boolean notHttp = status == 501 || status == 505; // a method or version of another protocol
        return status >= 500 && !notHttp ? INTERNAL : VALIDATION;
    }
}
