package io.dartwing.fax.faxbot;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.ErrorCode;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.RetryLaterException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/// Answers whatever goes wrong in this interface as Faxbot does: `{"detail": …}`.
@ForFaxbot
@RestControllerAdvice(basePackageClasses = FaxbotAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FaxbotAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(FaxbotAdvice.class);

    private final FaxbotEnvironment environment;

    FaxbotAdvice(FaxbotEnvironment environment) {
        this.environment = environment;
    }

    @ExceptionHandler
    ResponseEntity<?> refused(FaxbotRefusal refusal) {
        return answer(refusal.status(), refusal.detail());
    }

    @ExceptionHandler
    ResponseEntity<?> refused(ProblemException problem) {
        return answer(status(problem.code()), problem.detail());
    }

    @ExceptionHandler
    ResponseEntity<?> later(RetryLaterException later) {
        long seconds = Math.max(1, later.retryAfter().plusNanos(999_999_999).toSeconds());
        return ResponseEntity.status(429)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Map.of("detail", "Rate limit exceeded"));
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException unreadable) {
        LOG.debug("unreadable body: {}", unreadable.getClass().getSimpleName());
        return refused(FaxbotRefusal.invalid("JSON decode error", "json_invalid", "body"));
    }

    @ExceptionHandler
    ResponseEntity<?> tooLarge(MaxUploadSizeExceededException large) {
        LOG.debug("upload refused: {}", large.getClass().getSimpleName());
        return refused(FaxUpload.tooLarge(environment.maxFileMegabytes()));
    }

    @ExceptionHandler
    ResponseEntity<?> malformed(MultipartException malformed) {
        LOG.debug("upload refused: {}", malformed.getClass().getSimpleName());
        return answer(400, "There was an error parsing the body");
    }

    @ExceptionHandler
    void gone(ClientAbortException gone) {
        LOG.debug("the caller closed the connection");
    }

    @ExceptionHandler
    ResponseEntity<?> other(Exception other, HttpServletResponse response) {
        if (other instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
            return answer(status.value(), status.getReasonPhrase());
        }
        LOG.error("request failed", other);
        if (response.isCommitted()) {
            throw new IllegalStateException("the answer was begun already", other);
        }
        return answer(500, "Internal Server Error");
    }

    /// Faxbot's clients know a text with 422 as a list only, and 415 for a document that is none.
    private static int status(ErrorCode code) {
        if (code == FaxError.INVALID_FILE) {
            return 415;
        }
        return code.status() == 422 ? 400 : code.status();
    }

    private static ResponseEntity<?> answer(int status, Object detail) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Map.of("detail", detail));
    }
}
