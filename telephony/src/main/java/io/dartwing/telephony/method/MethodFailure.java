package io.dartwing.telephony.method;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dartwing.kernel.ProblemException;
import org.springframework.http.ResponseEntity;

/// A method's refusal, with the status that the resource would answer.
///
/// @param excType the code of the problem, for example `TEL-902`
/// @param exception its title
/// @param errorMessage what was wrong
public record MethodFailure(
        @JsonProperty("exc_type") String excType,
        String exception,
        @JsonProperty("_error_message") String errorMessage) {
    public static ResponseEntity<MethodFailure> of(ProblemException problem) {
        return ResponseEntity.status(problem.code().status())
                .body(new MethodFailure(problem.code().code(), problem.code().title(), problem.detail()));
    }
}
