package io.dartwing.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.kernel.ErrorCode;
import io.dartwing.kernel.ProblemException.FieldError;
import java.util.List;

/// An RFC 9457 problem document. `type` names the code, `instance` the one occurrence (its trace).
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String advice,
        String instance,
        List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemDocument of(ErrorCode code, String detail, List<FieldError> errors, String trace) {
        return new ProblemDocument(
                "urn:dartwing:problem:" + code.code(),
                code.title(),
                code.status(),
                detail,
                code.code(),
                code.advice(),
                "urn:dartwing:trace:" + trace,
                errors);
    }
}
