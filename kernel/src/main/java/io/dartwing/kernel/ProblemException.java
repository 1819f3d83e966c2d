package io.dartwing.kernel;

import java.util.List;

/// A refusal that reaches the caller as an RFC 9457 problem document.
///
/// `detail` and the field messages go to the caller and may go to logs: no PHI, no secrets, no content of what was
/// sent.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// One wrong input: where it is and, in the form `name: what is wrong (expected: …)`, why.
    public record FieldError(String field, String message) {}

    private final transient ErrorCode code;
    private final String detail;
    private final transient List<FieldError> errors;

    public ProblemException(ErrorCode code, String detail, List<FieldError> errors) {
        super(code.code() + ": " + detail);
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
